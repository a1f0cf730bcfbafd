/** The scope of an export: one document, or all documents of a project. */
export type ExportScope = "document" | "project";

export interface Format {
  readonly id: string;
  readonly label: string;
  readonly mediaType: string;
  /** With its dot. */
  readonly ending: `.${string}`;
  readonly scopes: readonly ExportScope[];
  /** Of several texts, where each of them has a file of its own: they come in a zip. */
  readonly together?: "zip";
  /** Never of some texts of a project. */
  readonly isWhole?: true;
}

const ZIP = { mediaType: "application/zip", ending: ".zip" } as const;

const BOTH = ["document", "project"] as const;

/** The one table of export formats. Routes, menus and the API's description read it. */
export const FORMATS = [
  {
    id: "w3c",
    label: "W3C Web Annotation (JSON-LD)",
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ending: ".jsonld",
    scopes: BOTH,
  },
  {
    id: "csv",
    label: "Table (CSV)",
    mediaType: "text/csv; charset=utf-8; header=present",
    ending: ".csv",
    scopes: BOTH,
  },
  {
    id: "jsonl",
    label: "Obelus lines (JSONL)",
    mediaType: "application/jsonl; charset=utf-8",
    ending: ".jsonl",
    scopes: BOTH,
  },
  {
    id: "html",
    label: "Page to read offline (HTML)",
    mediaType: "text/html; charset=utf-8",
    ending: ".html",
    scopes: BOTH,
  },
  {
    id: "hypothesis",
    label: "Hypothesis (JSON)",
    mediaType: "application/json; charset=utf-8",
    ending: ".json",
    scopes: BOTH,
  },
  {
    id: "doccano",
    label: "doccano (JSONL)",
    mediaType: "application/jsonl; charset=utf-8",
    ending: ".jsonl",
    scopes: BOTH,
  },
  {
    id: "label-studio",
    label: "Label Studio (JSON)",
    mediaType: "application/json; charset=utf-8",
    ending: ".json",
    scopes: BOTH,
  },
  {
    id: "spacy",
    label: "spaCy and Prodigy (JSONL)",
    mediaType: "application/jsonl; charset=utf-8",
    ending: ".jsonl",
    scopes: BOTH,
  },
  {
    id: "conll",
    label: "CoNLL-2003 (IOB2)",
    mediaType: "text/plain; charset=utf-8",
    ending: ".conll",
    scopes: BOTH,
  },
  {
    id: "semeval",
    label: "SemEval technique spans (TSV)",
    mediaType: "text/tab-separated-values; charset=utf-8",
    ending: ".tsv",
    scopes: BOTH,
  },
  {
    id: "claimreview",
    label: "ClaimReview (JSON-LD)",
    mediaType: "application/ld+json; charset=utf-8",
    ending: ".jsonld",
    scopes: BOTH,
  },
  {
    id: "bibtex",
    label: "References as BibTeX",
    mediaType: "application/x-bibtex; charset=utf-8",
    ending: ".bib",
    scopes: BOTH,
  },
  {
    id: "ris",
    label: "References as RIS",
    mediaType: "application/x-research-info-systems; charset=utf-8",
    ending: ".ris",
    scopes: BOTH,
  },
  {
    id: "csl",
    label: "References as CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    ending: ".json",
    scopes: BOTH,
  },
  {
    id: "zotero-rdf",
    label: "References as Zotero RDF",
    mediaType: "application/rdf+xml; charset=utf-8",
    ending: ".rdf",
    scopes: BOTH,
  },
  {
    id: "markdown",
    label: "Report (Markdown)",
    mediaType: "text/markdown; charset=utf-8",
    ending: ".md",
    scopes: BOTH,
  },
  {
    id: "brat",
    label: "brat (zip)",
    mediaType: "application/zip",
    ending: ".zip",
    scopes: BOTH,
  },
  {
    id: "webanno",
    label: "WebAnno TSV 3.3 for INCEpTION",
    mediaType: "text/tab-separated-values; charset=utf-8",
    ending: ".tsv",
    scopes: BOTH,
    together: "zip",
  },
  {
    id: "cas",
    label: "UIMA CAS (JSON)",
    mediaType: "application/json; charset=utf-8",
    ending: ".json",
    scopes: BOTH,
    together: "zip",
  },
  {
    id: "tei",
    label: "TEI with standOff (XML)",
    mediaType: "application/tei+xml; charset=utf-8",
    ending: ".xml",
    scopes: BOTH,
    together: "zip",
  },
  {
    id: "qdpx",
    label: "REFI-QDA project",
    mediaType: "application/zip",
    ending: ".qdpx",
    scopes: BOTH,
  },
  {
    id: "xlsx",
    label: "Table (Excel)",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ending: ".xlsx",
    scopes: BOTH,
  },
  {
    id: "docx",
    label: "Text with comments (Word)",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ending: ".docx",
    scopes: BOTH,
    together: "zip",
  },
  {
    id: "bundle",
    label: "Bundle of everything (zip)",
    mediaType: "application/zip",
    ending: ".zip",
    scopes: ["project"],
    isWhole: true,
  },
] as const satisfies readonly Format[];

export type FormatId = (typeof FORMATS)[number]["id"];
export const FORMAT_IDS: readonly FormatId[] = FORMATS.map(({ id }) => id);

/** The format with this name if it supports the scope, or undefined. */
export function formatOf(id: string, scope: ExportScope) {
  return FORMATS.find(
    (format) => format.id === id && (format.scopes as readonly ExportScope[]).includes(scope),
  );
}

/** What a file of a format is: of several texts it may be a zip. */
export function fileKindOf(
  format: Format,
  scope: ExportScope,
): Pick<Format, "mediaType" | "ending"> {
  return scope === "project" && format.together ? ZIP : format;
}

/** The formats in which a codebook comes and goes as a file of its own. */
export const CODEBOOK_FORMATS = [
  {
    id: "json",
    label: "Obelus codebook (JSON)",
    mediaType: "application/json; charset=utf-8",
    ending: ".json",
  },
  {
    id: "csv",
    label: "Table (CSV)",
    mediaType: "text/csv; charset=utf-8; header=present",
    ending: ".csv",
  },
  {
    id: "qdc",
    label: "REFI-QDA codebook",
    mediaType: "application/xml; charset=utf-8",
    ending: ".qdc",
  },
  {
    id: "skos",
    label: "SKOS (JSON-LD)",
    mediaType: "application/ld+json; charset=utf-8",
    ending: ".jsonld",
  },
] as const satisfies readonly Omit<Format, "scopes">[];

export type CodebookFormatId = (typeof CODEBOOK_FORMATS)[number]["id"];
export const CODEBOOK_FORMAT_IDS: readonly CodebookFormatId[] = CODEBOOK_FORMATS.map(
  ({ id }) => id,
);

/** The formats in which the sources of a project come and go. */
export const SOURCE_FORMATS = [
  {
    id: "bibtex",
    label: "BibTeX",
    mediaType: "application/x-bibtex; charset=utf-8",
    ending: ".bib",
  },
  {
    id: "ris",
    label: "RIS",
    mediaType: "application/x-research-info-systems; charset=utf-8",
    ending: ".ris",
  },
  {
    id: "csl",
    label: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    ending: ".json",
  },
  {
    id: "zotero-rdf",
    label: "Zotero RDF",
    mediaType: "application/rdf+xml; charset=utf-8",
    ending: ".rdf",
  },
] as const satisfies readonly Omit<Format, "scopes">[];

export type SourceFormatId = (typeof SOURCE_FORMATS)[number]["id"];
export const SOURCE_FORMAT_IDS: readonly SourceFormatId[] = SOURCE_FORMATS.map(({ id }) => id);

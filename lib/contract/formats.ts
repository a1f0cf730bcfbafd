/** The scope of an export: one document, or all documents of a project. */
export type ExportScope = "document" | "project";

export interface Format {
  readonly id: string;
  readonly label: string;
  readonly mediaType: string;
  /** With its dot. */
  readonly ending: string;
  readonly scopes: readonly ExportScope[];
}

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
] as const satisfies readonly Format[];

export type FormatId = (typeof FORMATS)[number]["id"];
export const FORMAT_IDS: readonly FormatId[] = FORMATS.map(({ id }) => id);

/** The format with this name if it supports the scope, or undefined. */
export function formatOf(id: string, scope: ExportScope) {
  return FORMATS.find(
    (format) => format.id === id && (format.scopes as readonly ExportScope[]).includes(scope),
  );
}

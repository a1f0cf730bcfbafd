import type { Csl } from "../source/citation";

/** BibTeX has fewer types than CSL; whatever is no publication of one of these is `misc`. */
const TYPES: Readonly<Record<string, string>> = {
  article: "article",
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  book: "book",
  chapter: "incollection",
  "entry-encyclopedia": "incollection",
  "paper-conference": "inproceedings",
  pamphlet: "booklet",
  report: "techreport",
  thesis: "phdthesis",
  manuscript: "unpublished",
  // BibLaTeX; BibTeX itself takes what it does not know for `misc`.
  webpage: "online",
  post: "online",
  "post-weblog": "online",
  dataset: "dataset",
  software: "software",
  patent: "patent",
};

/** Where the container's title stands. */
const CONTAINERS: Readonly<Record<string, string>> = {
  article: "journal",
  incollection: "booktitle",
  inproceedings: "booktitle",
};

/** What has a number of its own, where others have that of an issue or of a place in a series. */
const NUMBERED = new Set(["techreport", "patent"]);
/** What says itself which kind it is. */
const TYPED = new Set(["techreport", "phdthesis"]);

const WORDS: readonly (readonly [field: string, variable: string])[] = [
  ["title", "title"],
  ["edition", "edition"],
  ["volume", "volume"],
  ["number", "issue"],
  ["publisher", "publisher"],
  ["address", "publisher-place"],
  ["series", "collection-title"],
  ["isbn", "ISBN"],
  ["issn", "ISSN"],
  ["language", "language"],
  ["keywords", "keyword"],
  ["pagetotal", "number-of-pages"],
  ["eventtitle", "event-title"],
];

/**
 * A CSL item as one entry of BibTeX in UTF-8, its id being the key. Written here, because the
 * library that reads BibTeX for us writes either letters beyond Latin or the signs of TeX wrongly.
 */
export function bibtexEntry(item: Csl): string {
  const type = TYPES[text(item.type)] ?? "misc";
  const [year, month, day] = dateOf(item.issued);
  const fields: (readonly [string, string])[] = [
    ["author", namesOf(item.author)],
    ["editor", namesOf(item.editor)],
    ["translator", namesOf(item.translator)],
    ...WORDS.map(([field, variable]) => [field, escaped(text(item[variable]))] as const),
    ["number", NUMBERED.has(type) && !text(item.issue) ? escaped(text(item.number)) : ""],
    ["type", TYPED.has(type) ? escaped(text(item.genre)) : ""],
    [CONTAINERS[type] ?? "howpublished", escaped(text(item["container-title"]))],
    ["pages", escaped(text(item.page)).replace(/(\d)\s*[-–]\s*(?=\d)/g, "$1--")],
    ["year", year ?? ""],
    ["month", month ?? ""],
    ["day", day ?? ""],
    ["doi", verbatim(item.DOI)],
    ["url", verbatim(item.URL)],
    [
      "urldate",
      dateOf(item.accessed)
        .map((part) => part.padStart(2, "0"))
        .join("-"),
    ],
  ];
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}},\n`] : []));
  return `@${type}{${text(item.id)},\n${lines.join("")}}\n\n`;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Braces are written as commands: an unpaired one would end or swallow the field. */
function escaped(words: string): string {
  return words.replace(/[\\~^{}%$#&_]/g, (sign) => {
    if (sign === "{") return "\\textbraceleft{}";
    if (sign === "}") return "\\textbraceright{}";
    return TEX[sign] ?? `\\${sign}`;
  });
}

/** An address or a number is not TeX; braces are percent-encoded so that they stay paired. */
function verbatim(value: unknown): string {
  return text(value).replace(/[{}\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

interface Name {
  readonly family?: unknown;
  readonly given?: unknown;
  readonly literal?: unknown;
}

/** `Hale, Ana and {Harbour Office}`: a body stands in braces, so that its name is not taken apart. */
function namesOf(people: unknown): string {
  if (!Array.isArray(people)) return "";
  const names = (people as (Name | null)[]).flatMap((one) => {
    const family = escaped(text(one?.family));
    const first = escaped(text(one?.given));
    const literal = escaped(text(one?.literal) || (family ? "" : text(one?.given)));
    if (family) return [first ? `${family}, ${first}` : family];
    return literal ? [`{${literal}}`] : [];
  });
  return names.map((name) => name.replace(/\band\b/g, "{and}")).join(" and ");
}

/** Year, month and day as far as they are known. */
function dateOf(issued: unknown): string[] {
  const parts = (issued as { "date-parts"?: unknown[] } | null | undefined)?.["date-parts"]?.[0];
  return Array.isArray(parts) ? parts.map(text) : [];
}

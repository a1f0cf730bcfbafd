import { MAX_PLAIN_CITATION_LENGTH } from "../contract/terms";
import type { Csl } from "./citation";
import { canonicalAddress } from "./address";
import { doiOf } from "./doi";
import { identifyDoi, identifyIsbn, identifyUrl, type Identity } from "./identify";

/** The types of CSL 1.0.2, appendix III. */
const TYPES = new Set(
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic
  collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
  interview legal_case legislation manuscript map motion_picture musical_score pamphlet
  paper-conference patent performance periodical personal_communication post post-weblog regulation
  report review review-book software song speech standard thesis treaty webpage`.split(/\s+/),
);

/**
 * The variables of CSL 1.0.2, appendix IV, by the type of their values. Abstracts and notes are
 * left out.
 */
const WORDS =
  `annote archive archive_collection archive_location archive-place authority call-number
  chapter-number citation-number collection-number collection-title container-title
  container-title-short dimensions division edition event-place event-title genre ISSN issue
  jurisdiction keyword language locator medium number number-of-pages number-of-volumes
  original-publisher original-publisher-place original-title page page-first part-number part-title
  PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale section
  source status supplement-number title title-short version volume volume-title year-suffix`.split(
    /\s+/,
  );
const NAMES = `author chair collection-editor compiler composer container-author contributor curator
  director editor editorial-director editor-translator executive-producer guest host illustrator
  interviewer narrator organizer original-author performer producer recipient reviewed-author
  script-writer series-creator translator`.split(/\s+/);
const DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/** The most names that are kept; a work of three thousand authors is cited by the first. */
const MAX_NAMES = 50;
const MAX_WORDS_LENGTH = MAX_PLAIN_CITATION_LENGTH;
const MAX_NAME_LENGTH = 300;

/**
 * The part of a submitted citation that is kept: the fields of CSL with their words, numbers, names
 * and dates, each limited in length. Addresses must be http or https and become canonical, DOI and
 * ISBN must be valid; anything else is left out.
 */
export function sanitizeCsl(csl: Csl): Csl {
  const own = (name: string) => (Object.hasOwn(csl, name) ? csl[name] : undefined);
  const type = own("type");
  const fields: [string, unknown][] = [
    ["type", typeof type === "string" && TYPES.has(type) ? type : "document"],
    ...WORDS.map((name): [string, unknown] => [name, wordsFrom(own(name), MAX_WORDS_LENGTH)]),
    ...NAMES.map((name): [string, unknown] => [name, namesFrom(own(name))]),
    ...DATES.map((name): [string, unknown] => [name, dateFrom(own(name))]),
    ["URL", canonicalAddress(wordsFrom(own("URL"), 4_000) ?? "") ?? undefined],
    ["DOI", doiOf(wordsFrom(own("DOI"), 1_000) ?? "") ?? undefined],
    ["ISBN", identifyIsbn(firstOf(own("ISBN")))?.csl.ISBN],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function wordsFrom(value: unknown, longest: number): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return undefined;
  const line = value.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const cut = line.slice(0, longest);
  // The cut may leave half a surrogate pair, which could not be stored.
  return line === "" ? undefined : cut.replace(/[\uD800-\uDBFF]$/, "");
}

/**
 * One field may list several ISBNs, such as a hardback's and a paperback's; the first one counts.
 */
function firstOf(value: unknown): string {
  return (wordsFrom(value, 200) ?? "").split(/[,;]|\s(?=97[89])/)[0] ?? "";
}

const NAME_PARTS = [
  "family",
  "given",
  "literal",
  "suffix",
  "dropping-particle",
  "non-dropping-particle",
];

function namesFrom(value: unknown) {
  if (!Array.isArray(value)) return undefined;
  const names = value.slice(0, MAX_NAMES).flatMap((name: unknown) => {
    if (name === null || typeof name !== "object") return [];
    const parts = NAME_PARTS.map((part): [string, string | undefined] => [
      part,
      Object.hasOwn(name, part)
        ? wordsFrom((name as Record<string, unknown>)[part], MAX_NAME_LENGTH)
        : undefined,
    ]).filter(([, words]) => words !== undefined);
    return parts.length > 0 ? [Object.fromEntries(parts)] : [];
  });
  return names.length > 0 ? names : undefined;
}

function dateFrom(value: unknown) {
  if (value === null || typeof value !== "object") return undefined;
  const { "date-parts": parts, literal, raw, circa } = value as Record<string, unknown>;
  const ranges = Array.isArray(parts) ? parts.slice(0, 2).map(dayFrom) : [];
  if (ranges.length > 0 && ranges.every((day) => day.length > 0)) {
    return { "date-parts": ranges, ...(circa ? { circa: true } : {}) };
  }
  const words = wordsFrom(literal ?? raw, 100);
  return words === undefined ? undefined : { literal: words };
}

/** Year, month and day, as far as they are valid numbers. */
function dayFrom(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  const bounds: readonly [number, number][] = [
    [-9999, 9999],
    [1, 12],
    [1, 31],
  ];
  const day: number[] = [];
  for (const [position, [least, most]] of bounds.entries()) {
    const part: unknown = value[position];
    const number = typeof part === "string" && /^-?\d+$/.test(part) ? Number(part) : part;
    if (typeof number !== "number" || !Number.isInteger(number)) break;
    if (number < least || number > most) break;
    day.push(number);
  }
  return day;
}

/** Parts of a book share its ISBN, so it names the source only where the whole book is meant. */
const WHOLE_BOOKS = new Set(["book", "classic", "collection", "pamphlet", "report", "thesis"]);

/** What identifies the source of a citation: its DOI, ISBN or address, in this order; else null. */
export function identityIn(csl: Csl): Identity | null {
  const text = (name: string) => (typeof csl[name] === "string" ? csl[name] : "");
  return (
    identifyDoi(text("DOI")) ??
    (WHOLE_BOOKS.has(text("type")) ? identifyIsbn(text("ISBN")) : null) ??
    identifyUrl(text("URL"))
  );
}

/**
 * The words that identify a citation without any identifier: type, title, family names, year and
 * container, without case, accents and punctuation. Empty when it has none of them.
 */
export function fingerprintWords(csl: Csl): string {
  const bare = (value: unknown) =>
    (typeof value === "string" ? value : "")
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const names = Array.isArray(csl.author) ? (csl.author as Record<string, unknown>[]) : [];
  const issued = csl.issued as { "date-parts"?: number[][]; literal?: string } | undefined;
  const title = bare(csl.title);
  const authors = names.map((name) => bare(name.family ?? name.literal ?? name.given)).join(",");
  if (title === "" && authors === "") return "";
  const year = issued?.["date-parts"]?.[0]?.[0] ?? issued?.literal ?? "";
  const where = bare(csl["container-title"]) || bare(csl.publisher);
  return [bare(csl.type), title, authors, String(year), where, bare(csl.page)].join("|");
}

import { familyNames, yearOf, type Csl } from "./citation";
import { fullCitation } from "./full-citation";
import { isPlainCitation } from "./plain-citation";
import type { CitationStyle } from "../contract/source-terms";

interface Name {
  readonly family?: unknown;
  readonly given?: unknown;
  readonly literal?: unknown;
}

/**
 * A source as one line of plain text, in a citation style: the order and punctuation of APA (7th
 * edition), MLA (9th), Chicago (17th, bibliography) or Harvard (Cite Them Right, 11th). Plain text has
 * no italics. Written here because the processor that reads all styles has a licence that ours does
 * not go with.
 */
export function citationIn(style: CitationStyle, csl: Csl): string {
  const hasTitle = words(csl.title) !== "" || familyNames(csl.author).length > 0;
  if (style === "apa" || !hasTitle || isPlainCitation(csl)) return fullCitation(csl);
  return WRITERS[style](csl);
}

const WRITERS: Readonly<Record<Exclude<CitationStyle, "apa">, (csl: Csl) => string>> = {
  mla,
  chicago,
  harvard,
};

/** Types of what stands in something else, whose titles are put in quotation marks. */
const PARTS =
  /^(?:article|article-.+|chapter|paper-conference|entry|entry-.+|post|post-weblog|webpage|broadcast|speech|thesis|manuscript)$/;

/** `Hale, Ana, and Bo Ortiz. “The Tides.” Harbour Studies, vol. 12, no. 3, 3 Mar. 2021, pp. 4–9.` */
function mla(csl: Csl): string {
  const title = isPart(csl)
    ? `“${withFullStop(words(csl.title))}”`
    : withFullStop(words(csl.title));
  const inside = joined(", ", [
    words(csl["container-title"]),
    isPart(csl) && before("edited by ", fullNames(csl.editor)),
    editionOf(csl, "ed."),
    before("vol. ", csl.volume),
    before("no. ", csl.issue),
    isJournal(csl) ? "" : words(csl.publisher),
    dateIn(csl.issued, { order: "day", short: true }),
    pagesOf(csl, "p. ", "pp. "),
    addressOf(csl),
  ]);
  const authors = invertedNames(csl.author, { most: 2, kept: 1, last: ", and " });
  return joined(" ", [withFullStop(authors), words(csl.title) && title, withFullStop(inside)]);
}

/** `Hale, Ana, and Bo Ortiz. “The Tides.” Harbour Studies 12, no. 3 (2021): 4–9. https://…` */
function chicago(csl: Csl): string {
  const authors = withFullStop(invertedNames(csl.author, { most: 10, kept: 7, last: ", and " }));
  const title = words(csl.title);
  const quoted = title && `“${withFullStop(title)}”`;
  const imprint = joined(", ", [
    joined(": ", [words(csl["publisher-place"]), words(csl.publisher)]),
    yearOf(csl.issued),
  ]);
  const address = withFullStop(addressOf(csl));
  if (isJournal(csl)) {
    const number = joined(", ", [
      joined(" ", [words(csl["container-title"]), words(csl.volume)]),
      before("no. ", csl.issue),
    ]);
    const year = yearOf(csl.issued) && `(${yearOf(csl.issued)})`;
    const place = joined(": ", [joined(" ", [number, year]), dashed(csl.page)]);
    return joined(" ", [authors, quoted, withFullStop(place), address]);
  }
  if (words(csl.type) === "chapter") {
    const inside = joined(", ", [
      `In ${words(csl["container-title"])}`,
      before("edited by ", fullNames(csl.editor)),
      dashed(csl.page),
    ]);
    return joined(" ", [authors, quoted, withFullStop(inside), withFullStop(imprint), address]);
  }
  if (isPart(csl)) {
    const inside = joined(", ", [
      words(csl["container-title"]) || words(csl.publisher),
      dateIn(csl.issued, { order: "month", short: false }),
    ]);
    return joined(" ", [authors, quoted, withFullStop(inside), address]);
  }
  const edition = withFullStop(editionOf(csl, "ed."));
  return joined(" ", [authors, withFullStop(title), edition, withFullStop(imprint), address]);
}

/** `Hale, A. and Ortiz, B. (2021) ‘The tides’, Harbour Studies, 12(3), pp. 4–9. Available at: …` */
function harvard(csl: Csl): string {
  const authors = initialNames(csl.author);
  const title = words(csl.title);
  const year = `(${yearOf(csl.issued) || "no date"})`;
  // Without an author the title stands where the author would.
  const start = authors
    ? joined(" ", [authors, year, isPart(csl) ? title && `‘${title}’` : title])
    : `${title} ${year}`;
  const imprint = joined(": ", [words(csl["publisher-place"]), words(csl.publisher)]);
  const pages = pagesOf(csl, "p. ", "pp. ");
  const volume = words(csl.volume) + (words(csl.issue) && `(${words(csl.issue)})`);
  const container = words(csl["container-title"]);
  const body =
    words(csl.type) === "chapter"
      ? joined(", ", [start, joined(", ", [joined(". ", [inEdited(csl), imprint]), pages])])
      : isPart(csl)
        ? joined(", ", [start, container, volume, pages])
        : joined(". ", [start, editionOf(csl, "edn"), imprint]);
  const address = addressOf(csl);
  const accessed = dateIn(csl.accessed, { order: "day", short: false });
  const available = address && `Available at: ${address}${accessed && ` (Accessed: ${accessed})`}.`;
  return joined(" ", [withFullStop(body), available]);
}

/** `in Hale, A.M. (ed.) The quay` */
function inEdited(csl: Csl): string {
  const editors = initialNames(csl.editor);
  const label = namesOf(csl.editor).length > 1 ? "(eds)" : "(ed.)";
  return joined(" ", ["in", editors && `${editors} ${label}`, words(csl["container-title"])]);
}

function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value).replace(/\s+/gu, " ").trim()
    : "";
}

function joined(sign: string, parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== "" && part !== false).join(sign);
}

function before(label: string, value: unknown): string {
  return words(value) && label + words(value);
}

/** Adds a full stop unless the text ends with one already. */
function withFullStop(text: string): string {
  return text === "" || /[.!?…]$/u.test(text) ? text : `${text}.`;
}

function isPart(csl: Csl): boolean {
  return PARTS.test(words(csl.type));
}

function isJournal(csl: Csl): boolean {
  return words(csl.type) === "article-journal";
}

function namesOf(value: unknown): readonly Name[] {
  return Array.isArray(value)
    ? (value as (Name | null)[]).flatMap((name) => (name && familyNames([name])[0] ? [name] : []))
    : [];
}

function plainName(name: Name): string {
  return joined(" ", [words(name.given), words(name.family)]) || words(name.literal);
}

function invertedName(name: Name): string {
  return joined(", ", [words(name.family), words(name.given)]) || words(name.literal);
}

/** The first name as in an index, the others as they are said; of more than `most` the first `kept`. */
function invertedNames(
  value: unknown,
  { most, kept, last }: { readonly most: number; readonly kept: number; readonly last: string },
): string {
  const names = namesOf(value);
  const written = names.map((name, at) => (at === 0 ? invertedName(name) : plainName(name)));
  if (written.length > most) return `${written.slice(0, kept).join(", ")}, et al.`;
  const end = written.pop() ?? "";
  return written.length > 0 ? written.join(", ") + last + end : end;
}

function fullNames(value: unknown): string {
  const written = namesOf(value).map(plainName);
  if (written.length > 3) return `${written[0] ?? ""} et al.`;
  const end = written.pop() ?? "";
  return written.length > 0 ? `${written.join(", ")} and ${end}` : end;
}

/** `Hale, A.`, `Hale, A. and Ortiz, B.`; four or more are `Hale, A. et al.` */
function initialNames(value: unknown): string {
  const written = namesOf(value).map((name) => {
    const initials = words(name.given)
      .split(/[\s.]+/u)
      .filter((part) => part !== "")
      .map((part) => `${[...part][0] ?? ""}.`)
      .join("");
    return joined(", ", [words(name.family), initials]) || words(name.literal);
  });
  if (written.length > 3) return `${written[0] ?? ""} et al.`;
  const end = written.pop() ?? "";
  return written.length > 0 ? `${written.join(", ")} and ${end}` : end;
}

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

interface DateOrder {
  readonly order: "day" | "month";
  /** Whether long names of months are shortened, as MLA does. */
  readonly short: boolean;
}

/** `3 March 2021` or `March 3, 2021`, as precise as the date is. */
function dateIn(date: unknown, { order, short }: DateOrder): string {
  const { "date-parts": parts, literal } = (date ?? {}) as {
    readonly "date-parts"?: unknown;
    readonly literal?: unknown;
  };
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (!Array.isArray(first)) return words(literal);
  const [year = "", month, day = ""] = first.map(words);
  const full = MONTHS[Number(month) - 1] ?? "";
  const name = short && full.length > 4 ? `${full.slice(0, full === "September" ? 4 : 3)}.` : full;
  if (!name) return year;
  if (order === "day") return joined(" ", [day, name, year]);
  return day ? `${name} ${day}, ${year}` : `${name} ${year}`;
}

function dashed(page: unknown): string {
  return words(page).replace(/(\d)\s*[-–]\s*(?=\d)/g, "$1–");
}

function pagesOf({ page }: Csl, one: string, several: string): string {
  const pages = dashed(page);
  return pages && (/[–,]/.test(pages) ? several : one) + pages;
}

/** `2nd ed.` of a number, else the words as they are. */
function editionOf({ edition }: Csl, label: string): string {
  const text = words(edition);
  if (!/^\d+$/.test(text)) return text;
  const number = Number(text);
  const isTeen = number % 100 > 10 && number % 100 < 14;
  const ending = (isTeen ? undefined : ["th", "st", "nd", "rd"][number % 10]) ?? "th";
  return `${text}${ending} ${label}`;
}

function addressOf(csl: Csl): string {
  const doi = words(csl.DOI);
  return doi ? `https://doi.org/${doi}` : words(csl.URL);
}

import { citation, type Csl } from "./citation";
import { isPlainCitation } from "./plain-citation";

interface Name {
  readonly family?: unknown;
  readonly given?: unknown;
  readonly literal?: unknown;
}

/** More than this many authors end in "et al.", as the style says. */
const MAX_AUTHORS = 20;

/**
 * The full citation as one line of plain text, in the order and punctuation of the seventh
 * edition of the APA's style (author, date, title, container, publisher, address). Written here
 * because the processor that knows all styles has a licence that ours does not go with.
 */
export function fullCitation(csl: Csl): string {
  const title = words(csl.title);
  const authors = authorsOf(csl.author);
  // A bare address or number is no sentence in any style.
  if (!title && !authors) return citation(csl) || bareNumber(csl);
  if (isPlainCitation(csl)) return title;
  const parts = authors
    ? [withFullStop(authors), dateOf(csl), withFullStop(title), withFullStop(containerOf(csl))]
    : [withFullStop(title), dateOf(csl), withFullStop(containerOf(csl))];
  const publisher = words(csl.publisher);
  if (publisher !== authors) parts.push(withFullStop(publisher));
  return [...parts, addressOf(csl)].filter((part) => part !== "").join(" ");
}

function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value).replace(/\s+/gu, " ").trim()
    : "";
}

/** Adds a full stop unless the text ends with one already. */
function withFullStop(text: string): string {
  return text === "" || /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** "Hale, A., & Ortiz, B." */
function authorsOf(value: unknown): string {
  if (!Array.isArray(value)) return "";
  const names = value.map((name: Name) => nameOf(name)).filter((name) => name !== "");
  if (names.length > MAX_AUTHORS) return `${names.slice(0, MAX_AUTHORS - 1).join(", ")}, et al.`;
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")}, & ${last}` : last;
}

function nameOf(name: Name | null): string {
  const family = words(name?.family);
  const initials = words(name?.given)
    .split(/[\s.]+/u)
    .filter((part) => part !== "")
    .map((part) => `${[...part][0] ?? ""}.`)
    .join(" ");
  if (family) return initials ? `${family}, ${initials}` : family;
  return words(name?.literal) || words(name?.given);
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "(2024, February 9).", as precise as the citation is. */
function dateOf({ issued }: Csl): string {
  const parts = (issued as { "date-parts"?: unknown } | undefined)?.["date-parts"];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const [year, month, day] = Array.isArray(first) ? first.map(words) : [];
  if (!year) return "(n.d.).";
  const name = MONTHS[Number(month) - 1];
  return name ? `(${year}, ${day ? `${name} ${day}` : name}).` : `(${year}).`;
}

/** "Harbour Studies, 12(3), 4–9" */
function containerOf(csl: Csl): string {
  const issue = words(csl.issue);
  const volume = words(csl.volume) + (issue ? `(${issue})` : "");
  const parts = [words(csl["container-title"]), volume, words(csl.page)];
  return parts.filter((part) => part !== "").join(", ");
}

function addressOf(csl: Csl): string {
  const doi = words(csl.DOI);
  return doi ? `https://doi.org/${doi}` : words(csl.URL);
}

function bareNumber({ ISBN: isbn }: Csl): string {
  return words(isbn) && `ISBN ${words(isbn)}`;
}

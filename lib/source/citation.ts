/** A CSL-JSON item; only what is displayed is read. */
export type Csl = Readonly<Record<string, unknown>>;

interface Name {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}

/**
 * A short citation for narrow places: author, title, container, year. See full-citation.ts for the
 * full one.
 */
export function citation(csl: Csl): string {
  const author = namesOf(csl.author);
  const title = textOf(csl.title);
  const container = textOf(csl["container-title"]) || textOf(csl.publisher);
  const year = yearOf(csl.issued);
  const parts = [author, title, container, year].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : textOf(csl.URL) || textOf(csl.DOI);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Of each of the people and bodies of CSL, what they are cited by. */
export function familyNames(people: unknown): string[] {
  if (!Array.isArray(people)) return [];
  return people
    .map((name: Name | null) => name?.family ?? name?.literal ?? name?.given)
    .filter((name) => typeof name === "string" && name !== "") as string[];
}

/** "Hale", "Hale and Ortiz", "Hale et al." */
function namesOf(value: unknown): string {
  const names = familyNames(value);
  if (names.length > 2) return `${names[0]} et al.`;
  return names.join(" and ");
}

/** The year of a date of CSL, or empty. */
export function yearOf(issued: unknown): string {
  const parts = (issued as { "date-parts"?: unknown[][] } | undefined)?.["date-parts"];
  const year = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : undefined;
  return typeof year === "number" || typeof year === "string" ? String(year) : "";
}

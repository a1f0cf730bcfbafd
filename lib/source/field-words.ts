interface Name {
  readonly family?: unknown;
  readonly given?: unknown;
  readonly literal?: unknown;
}

/** The value of a CSL variable as one line: words as they are, `Hale, Ana; Ortiz, Bo`, `2019-5-3`. */
export function wordsOfField(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return (value as (Name | null)[]).map(nameOf).join("; ");
  if (typeof value !== "object" || value === null) return "";
  const { "date-parts": days, literal } = value as {
    readonly "date-parts"?: unknown;
    readonly literal?: unknown;
  };
  if (!Array.isArray(days)) return typeof literal === "string" ? literal : "";
  return (days as unknown[]).map((day) => (Array.isArray(day) ? day.join("-") : "")).join(" – ");
}

function nameOf(name: Name | null): string {
  const parts = [name?.family ?? name?.literal, name?.given];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}

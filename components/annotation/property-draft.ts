import {
  givenFor,
  type PropertyEdit,
  type PropertyValues,
  type TagProperty,
} from "@/lib/tag/properties";

/** What is typed for each property, by its id: words, until they are saved. */
export type PropertyDraft = Readonly<Record<string, string>>;

export function draftOfValues(values: PropertyValues): PropertyDraft {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
}

/** What is typed as a value; null for nothing. Words that are no number stay words, and are refused. */
function valueOf({ type }: TagProperty, typed: string): string | number | null {
  const words = typed.trim();
  if (words === "") return null;
  const number = Number(words.replace(",", "."));
  return type === "number" && Number.isFinite(number) ? number : words;
}

/**
 * What a form changes of the values: those of other properties stay as they are, and so does what
 * is typed as it was, also where it no longer is of the property's type.
 */
export function propertyChanges(
  properties: readonly TagProperty[],
  before: PropertyValues,
  draft: PropertyDraft,
): PropertyEdit {
  const changes: Record<string, string | number | null> = {};
  for (const property of properties) {
    const { id } = property;
    const present = givenFor(before, id) ?? null;
    const typed = givenFor(draft, id) ?? "";
    if (typed === String(present ?? "")) continue;
    const value = valueOf(property, typed);
    if (value !== present) changes[id] = value;
  }
  return changes;
}

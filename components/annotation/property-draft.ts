import {
  fitsProperty,
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

/** What a form changes of the values: those of other properties stay as they are. */
export function propertyChanges(
  properties: readonly TagProperty[],
  before: PropertyValues,
  draft: PropertyDraft,
): PropertyEdit {
  const changes: Record<string, string | number | null> = {};
  for (const property of properties) {
    const value = valueOf(property, draft[property.id] ?? "");
    if (value !== (before[property.id] ?? null)) changes[property.id] = value;
  }
  return changes;
}

/** The properties whose words are not of their type. */
export function wrongIn(
  properties: readonly TagProperty[],
  draft: PropertyDraft,
): ReadonlySet<string> {
  return new Set(
    properties.flatMap((property) => {
      const value = valueOf(property, draft[property.id] ?? "");
      return value === null || fitsProperty(property, value) ? [] : [property.id];
    }),
  );
}

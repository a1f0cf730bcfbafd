import type { tagProperty } from "../contract/tag-property";
import type { ShapeOf } from "../contract/offsets";
import { isPartialDate } from "../contract/terms";

/** Something that a project asks of every use of a tag, with the type its values have. */
export type TagProperty = ShapeOf<typeof tagProperty>;

/** What is given for the properties of an annotation's tags, by their ids. */
export type PropertyValues = Readonly<Record<string, string | number>>;

/** What an edit does to them: null takes one away, and what is left out stays. */
export type PropertyEdit = Readonly<Record<string, string | number | null>>;

/** A tag of a codebook as far as its properties are concerned. */
export interface TagWithProperties {
  readonly kind: string;
  readonly slug: string;
  readonly properties: readonly TagProperty[];
}

/** What an annotation is called: words of any kind, and those of its own kind. */
export interface Called {
  readonly kind: string;
  readonly tags: readonly string[];
  /** A claim's type, a quotation's form or a technique. */
  readonly own: string | null;
}

/** The properties that an annotation has by its tags; of two with one id, the first in the codebook. */
export function propertiesOf(
  codebook: readonly TagWithProperties[],
  { kind, tags, own }: Called,
): readonly TagProperty[] {
  const found = new Map<string, TagProperty>();
  for (const tag of codebook) {
    const isOwn = tag.kind === kind && tag.slug === own;
    if (!isOwn && !tags.includes(tag.slug)) continue;
    for (const property of tag.properties) {
      if (!found.has(property.id)) found.set(property.id, property);
    }
  }
  return [...found.values()];
}

/** Whether a value is of a property's type, and one of its choices where it has any. */
export function fitsProperty({ type, choices }: TagProperty, value: string | number): boolean {
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  if (typeof value !== "string" || value.trim() === "") return false;
  switch (type) {
    case "text":
      return true;
    case "choice":
      return choices.includes(value);
    case "date":
      return isPartialDate(value);
    case "link":
      return isWebAddress(value);
  }
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(value);
}

/** What is given for a property; a property called "constructor" is none of every object. */
export function givenFor<T>(values: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/** The values after an edit. */
export function withProperties(present: PropertyValues, edit: PropertyEdit = {}): PropertyValues {
  const next: Record<string, string | number> = { ...present };
  for (const [id, value] of Object.entries(edit)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return next;
}

/** A value that an edit gives and the codebook does not accept. */
export interface Misfit {
  readonly id: string;
  /** No tag of the annotation has such a property, or the value is not of its type. */
  readonly problem: "property-unknown" | "property-value";
  readonly property: TagProperty | null;
}

/** What is wrong with the values that an edit changes; what stays as it was is not asked about. */
export function misfitsIn(
  properties: readonly TagProperty[],
  before: PropertyValues,
  after: PropertyValues,
): readonly Misfit[] {
  return Object.entries(after).flatMap(([id, value]): Misfit[] => {
    if (before[id] === value) return [];
    const property = properties.find((each) => each.id === id) ?? null;
    if (!property) return [{ id, problem: "property-unknown", property }];
    return fitsProperty(property, value) ? [] : [{ id, problem: "property-value", property }];
  });
}

/** The required properties for which nothing is given. */
export function lackingIn(
  properties: readonly TagProperty[],
  values: PropertyValues,
): readonly TagProperty[] {
  return properties.filter(({ id, required }) => required && givenFor(values, id) === undefined);
}

/** Both lists of a merge: the properties of the tag that stays, then those that only the other has. */
export function joinedProperties(
  own: readonly TagProperty[],
  other: readonly TagProperty[],
): readonly TagProperty[] {
  const added = other.filter(({ id }) => !own.some((each) => each.id === id));
  // Uses of the tag that stays were never asked for them.
  return [...own, ...added.map((property) => ({ ...property, required: false }))];
}

import type { ShapeOf } from "../contract/offsets";
import type { relationType } from "../contract/relation-types";
import type { KINDS } from "../contract/terms";

type Kind = (typeof KINDS)[number];

/** A kind of relation between annotations, as a project's codebook defines it. */
export type RelationType = ShapeOf<typeof relationType>;

/** The types that a new project begins with. The migration that made the table has them too. */
export const DEFAULT_RELATION_TYPES = [
  {
    slug: "supports",
    label: "supports",
    inverse: "is supported by",
    description: "Gives a reason to believe the other.",
    colour: "#1b7a4b",
  },
  {
    slug: "contradicts",
    label: "contradicts",
    inverse: "is contradicted by",
    description: "Both cannot be true.",
    colour: "#b3261e",
  },
  {
    slug: "answers",
    label: "answers",
    inverse: "is answered by",
    description: "Replies to what the other asks or says.",
    colour: "#1f5fbf",
  },
  {
    slug: "repeats",
    label: "repeats",
    inverse: "is repeated by",
    description: "Says again what the other says.",
    colour: "#6b4fa0",
  },
  {
    slug: "causes",
    label: "causes",
    inverse: "is caused by",
    description: "Is said to bring about what the other says.",
    colour: "#a8480c",
  },
] as const;

/** The fields of a type whose change makes a new version of the codebook. */
const MEANING = [
  "slug",
  "label",
  "inverse",
  "description",
  "symmetric",
  "fromKinds",
  "toKinds",
] as const satisfies readonly (keyof RelationType)[];

export type RelationTypeMeaning = Pick<RelationType, (typeof MEANING)[number]>;

/** The meaning of a type alone: no colour, no position, no dates. */
export function meaningOfType(type: RelationTypeMeaning): RelationTypeMeaning {
  return Object.fromEntries(
    MEANING.map((field) => [field, type[field]]),
  ) as unknown as RelationTypeMeaning;
}

/** The fields in which two states of a type differ; both sides are empty when nothing does. */
export function typeDifferenceOf(before: RelationTypeMeaning, after: RelationTypeMeaning) {
  const changed = MEANING.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const side = (type: RelationTypeMeaning) =>
    Object.fromEntries(changed.map((field) => [field, type[field]]));
  return { before: side(before), after: side(after) };
}

/** Which end of a relation an annotation's kind does not fit, or null where both fit. */
export function unfitEnd(
  { fromKinds, toKinds, symmetric }: Pick<RelationType, "fromKinds" | "toKinds" | "symmetric">,
  from: Kind,
  to: Kind,
): "from" | "to" | null {
  const fits = (kinds: readonly Kind[], kind: Kind) => kinds.length === 0 || kinds.includes(kind);
  // Either order is one relation of a symmetric type.
  if (symmetric && fits(fromKinds, to) && fits(toKinds, from)) return null;
  if (!fits(fromKinds, from)) return "from";
  return fits(toKinds, to) ? null : "to";
}

/** What a relation of this type is called, read from one of its ends. */
export function wordingOf(
  { label, inverse, symmetric }: Pick<RelationType, "label" | "inverse" | "symmetric">,
  end: "from" | "to",
): string {
  return end === "from" || symmetric || inverse === "" ? label : inverse;
}

import type { Pattern } from "../text/pattern";
import {
  COMMITMENTS,
  KINDS,
  MATCHES,
  OCCURRENCE_ROLES,
  QUOTATION_FORMS,
  STANCES,
  STATUS_FILTERS,
} from "../contract/terms";

/**
 * The query language for the annotations of a project:
 *
 * rhetoric tag:appeal-to-fear within 200 before claim type:statistical
 *
 * One or two descriptions of an annotation, and between two of them how they stand in the document, or
 * the relation that somebody gave them: "claim supports claim".
 * A description is made of conditions with "or", "not" and brackets; side by side, all of them
 * hold.
 */
export const FIELDS = [
  "kind",
  "tag",
  "property",
  "technique",
  "type",
  "form",
  "match",
  "speaker",
  "role",
  "commitment",
  "verdict",
  "stance",
  "coder",
  "status",
  "document",
  "label",
  "relation",
  "date",
  "made",
  "confidence",
  "words",
  "text",
  "like",
  "expression",
  "in",
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields with a closed list of values; every other one takes any words. */
export const VALUES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  kind: KINDS,
  form: QUOTATION_FORMS,
  match: MATCHES,
  role: OCCURRENCE_ROLES,
  commitment: COMMITMENTS,
  stance: STANCES,
  status: STATUS_FILTERS,
  in: ["text"],
};

/** Fields with an order, so that `from..to` is meaningful. */
const RANGES = ["date", "made", "confidence"] as const;
type RangeField = (typeof RANGES)[number];

export function isField(word: string): word is Field {
  return FIELDS.some((field) => field === word);
}

export function isRange(field: Field): field is RangeField {
  return RANGES.some((range) => range === field);
}

export type Condition =
  | { readonly op: "is"; readonly field: Field; readonly value: string }
  | {
      readonly op: "between";
      readonly field: RangeField;
      /** Both ends are inclusive; an open end is null, and at most one of them is open. */
      readonly from: string | null;
      readonly to: string | null;
    };

/** What an annotation must be like. An empty `all` matches any annotation. */
export type Expression =
  | Condition
  | { readonly op: "all" | "any"; readonly of: readonly Expression[] }
  | { readonly op: "not"; readonly of: Expression };

export const POSITIONS = ["before", "after", "near", "overlaps", "inside", "contains"] as const;
export type PositionKind = (typeof POSITIONS)[number];

export const UNITS = ["characters", "words", "sentences"] as const;
export type Unit = (typeof UNITS)[number];

export interface Distance {
  /** The most that may be between the two: code points, words, or ends of sentences. */
  readonly count: number;
  readonly unit: Unit;
}

/** The position of the first annotation relative to the second. `near` always has a distance. */
export interface Position {
  readonly kind: PositionKind;
  readonly within: Distance | null;
}

/** That somebody related the first annotation to the second, in one text or across two. */
interface Related {
  readonly kind: "related";
  /**
   * The slug, label or inverse wording of a type of relation of the project, where `-` may stand for
   * a space; null for any type, in either direction.
   */
  readonly type: string | null;
}

export type Relation = Position | Related;

export interface Query {
  readonly first: Expression;
  readonly then: { readonly relation: Relation; readonly second: Expression } | null;
}

export const ANYTHING: Expression = { op: "all", of: [] };

export const MAX_DEPTH = 20;
export const MAX_CONDITIONS = 40;
export const MAX_DISTANCE: Readonly<Record<Unit, number>> = {
  characters: 100_000,
  words: 5_000,
  sentences: 200,
};

/**
 * The most UTF-16 code units that may lie between two annotations at a distance: the database index
 * knows offsets, not words, so a word counts as at most 50 code units and a sentence as at most
 * 1,000.
 */
export function maxCodeUnits({ count, unit }: Distance): number {
  if (unit === "characters") return 2 * count;
  return (count + 1) * (unit === "words" ? 50 : 1_000);
}

/** What a condition on words looks for; null for every other condition. */
export function patternOf(condition: Expression): Pattern | null {
  if (condition.op !== "is") return null;
  const { field, value } = condition;
  const how = field === "like" ? "wildcards" : field === "expression" ? "expression" : null;
  return how && { how, value };
}

/** The canonical form of a description: nothing repeated, nothing nested without need. */
export function canonical(expression: Expression): Expression {
  if (expression.op === "not") return { op: "not", of: canonical(expression.of) };
  if (expression.op !== "all" && expression.op !== "any") return expression;
  const { op } = expression;
  const of = expression.of
    .map(canonical)
    .flatMap((part) => (part.op === op ? part.of : [part]))
    .filter((part, at, parts) => parts.findIndex((other) => areEqual(other, part)) === at);
  const [only] = of;
  return only && of.length === 1 ? only : { op, of };
}

function areEqual(one: Expression, other: Expression): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

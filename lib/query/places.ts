import type { Pattern } from "../text/pattern";
import { patternOf, type Expression, type Position, type Query } from "./language";

/**
 * A query for places of the texts themselves, whether or not somebody annotated them: `in:text`, one
 * condition on words, and conditions on the document. A second description is of annotations.
 */
export interface PlaceQuery {
  readonly pattern: Pattern;
  /** Conditions on the document. */
  readonly document: Expression;
  readonly then: { readonly relation: Position; readonly second: Expression } | null;
}

/** The query for places that this is, or null where it asks for annotations. */
export function placesAsked({ first, then }: Query): PlaceQuery | null {
  const conditions = first.op === "all" ? first.of : [first];
  if (!conditions.some(isInText)) return null;
  const rest = conditions.filter((condition) => !isInText(condition));
  const [pattern, ...others] = rest.flatMap((condition) => wordsOf(condition) ?? []);
  const document = rest.filter((condition) => wordsOf(condition) === null);
  if (!pattern || others.length > 0 || !document.every(isOfDocument)) return null;
  const place = { pattern, document: { op: "all", of: document } } as const;
  if (then === null) return { ...place, then };
  const { relation, second } = then;
  // Nobody relates words that are not annotated.
  return relation.kind === "related" ? null : { ...place, then: { relation, second } };
}

/** Whether `in:text` stands only where it means something. */
export function isPlaced(query: Query): boolean {
  const asks = namesText(query.first) || (query.then !== null && namesText(query.then.second));
  if (!asks) return true;
  return placesAsked(query) !== null && !(query.then && namesText(query.then.second));
}

function namesText(expression: Expression): boolean {
  if (expression.op === "not") return namesText(expression.of);
  if (expression.op === "all" || expression.op === "any") return expression.of.some(namesText);
  return isInText(expression);
}

function isInText(expression: Expression): boolean {
  return expression.op === "is" && expression.field === "in";
}

function wordsOf(condition: Expression): Pattern | null {
  const isLiteral =
    condition.op === "is" && (condition.field === "text" || condition.field === "words");
  return isLiteral ? { how: "words", value: condition.value } : patternOf(condition);
}

function isOfDocument(expression: Expression): boolean {
  if (expression.op === "not") return isOfDocument(expression.of);
  if (expression.op === "all" || expression.op === "any") return expression.of.every(isOfDocument);
  const field: string = "field" in expression ? expression.field : "";
  return field === "document" || field === "label" || field === "date";
}

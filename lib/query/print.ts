import type { Condition, Expression, Query, Relation } from "./language";
import { QUERY_GRAMMAR } from "./grammar";

/** The canonical text of a query: parsing it gives the same query again. */
export function print({ first, then }: Query): string {
  if (!then) return printExpression(first);
  return [printExpression(first), printRelation(then.relation), printExpression(then.second)].join(
    " ",
  );
}

function printRelation(relation: Relation): string {
  if (relation.kind === "related") return printType(relation.type);
  const { kind, within } = relation;
  if (!within) return kind;
  return `within ${within.count} ${within.unit} ${kind === "near" ? "of" : kind}`;
}

/** A type of relation by its name alone, where that is not a word of the language. */
function printType(type: string | null): string {
  if (type === null) return "related";
  const isWord = QUERY_GRAMMAR.match(type, "related_word").succeeded();
  return isWord && type !== "related" ? type : `related:${printValue("relation", type)}`;
}

function printExpression(expression: Expression): string {
  switch (expression.op) {
    case "any":
      return expression.of.map(inAny).join(" or ");
    case "all":
      return expression.of.length === 0 ? "annotation" : expression.of.map(inAll).join(" ");
    case "not":
      return `not ${operand(expression.of)}`;
    default:
      return printCondition(expression);
  }
}

function escapeSlash(sign: string): string {
  return sign === "/" ? "\\/" : sign;
}

function inAny(expression: Expression): string {
  return expression.op === "any" ? bracketed(expression) : printExpression(expression);
}

function inAll(expression: Expression): string {
  return expression.op === "not" ? printExpression(expression) : operand(expression);
}

/** Adds brackets where "not" or a neighbour would otherwise bind more tightly. */
function operand(expression: Expression): string {
  const whole =
    expression.op === "is" ||
    expression.op === "between" ||
    expression.op === "not" ||
    (expression.op === "all" && expression.of.length === 0);
  return whole ? printExpression(expression) : bracketed(expression);
}

function bracketed(expression: Expression): string {
  return `(${printExpression(expression)})`;
}

function printCondition(condition: Condition): string {
  if (condition.op === "between") {
    return `${condition.field}:${condition.from ?? ""}..${condition.to ?? ""}`;
  }
  const { field, value } = condition;
  if (field === "expression") return `text:/${value.replace(/\\[^]|\//g, escapeSlash)}/`;
  return field === "kind" ? value : `${field}:${printValue(field, value)}`;
}

const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/** Search words are always in quotation marks, so that they are not taken for keywords. */
function printValue(field: string, value: string): string {
  const quoted = field === "words" || field === "text" || field === "like" || !PLAIN.test(value);
  return quoted ? `"${value.replace(/[\\"]/g, "\\$&")}"` : value;
}

import {
  canonical,
  isRange,
  type Condition,
  type Expression,
  type Field,
  type Query,
  type Relation,
} from "./language";

/** A condition as one row of a form. */
export interface Row {
  readonly condition: Condition;
  readonly not: boolean;
}

/** What a form of pickers can show: rows that all hold, and perhaps a second annotation. */
export interface QueryForm {
  readonly first: readonly Row[];
  readonly relation: Relation | null;
  readonly second: readonly Row[];
}

/** The rows of a query, or null where it says more than rows can: "or", and brackets. */
export function formOf({ first, then }: Query): QueryForm | null {
  const rows = rowsOf(first);
  const others = then ? rowsOf(then.second) : [];
  return rows && others && { first: rows, relation: then?.relation ?? null, second: others };
}

export function queryOf({ first, relation, second }: QueryForm): Query {
  const then = relation && { relation, second: expressionOf(second) };
  return { first: expressionOf(first), then };
}

function rowsOf(expression: Expression): Row[] | null {
  const parts = expression.op === "all" ? expression.of : [expression];
  const rows = parts.map(rowOf);
  return rows.every((row) => row !== null) ? rows : null;
}

function rowOf(expression: Expression): Row | null {
  const not = expression.op === "not";
  const condition = not ? expression.of : expression;
  return condition.op === "is" || condition.op === "between" ? { condition, not } : null;
}

function expressionOf(rows: readonly Row[]): Expression {
  const of = rows.map(({ condition, not }): Expression =>
    not ? { op: "not", of: condition } : condition,
  );
  return canonical({ op: "all", of });
}

/** A row while it is filled in: its value as written, a range as `from..to`, or still empty. */
export interface RowDraft {
  readonly field: Field;
  readonly value: string;
  readonly not: boolean;
}

export interface FormDraft {
  readonly first: readonly RowDraft[];
  readonly relation: Relation | null;
  readonly second: readonly RowDraft[];
}

export function draftOf({ first, relation, second }: QueryForm): FormDraft {
  return { first: first.map(rowDraft), relation, second: second.map(rowDraft) };
}

/** The query as far as the form is filled in; rows without a value say nothing yet. */
export function queryOfDraft({ first, relation, second }: FormDraft): Query {
  const filled = (rows: readonly RowDraft[]) =>
    rows.filter(({ value }) => value.trim() !== "").map(rowFrom);
  return queryOf({ first: filled(first), relation, second: filled(second) });
}

function rowDraft({ condition, not }: Row): RowDraft {
  const value =
    condition.op === "is" ? condition.value : `${condition.from ?? ""}..${condition.to ?? ""}`;
  return { field: condition.field, value, not };
}

function rowFrom({ field, value, not }: RowDraft): Row {
  const range = isRange(field) ? /^([^.]*)\.\.([^.]*)$/.exec(value.trim()) : null;
  const [from, to] = [range?.[1] || null, range?.[2] || null];
  if (range && isRange(field) && (from !== null || to !== null)) {
    return { condition: { op: "between", field, from, to }, not };
  }
  return { condition: { op: "is", field, value }, not };
}

import {
  ANYTHING,
  canonical,
  isRange,
  type Condition,
  type Expression,
  type Field,
  type Query,
  type Relation,
} from "./language";

/** A condition as one row of a form. */
interface Row {
  readonly condition: Condition;
  readonly not: boolean;
}

/** All rows of one alternative hold; at least one alternative does. */
export type Alternatives<R> = readonly (readonly R[])[];

/** The contents of a form: alternatives of rows, and a second annotation if the query has one. */
export interface QueryForm {
  readonly first: Alternatives<Row>;
  readonly relation: Relation | null;
  readonly second: Alternatives<Row>;
}

/** More rows than this are more readable as text. */
const MAX_ROWS = 24;

/**
 * The rows of a query; brackets are multiplied out ("a (b or c)" is "a b or a c"). Null when that
 * makes too many rows, or when nothing can ever match.
 */
export function formOf({ first, then }: Query): QueryForm | null {
  const rows = rowsOf(first);
  const others = then ? rowsOf(then.second) : [];
  return rows && others && { first: rows, relation: then?.relation ?? null, second: others };
}

export function queryOf({ first, relation, second }: QueryForm): Query {
  const then = relation && { relation, second: expressionOf(second) };
  return { first: expressionOf(first), then };
}

function rowsOf(expression: Expression): Alternatives<Row> | null {
  const found = alternatives(expression, false);
  if (!found) return null;
  const [only] = found;
  if (found.length === 1 && only?.length === 0) return [];
  return found.length > 0 && found.every((rows) => rows.length > 0) ? found : null;
}

/** The disjunctive normal form, by De Morgan's laws and distribution. */
function alternatives(expression: Expression, not: boolean): Alternatives<Row> | null {
  if (expression.op === "not") return alternatives(expression.of, !not);
  if (expression.op === "is" || expression.op === "between") {
    return [[{ condition: expression, not }]];
  }
  const parts = expression.of.map((part) => alternatives(part, not));
  const together = (expression.op === "all") !== not;
  let sum: Alternatives<Row> = together ? [[]] : [];
  for (const part of parts) {
    if (!part) return null;
    sum = together
      ? sum.flatMap((one) => part.map((other) => [...one, ...other]))
      : [...sum, ...part];
    if (sum.flat().length > MAX_ROWS) return null;
  }
  return sum;
}

function expressionOf(form: Alternatives<Row>): Expression {
  const of = form.map((rows): Expression => ({ op: "all", of: rows.map(conditionOf) }));
  return canonical(of.length === 0 ? ANYTHING : { op: "any", of });
}

function conditionOf({ condition, not }: Row): Expression {
  return not ? { op: "not", of: condition } : condition;
}

/** A row that is being filled in: its value as written, a range as `from..to`, or still empty. */
export interface RowDraft {
  readonly field: Field;
  readonly value: string;
  readonly not: boolean;
}

export interface FormDraft {
  readonly first: Alternatives<RowDraft>;
  readonly relation: Relation | null;
  readonly second: Alternatives<RowDraft>;
}

export function draftOf({ first, relation, second }: QueryForm): FormDraft {
  const drafts = (form: Alternatives<Row>) => form.map((rows) => rows.map(rowDraft));
  return { first: drafts(first), relation, second: drafts(second) };
}

/** The query as far as the form is filled in; rows without a value are ignored. */
export function queryOfDraft({ first, relation, second }: FormDraft): Query {
  const filled = (form: Alternatives<RowDraft>) =>
    form
      .map((rows) => rows.filter(({ value }) => value.trim() !== "").map(rowFrom))
      .filter((rows) => rows.length > 0);
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

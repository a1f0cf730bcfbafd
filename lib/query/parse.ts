import type { Node } from "ohm-js";
import { QUERY_GRAMMAR } from "./grammar";
import {
  ANYTHING,
  canonical,
  MAX_DEPTH,
  MAX_DISTANCE,
  FIELDS,
  isField,
  isRange,
  MAX_CONDITIONS,
  UNITS,
  VALUES,
  type Condition,
  type Expression,
  type Field,
  type Query,
  type Relation,
  type PositionKind,
} from "./language";
import { period } from "./period";
import { isPlaced } from "./places";
import { nearestWord, type QueryProblem } from "./problem";
import { syntaxProblem } from "./syntax-problem";
import { MAX_QUERY_LENGTH } from "../contract/terms";
import { expressionProblem, MAX_PATTERN } from "../text/pattern";

export type Parsed =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problem: QueryProblem };

const NOWHERE = { start: 0, end: 0, found: "", expected: [], suggestion: null };

/** Carries a problem out of the walk over the syntax tree. */
class Wrong extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.code);
  }
}

/** The query in a text, in canonical form, or the first thing in it that is not understood. */
export function parse(text: string): Parsed {
  const problem = tooMuch(text);
  if (problem) return { ok: false, problem };
  const match = QUERY_GRAMMAR.match(text);
  if (match.failed()) return { ok: false, problem: syntaxProblem(text, match) };
  try {
    const query = read<Query>(SEMANTICS(match));
    const then = query.then && { ...query.then, second: canonical(query.then.second) };
    const whole: Query = { first: canonical(query.first), then };
    return isPlaced(whole)
      ? { ok: true, query: whole }
      : { ok: false, problem: { ...NOWHERE, code: "place", end: text.length } };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Limits that are checked before parsing. Brackets in quotation marks are words. */
function tooMuch(text: string): QueryProblem | null {
  const whole = { start: 0, end: text.length, found: "", expected: [], suggestion: null };
  if (text.length > MAX_QUERY_LENGTH) return { ...whole, code: "long" };
  const bare = text.replace(/"(?:\\.|[^"\\])*"/gs, "");
  let depth = 0;
  for (const { 0: mark } of bare.matchAll(/[()]|\bnot\b/g)) {
    depth = mark === ")" ? depth - 1 : depth + 1;
    if (depth > MAX_DEPTH * 2) return { ...whole, code: "deep" };
  }
  const ofOne = /:|"(?:\\.|[^"\\])*"|\b(?:claim|quotation|rhetoric|note|annotation)\b/gs;
  const conditions = text.match(ofOne)?.length ?? 0;
  return conditions > MAX_CONDITIONS * 2 ? { ...whole, code: "many" } : null;
}

function wrong(
  code: QueryProblem["code"],
  node: Node,
  expected: readonly string[] = [],
  suggestion: string | null = null,
): Wrong {
  const { startIdx: start, endIdx: end, contents: found } = node.source;
  return new Wrong({ code, start, end, found, expected, suggestion });
}

const SEMANTICS = QUERY_GRAMMAR.createSemantics();

/** What the operation below answers for a part of the syntax tree; its type depends on the rule. */
function read<T>(part: object): T {
  return (part as { query(): T }).query();
}

SEMANTICS.addOperation<Query | Relation | Expression | string | number>("query", {
  Query(first, relation, second) {
    const [how, other] = [relation.children[0], second.children[0]];
    const query: Query = {
      first: read<Expression>(first),
      then:
        how && other ? { relation: read<Relation>(how), second: read<Expression>(other) } : null,
    };
    return query;
  },
  Relation_within(_within, count, unit, order) {
    const written = unit.children[0]?.sourceString.toLowerCase() ?? "characters";
    const of = UNITS.find((each) => each === written || each === `${written}s`) ?? "characters";
    const number = Number(count.sourceString);
    if (!(number <= MAX_DISTANCE[of]))
      throw wrong("number", count, [`at most ${MAX_DISTANCE[of]} ${of}`]);
    const word = order.sourceString.toLowerCase();
    const kind: PositionKind = word === "before" || word === "after" ? word : "near";
    return { kind, within: { count: number, unit: of } };
  },
  Relation_position(position) {
    return { kind: position.sourceString as PositionKind, within: null };
  },
  Relation_related(how) {
    return read<Relation>(how);
  },
  related_named(_related, _colon, _space, value) {
    return { kind: "related", type: check("relation", read<string>(value), value) };
  },
  related_any(_related) {
    return { kind: "related", type: null };
  },
  related_word(word) {
    return { kind: "related", type: word.sourceString };
  },
  Any(list) {
    return { op: "any", of: list.asIteration().children.map((part) => read<Expression>(part)) };
  },
  All_all(first, _and, rest) {
    const others = rest.children.map((part) => read<Expression>(part));
    return { op: "all", of: [read<Expression>(first), ...others] };
  },
  One_not(_not, one) {
    return { op: "not", of: read<Expression>(one) };
  },
  One_group(_open, any, _close) {
    return read<Expression>(any);
  },
  condition(field, _colon, _space, value) {
    return conditionOf(field, value);
  },
  One_words(words) {
    return { op: "is", field: "words", value: check("words", read<string>(words), words) };
  },
  kind(word) {
    const value = word.sourceString;
    return value === "annotation" ? ANYTHING : { op: "is", field: "kind", value };
  },
  value(written) {
    return read<string>(written);
  },
  bare(_characters) {
    return this.sourceString;
  },
  expression(_open, characters, _close) {
    // Only the slash needs the sign before it; every other one belongs to the expression.
    return characters.children.map((part) => part.sourceString.replace(/^\\\/$/, "/")).join("");
  },
  quoted(_open, characters, _close) {
    return characters.children.map((part) => part.sourceString.replace(/^\\/s, "")).join("");
  },
});

function conditionOf(field: Node, value: Node): Condition {
  const name = nameOf(field.sourceString.toLowerCase(), value.sourceString);
  if (!isField(name)) throw wrong("field", field, FIELDS, nearestWord(name, FIELDS));
  const written = read<string>(value);
  const isQuoted = /^["“„«]/.test(value.sourceString);
  const range = isQuoted ? null : /^(.*?)\.\.(.*)$/s.exec(written);
  if (range && isRange(name)) {
    const [from, to] = [range[1] || null, range[2] || null];
    for (const end of [from, to]) if (end !== null) check(name, end, value);
    if (from === null && to === null) throw wrong("value", value);
    return { op: "between", field: name, from, to };
  }
  return { op: "is", field: name, value: check(name, written, value) };
}

/** `text:` with slashes is an expression, and with signs for letters outside quotation marks words like these. */
function nameOf(name: string, written: string): string {
  if (name !== "text") return name;
  if (/^\/.*\/$/s.test(written)) return "expression";
  return /^[^"“„«]/.test(written) && /[*?]/.test(written) ? "like" : name;
}

function check(field: Field, written: string, node: Node): string {
  const values = VALUES[field];
  if (values) {
    const known = values.find((value) => value === written.toLowerCase());
    if (!known) throw wrong("value", node, values, nearestWord(written, values));
    return known;
  }
  if (field === "confidence" && !/^[1-4]$/.test(written)) {
    throw wrong("value", node, ["1", "2", "3", "4"]);
  }
  if ((field === "date" || field === "made") && !period(written)) {
    throw wrong("value", node, ["2024", "2024-03", "2024-03-04"]);
  }
  if (field === "like" || field === "expression") {
    if (written.length > MAX_PATTERN) throw wrong("pattern", node, [`at most ${MAX_PATTERN}`]);
    const problem = field === "expression" ? expressionProblem(written) : null;
    if (problem !== null) throw wrong("pattern", node);
  }
  if (written.trim() === "" || written.includes("\u0000")) throw wrong("value", node);
  return written;
}

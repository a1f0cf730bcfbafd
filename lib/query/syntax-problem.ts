import { FIELDS, UNITS } from "./language";
import { nearestWord, type QueryProblem } from "./problem";

/** The part of ohm's failed match that is used. */
interface Failed {
  getRightmostFailurePosition?(): number;
  readonly shortMessage?: string;
}

/** What the rules of the grammar are called in a list of expectations. */
const CALLED: Readonly<Record<string, string>> = {
  '":"': "a colon and a value",
  '"("': "a bracket",
  '")"': "a closing bracket",
  '"\\""': "a quotation mark",
  "a letter": "a condition",
  "end of input": "the end",
};
const OPENERS = [
  ...FIELDS.map((field) => `${field}:`),
  "annotation",
  "claim",
  "quotation",
  "rhetoric",
  "note",
  "not",
  "and",
  "or",
  "within",
  "before",
  "after",
  "of",
  "overlaps",
  "inside",
  "contains",
  ...UNITS,
];

/** Where a text stops making sense, and what was expected there. */
export function syntaxProblem(text: string, match: Failed): QueryProblem {
  const start = Math.min(match.getRightmostFailurePosition?.() ?? 0, text.length);
  const message = match.shortMessage ?? "";
  const list = message.slice(message.indexOf("expected ") + "expected ".length);
  const expected = list
    .split(/, or |, | or (?!\s)/)
    .map((word) => CALLED[word] ?? word.replace(/^"(.*)"$/, "$1"))
    .filter((word, at, words) => !word.startsWith("not ") && words.indexOf(word) === at)
    .toReversed();
  const from = text.slice(0, start).search(/[\p{L}\p{N}_-]+$/u);
  const word = from === -1 ? "" : text.slice(from, start);
  // After a description any word may name a relation, unless it is nearly another word.
  const isName = text.slice(0, from).trim() !== "" && suggestFor(word) === null;
  const at = word === "" || isWhole(word) || isName ? start : from;
  const rest = text.slice(at).trimStart();
  const found = /^(?:[\p{L}\p{N}_-]+:?|.)/u.exec(rest)?.[0] ?? "";
  const began = text.length - rest.length;
  return {
    code: "syntax",
    start: rest === "" ? text.length : began,
    end: rest === "" ? text.length : began + found.length,
    found,
    expected,
    suggestion: suggestFor(found.replace(/:$/, "")),
  };
}

/** A complete keyword or number: the mistake is what follows it. */
function isWhole(word: string): boolean {
  return /^\d+$/.test(word) || OPENERS.includes(word.toLowerCase());
}

function suggestFor(found: string): string | null {
  const suggested = /^\p{L}/u.test(found) ? nearestWord(found, OPENERS) : null;
  return suggested === found.toLowerCase() ? null : suggested;
}

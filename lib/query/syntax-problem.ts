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
  const opened = unclosedIn(text);
  if (opened !== null) {
    const found = text.charAt(opened);
    return {
      code: "unclosed",
      start: opened,
      end: opened + 1,
      found,
      expected: [],
      suggestion: null,
    };
  }
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
    suggestion: suggestFor(found.replace(/:$/, "")) ?? quotedWord(found, expected),
  };
}

/** A word where a condition could stand is looked for in quotation marks. */
function quotedWord(found: string, expected: readonly string[]): string | null {
  const isWord = /^[\p{L}\p{N}_-]+$/u.test(found) && !OPENERS.includes(found.toLowerCase());
  return isWord && expected.includes("a colon and a value") ? `"${found}"` : null;
}

/** What closes words in quotation marks, and a regular expression, by what opens them. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "„": "“”",
  "«": "»",
  "/": "/",
};

/** Where quotation marks or a regular expression open that nothing closes, in UTF-16 code units. */
function unclosedIn(text: string): number | null {
  /** The last character before that is no white space. */
  let before = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    const closers = CLOSERS[sign];
    // A slash opens an expression as a value alone; within one it is a character.
    if (closers !== undefined && (sign !== "/" || before === ":")) {
      const opened = at;
      for (at++; at < text.length && !closers.includes(text.charAt(at)); at++) {
        if (text.charAt(at) === "\\") at++;
      }
      if (at >= text.length) return opened;
    }
    if (/\S/.test(sign)) before = sign;
  }
  return null;
}

/** A complete keyword or number: the mistake is what follows it. */
function isWhole(word: string): boolean {
  return /^\d+$/.test(word) || OPENERS.includes(word.toLowerCase());
}

function suggestFor(found: string): string | null {
  const suggested = /^\p{L}/u.test(found) ? nearestWord(found, OPENERS) : null;
  return suggested === found.toLowerCase() ? null : suggested;
}

import type { CountSteps } from "./count-steps";
import type * as Algorithms from "./algorithms";

type Run = (algorithms: typeof Algorithms, text: string) => unknown;

/**
 * What is done with a text, by the name of the algorithm. Markdown is missing: its parser is not
 * linear on every text, and is held by the time limit of its thread.
 */
export const RUNS: Readonly<Record<string, Run>> = {
  "proposals of quotations": ({ findQuotations }, text) =>
    findQuotations({ text, structure: paragraph(text), voice: "Ana Reis" }),
  "proposals in unknown languages": ({ findQuotations }, text) =>
    findQuotations({ text, structure: paragraph(text), language: "de" }),
  "proposals by parts of speech": ({ findQuotations, readerWith }, text) =>
    findQuotations(
      { text, structure: paragraph(text), language: "en", voice: "Ana Reis" },
      readerWith(partsOfSpeech),
    ),
  "a long quotation against its source": ({ check }, text) =>
    check(text.slice(0, text.length / 2), text),
  "a quotation with changes against its source": ({ check }, text) =>
    check(`no ${text.slice(1, text.length / 3)} not ${text.slice(-text.length / 3)}`, text),
  "words in a text": ({ hits, searchable }, text) =>
    hits(searchable(text), `${text.slice(0, 200)}x`),
  "a quote in a text": ({ find }, text) => find(text, { exact: `${text.slice(0, 200)}x` }),
  "a new revision": ({ ReAnchorer, describe }, text) => {
    const reAnchorer = new ReAnchorer(text, `new ${text.slice(0, -9)} more`);
    return reAnchorer.target([describe(text, { start: 4, end: 9 })]);
  },
  "quantities of words": ({ proposeQuantities }, text) => proposeQuantities(text),
  "plain text": ({ fromPlain }, text) => fromPlain(text),
};

const VERBS = /^(?:said|reply|ab|was)$/;

/** Stands for the tagger, which is linear: the steps that are counted are our own. */
const partsOfSpeech = (text: string) =>
  (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).map((written) => ({
    written,
    pos: partOfSpeech(written),
  }));

function partOfSpeech(written: string) {
  if (!/^[\p{L}\p{N}]/u.test(written)) return "PUNCT" as const;
  if (VERBS.test(written)) return "VERB" as const;
  return /^\p{Lu}/u.test(written) ? ("PROPN" as const) : ("NOUN" as const);
}

function paragraph(text: string) {
  return { blocks: [{ kind: "paragraph" as const, start: 0, end: text.length }], marks: [] };
}

export function repeat(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/** Steps on a text, and on the same twice as long and four times as long. */
export function growth(
  count: CountSteps<typeof Algorithms>,
  run: Run,
  textOf: (length: number) => string,
  length: number,
): readonly number[] {
  return [1, 2, 4].map((times) => {
    const text = textOf(times * length).toWellFormed();
    return count((algorithms) => run(algorithms, text));
  });
}

/**
 * Whether the steps more than about triple when the text doubles, twice in a row. A search with
 * limits may grow faster until it meets them, so one steep doubling says nothing.
 */
export function isSteep([once = 0, twice = 0, fourTimes = 0]: readonly number[]): boolean {
  return twice > 3 * once && fourTimes > 3 * twice;
}

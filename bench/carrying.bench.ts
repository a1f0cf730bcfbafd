// Re-anchoring 2,000 annotations over an edited text of 300 kB, compared with searching each of
// them with the fuzzy matcher alone, as most tools do (200 of them, times ten).
import search from "approx-string-match";
import { ReAnchorer } from "../lib/anchor/re-anchor.ts";
import { describe } from "../lib/anchor/quote.ts";
import { inTurn, seconds } from "./pairs.ts";

const WORDS =
  "the harbour traffic council quay ferry budget audit cranes doubled rents street town year".split(
    " ",
  );

let seed = 42;
function next(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % below;
}

const sentences = Array.from({ length: 4_000 }, (_, n) => {
  const words = Array.from({ length: 12 }, () => WORDS[next(WORDS.length)]);
  return `Sentence ${n} says ${words.join(" ")}.`;
});
const before = sentences.join("\n\n");
const after = sentences
  .map((sentence, n) => (n % 10 === 3 ? `New here. ${sentence}` : sentence))
  .join("\n\n");
const quotes = Array.from({ length: 2_000 }, () => {
  const start = next(before.length - 60);
  return describe(before, { start, end: start + 40 });
});

const { a, b, ratio, spread } = await inTurn(
  3,
  () =>
    seconds(() => {
      const reAnchorer = new ReAnchorer(before, after);
      for (const quote of quotes) reAnchorer.target([quote]);
    }),
  async () =>
    10 *
    (await seconds(() => {
      for (const { exact } of quotes.slice(0, 200)) search(after, exact, 10);
    })),
);
console.log(`carried ${quotes.length} in ${a.toFixed(2)} s, searched in ${b.toFixed(2)} s`);
console.log(
  `time, carried : searched = ${ratio.toFixed(3)} (${spread.map((r) => r.toFixed(3)).join(" to ")})`,
);

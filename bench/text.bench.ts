// How the algorithms over text grow: the time for 1 MB beside the time for 250 kB, on ordinary words
// and on texts that were once the worst. In proportion is 4.
import { check } from "../lib/quotation/check.ts";
import { readEnglish } from "../lib/quotation/english/english.ts";
import { findQuotations } from "../lib/quotation/find.ts";
import { fromMarkdown } from "../lib/text/markdown.ts";
import { inTurn, seconds } from "./pairs.ts";

const LIMIT_S = 2;
const LENGTHS = [1_000_000, 250_000] as const;
const PROSE =
  "The bridge was finished within its budget, said Ana Reis. “Nobody could have known,” she added.\n\n";

const whole = (text: string) => ({
  blocks: [{ kind: "paragraph" as const, start: 0, end: text.length }],
  marks: [],
});
const propose = (text: string) => void findQuotations({ text, structure: whole(text) });
const english = (text: string) =>
  void findQuotations({ text, structure: whole(text), language: "en" }, readEnglish);
const compare = (text: string) =>
  void check(`not ${text.slice(9, 50_000)} nor ${text.slice(60_000, 90_000)}`, text);
const markdown = (text: string) => void fromMarkdown(text);

for (const [name, run, part] of [
  ["proposals, prose", propose, PROSE],
  ["proposals, one sentence", propose, "he said that the "],
  ["proposals, «", propose, "«"],
  ["proposals, English prose", english, PROSE],
  ["proposals, one English sentence", english, "he said that the "],
  ["comparison, prose", compare, PROSE],
  ["comparison, two words", compare, "ab ba "],
  ["Markdown, prose", markdown, PROSE],
  ["Markdown, short lines", markdown, "a\n"],
] as const) {
  const [long, short] = LENGTHS.map((length) => part.repeat(length / part.length));
  const timed =
    (text = "") =>
    () =>
      seconds(() => run(text));
  const { a, ratio, spread } = await inTurn(3, timed(long), timed(short));
  const range = spread.map((one) => one.toFixed(1)).join(" to ");
  const over = a > LIMIT_S ? "  — over the limit" : "";
  console.log(
    `${name}: 1 MB ${a.toFixed(2)} s (limit ${LIMIT_S}), 1 MB : 250 kB = ${ratio.toFixed(1)} (${range})${over}`,
  );
}

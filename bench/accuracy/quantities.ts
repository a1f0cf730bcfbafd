import { z } from "zod";
import { proposeQuantities, type ProposedQuantity } from "../../lib/claim/quantities.ts";
import { QUANTITY_CASES } from "../../lib/claim/quantity-cases.ts";
import { readShared, type Section } from "./rows.ts";

const sentence = z.object({
  text: z.string(),
  quantities: z.array(
    z.object({
      change: z.string(),
      value: z.string(),
      unit: z.string(),
      normalized_unit: z.string(),
    }),
  ),
});
type Sentence = z.infer<typeof sentence>;
type Gold = Sentence["quantities"][number];
type Agrees = (found: ProposedQuantity, gold: Gold) => boolean;

/**
 * News sentences scored as their README says: values up to their sign, a range by its two ends;
 * with them the unit or its normalised name; with them the change.
 */
export function measure(): Section {
  const shared = readShared("corpora/quantities-news.json");
  const sentences: readonly Sentence[] = shared
    ? z.array(sentence).parse(JSON.parse(shared))
    : QUANTITY_CASES;
  const read = sentences.map((one) => ({ ...one, found: proposeQuantities(one.text, "en") }));
  const wrong: string[] = [];
  const f = (agrees: Agrees) => {
    const total = read.reduce((sum, one) => sum + one.found.length + one.quantities.length, 0);
    const right = read.reduce((sum, one) => sum + countOf(one.found, one.quantities, agrees), 0);
    return (200 * right) / total;
  };
  for (const { text, found, quantities } of read) {
    const right = countOf(found, quantities, agreesInValue);
    if (right < found.length || right < quantities.length) {
      const [are, should] = [found.map(endsOf), quantities.map(({ value }) => value)];
      wrong.push(`${text}: ${are.join("; ")}, where ${should.join("; ")} are right`);
    }
  }
  return {
    title: "Quantities",
    data: `${sentences.length} ${shared ? "news sentences" : "own sentences"}`,
    rows: [
      { name: "value, F", figure: f(agreesInValue), goal: { atLeast: 93 } },
      { name: "with unit, F", figure: f(agreesInUnit), goal: { atLeast: 87 } },
      { name: "with change, F", figure: f(agreesInChange), goal: { atLeast: 89 } },
    ],
    wrong,
  };
}

/** How many gold quantities are found, each found quantity counting once. */
function countOf(found: readonly ProposedQuantity[], gold: readonly Gold[], agrees: Agrees) {
  const left = [...found];
  return gold.filter((one) => {
    const at = left.findIndex((other) => agrees(other, one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function agreesInValue(found: ProposedQuantity, gold: Gold): boolean {
  const range = /^(-?[\d.eE+]+?)\s*-\s*([\d.]+)$/u.exec(gold.value);
  const right = (range ? [range[1], range[2]] : [gold.value]).map((end) => Math.abs(Number(end)));
  const ends = endsOf(found).map(Math.abs).sort(ascending);
  return (
    ends.length === right.length &&
    right.sort(ascending).every((end, i) => Math.abs(end - (ends[i] ?? NaN)) <= 1e-6 * end)
  );
}

function ascending(a: number, b: number): number {
  return a - b;
}

function endsOf({ value, low, high }: ProposedQuantity): readonly number[] {
  return low === undefined || high === undefined ? [value] : [low, high];
}

/** The same words, with or without what the unit is divided by; a plural is its singular. */
function agreesInUnit(found: ProposedQuantity, gold: Gold): boolean {
  const right = [gold.unit, gold.normalized_unit].map(plain);
  const { unit, denominator } = found;
  const forms = [unit, `${unit} per ${denominator}`, `${unit} a ${denominator}`].map(plain);
  const isPercent = (word: string) => /^(?:%|per ?cent|pc|percentage)$/u.test(word);
  const agrees = forms.some(
    (form) =>
      right.includes(form === "" ? "-" : form) ||
      (isPercent(form) && right.some(isPercent)) ||
      (/^\p{Sc}$/u.test(form) && right.some((one) => one.startsWith(form))),
  );
  return agrees && agreesInValue(found, gold);
}

function plain(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/^us ?\$|^\$ us/u, "$")
    .replace(/s$/u, "")
    .trim();
}

const CHANGES: Readonly<Partial<Record<ProposedQuantity["comparator"], string>>> = {
  "=": "=",
  range: "=",
  "≈": "~",
  ">": ">",
  "≥": ">",
  "<": "<",
  "≤": "<",
  ratio: "up",
};

function agreesInChange(found: ProposedQuantity, gold: Gold): boolean {
  const change = CHANGES[found.comparator] ?? (found.value < 0 ? "down" : "up");
  return change === gold.change && agreesInValue(found, gold);
}

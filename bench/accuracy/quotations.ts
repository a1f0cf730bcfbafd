import { readEnglish } from "../../lib/quotation/english/english.ts";
import { findQuotations } from "../../lib/quotation/find.ts";
import { fromPlain } from "../../lib/text/plain.ts";
import { readStandoff } from "../quotations/gold.ts";
import { OWN_GOLD } from "../quotations/own-gold.ts";
import { Score } from "../quotations/score.ts";
import { listShared, readShared, type Row, type Section } from "./rows.ts";

const FOLDER = "corpora/polnear-dev";

interface Annotated {
  readonly text: string;
  readonly standoff: string;
}

/** Compares what English texts are found to quote with what annotators marked. */
export function measure(): Section {
  const shared = sharedTexts();
  const texts = shared.length > 0 ? shared : OWN_GOLD;
  const score = new Score();
  for (const { text, standoff } of texts) {
    const outcome = fromPlain(text);
    if (!outcome.ok || outcome.value.text !== text) continue;
    const place = { text, structure: outcome.value.structure, language: "en" };
    score.add(text, readStandoff(text, standoff), findQuotations(place, readEnglish));
  }
  return {
    title: "Quotations in English",
    data: `${texts.length} texts, ${shared.length > 0 ? "shared" : "own"}`,
    rows: rowsOf(score),
    wrong: [...score.wrong].flatMap(([kind, lines]) => lines.map((line) => `${kind}: ${line}`)),
  };
}

/** The texts of the corpus, each with one file of attributions or several. */
function sharedTexts(): Annotated[] {
  const texts = new Set(listShared(`${FOLDER}/text`).map((name) => name.replace(/\.txt$/, "")));
  return listShared(`${FOLDER}/attributions`).flatMap((file) => {
    const name = file.replace(/\.ann$/, "").replace(/_[0-9a-f]{4}$/, "");
    if (!texts.has(name)) return [];
    const text = readShared(`${FOLDER}/text/${name}.txt`);
    const standoff = readShared(`${FOLDER}/attributions/${file}`);
    return text !== null && standoff !== null ? [{ text, standoff }] : [];
  });
}

function rowsOf(score: Score): Row[] {
  const percent = (part: string, whole: string) => score.percent(part, whole);
  const f = (how: string) =>
    score.f(
      percent(`marks proposals ${how}`, "marks proposals"),
      percent(`direct ${how}`, "direct"),
    );
  const [right, wrong, missed] = ["right", "false", "missed"].map((of) =>
    score.count(`words ${of}`),
  ) as [number, number, number];
  const words = score.f(
    (100 * right) / (right + wrong || 1),
    (100 * right) / (right + missed || 1),
  );
  const least = (name: string, figure: number, atLeast: number): Row => ({
    name,
    figure,
    goal: { atLeast },
  });
  const most = (name: string, figure: number, atMost: number): Row => ({
    name,
    figure,
    goal: { atMost },
  });
  return [
    least("direct, overlap, F", f("overlap"), 97.5),
    least("direct, exact, F", f("exact"), 90),
    least("speaker of direct, right", percent("direct speaker right", "direct speakers"), 92),
    most("speaker of direct, wrong", percent("direct speaker wrong", "direct speakers"), 3),
    least("cue of direct, right", percent("direct cue right", "direct cues"), 92),
    least("indirect said, recall", percent("indirect said overlap", "indirect said"), 80),
    least("indirect, precision", percent("verb proposals overlap", "verb proposals"), 90),
    least("mixed, recall", percent("mixed overlap", "mixed"), 85),
    least("all content words, F", words, 85),
    least("speaker of indirect, right", percent("indirect speaker right", "indirect speakers"), 92),
    most("speaker of indirect, wrong", percent("indirect speaker wrong", "indirect speakers"), 4),
  ];
}

import type { Item, PartOfSpeech } from "./items";
import { reportingOf } from "./verbs";

/** Past forms that no ending shows. */
const PAST = new Set(
  (
    "said told wrote went came saw took gave got made knew thought felt found left held kept led met ran sat stood " +
    "spoke fell began became broke brought bought built caught chose drew drove ate fought flew forgot froze grew " +
    "heard hid lay lost meant paid rode rang rose sang sank sent shook shone shot showed slept sold spent stole " +
    "struck swore swam taught threw understood woke wore won wept put set cut hit let shut hurt cost read beat bet " +
    "was were is are has had have be do did does"
  ).split(" "),
);

/** Words that can stand alone as a subject of many. */
const MANY =
  /^(?:[\p{L}-]*[^s]s|people|police|men|women|children|data|media|many|others|most|some)$/u;

const isBase = ({ key, pos }: Item): boolean =>
  pos === "VERB" && !/(?:s|ed|ing|en|wn)$/.test(key) && !PAST.has(key);

const isSaying = (item: Item | undefined): boolean =>
  !!item &&
  /(?:[^s]s|ed|said|told|wrote)$/.test(item.key) &&
  (reportingOf(item.key)?.says ?? false);

/**
 * Mends what a tagger that looks at few words takes for another part of speech: a name that begins
 * a sentence and is a verb elsewhere, a noun that is a verb elsewhere, a participle before "to".
 */
export function retag(items: readonly Item[]): Item[] {
  const mended: Item[] = [];
  items.forEach((item, at) => {
    const pos = partOf(item, mended, items[at + 1], items[at + 2]);
    mended.push(pos === item.pos ? item : { ...item, pos });
  });
  return mended;
}

function partOf(
  item: Item,
  before: readonly Item[],
  next: Item | undefined,
  afterNext: Item | undefined,
): PartOfSpeech {
  const { key, pos, written } = item;
  const last = before.at(-1);
  // "Lynch said": a name that is a verb elsewhere.
  if (pos === "VERB" && /^\p{Lu}\p{Ll}/u.test(written) && !/(?:ing|ed)$/.test(key)) {
    const verb = next && (next.pos === "AUX" || next.pos === "ADV") ? afterNext : next;
    if (isSaying(verb) || next?.pos === "AUX") return "PROPN";
  }
  // "is promising to", ", promising to".
  if (pos === "ADJ" && key.endsWith("ing") && next?.key === "to" && reportingOf(key)) {
    if (last?.pos === "AUX" || last?.written === ",") return "VERB";
  }
  // "according to exit polls".
  if (isBase(item) && last?.key === "to" && before.at(-2)?.key === "according") return "NOUN";
  // "a campaign stop in", "the lead": a noun after its article.
  if (isBase(item) && last) {
    if (
      last.pos === "DET" &&
      !MANY.test(last.key) &&
      !/^(?:all|both|each|any|no|that|this|these|those)$/.test(last.key)
    )
      return "NOUN";
    const isSingular = (last.pos === "NOUN" && !MANY.test(last.key)) || last.pos === "ADJ";
    if (isSingular && opensWithArticle(before) && !startsClause(next)) return "NOUN";
  }
  return pos;
}

/** Whether the noun phrase that ends here begins with an article. */
function opensWithArticle(before: readonly Item[]): boolean {
  for (let at = before.length - 1; at >= 0 && before.length - at < 6; at--) {
    const { pos, key, written } = before[at] as Item;
    if (/^(?:a|an|the|his|her|its|their|our|my)$/.test(key)) return true;
    if (pos !== "NOUN" && pos !== "ADJ" && pos !== "NUM" && written !== "-") return false;
  }
  return false;
}

const startsClause = (item: Item | undefined): boolean =>
  !!item && (item.pos === "PRON" || item.pos === "DET" || item.key === "that" || item.key === "to");

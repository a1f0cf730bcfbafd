import type { Token } from "./tokens";
import type { Unit } from "./units";

export type Direction = -1 | 0 | 1;

const set = (words: string) => new Set(words.split(" "));

const UP = set(
  "rose risen rise rises rising grew grown grow grows growing increase increased increases increasing climb climbed climbs climbing jump jumped jumps jumping surge surged surges surging soar soared soars soaring advance advanced advances advancing rally rallied widen widened expand expanded accelerate accelerated rocketed spiked upward swelled stieg stiegen gestiegen steigt steigen wuchs wuchsen gewachsen wächst erhöht zugenommen zugelegt augmenté augmente augmentent augmentait monté monte grimpé progressé hausse subió subieron subido sube aumentó aumentaron aumentado aumenta creció crecieron crecido crece",
);
const DOWN = set(
  "fell fallen fall falls falling drop dropped drops dropping decline declined declines declining decrease decreased decreases decreasing shrank shrunk shrink shrinks shrinking plunge plunged plunges plunging plummet plummeted plummets plummeting slump slumped slumps slumping tumble tumbled tumbles tumbling slid slide slides sliding sank sink sinks sunk slip slipped slips slipping dip dipped dips dipping contract contracted contracts contracting narrowed downward crashed dived retreated sank sanken gesunken sinkt fiel fielen gefallen fällt gesenkt senkte abgenommen geschrumpft baissé baisse baissent diminué diminue reculé recule chuté baissait cayó cayeron caído cae bajó bajaron bajado baja disminuyó disminuido descendió redujo reducido",
);
/** Verbs of change only beside a percentage, points or money: one also loses games. */
const WEAK_UP = set("up gain gained gains gaining add added adds adding");
const WEAK_DOWN = set("down lose lost loses losing cut cuts cutting shed sheds shedding off");
/** Verbs with an object: "raised $9 million" says how much there is, "raised rents by $9" a change. */
const OBJECT_UP = set("raise raised raises raising boost boosted boosts boosting lift lifted");
const OBJECT_DOWN = set(
  "reduce reduced reduces reducing lower lowered lowers lowering trim trimmed",
);
const FILLER = set(
  "by about nearly almost just another a an over more than some as much least at only further roughly around approximately under even well up-to another's barely additional estimated whopping massive um rund fast etwa knapp de d un une environ près presque casi en an of around",
);
/** What a change arrives at follows these words. */
const TARGET = set("to at from auf à until");
/** "Gave up 12 yards", "set up 5 centres" do not say that something rose. */
const PHRASAL = set(
  "gave give gives giving given made make makes making set sets setting took take taking signed sign picked pick put puts putting backed back turned turn shut broke break ended end laid lay came come coming sat sit showed show build built opened open close closed grew",
);

/** Where a change ends that reads on to the left: another clause. */
const CLAUSE_END = /^[.;:!?()]$/u;

/**
 * 1 for a rise by the quantity whose first token is `from`, -1 for a fall, 0 for neither; `earlier`
 * is the direction of the change named before it, which "and B by 2 percent" goes on with.
 */
export function directionOf(
  tokens: readonly Token[],
  from: number,
  unit: Unit,
  earlier: Direction,
): Direction {
  let at = from - 1;
  let hasBy = false;
  const sign = tokens[at]?.text;
  if (sign === "+") return unit.kind === "percent" || unit.kind === "points" ? 1 : 0;
  for (; at >= 0; at -= 1) {
    const word = tokens[at]?.lower ?? "";
    // "Up at 96" says where it stands now, "up at least 9 percent" by how much it moved.
    if (word === "at" && !/^(?:least|most|minimum)$/u.test(tokens[at + 1]?.lower ?? "")) break;
    if (!FILLER.has(word) && !/ly$/u.test(word)) break;
    if (/^(?:by|um|de|un|en)$/u.test(word)) hasBy = true;
  }
  if (tokens[from]?.lower === "half" && tokens[at]?.lower === "in") at -= 1;
  const word = tokens[at]?.lower ?? "";
  if (TARGET.has(word)) return 0;
  const close = ofVerb(tokens, at, unit, hasBy);
  if (close !== 0) return close;
  if (!hasBy) return 0;
  for (let back = at; back >= 0 && back > at - 8; back -= 1) {
    const token = tokens[back];
    if (!token || CLAUSE_END.test(token.text)) break;
    if (token.kind === "digits" && !/^(?:1[5-9]|20|21)\d\d$/u.test(token.text)) break;
    const further = ofVerb(tokens, back, unit, hasBy);
    if (further !== 0) return further;
  }
  const isBy = tokens
    .slice(Math.max(0, at + 1), from)
    .some(({ lower }) => /^(?:by|um)$/u.test(lower));
  return isBy ? earlier : 0;
}

function ofVerb(tokens: readonly Token[], at: number, unit: Unit, hasBy: boolean): Direction {
  const word = tokens[at]?.lower ?? "";
  if (UP.has(word) || (hasBy && OBJECT_UP.has(word))) return 1;
  if (DOWN.has(word) || (hasBy && OBJECT_DOWN.has(word))) return -1;
  if (unit.kind === "measure" || unit.kind === "noun" || unit.kind === "times") {
    if (!/^(?:points?|votes)$/u.test(unit.text)) return 0;
  }
  const isPhrasal = PHRASAL.has(tokens[at - 1]?.lower ?? "");
  if (WEAK_UP.has(word)) return isPhrasal && /^up$/u.test(word) ? 0 : 1;
  if (WEAK_DOWN.has(word))
    return isPhrasal &&
      /^(?:down|off)$/u.test(word) &&
      !/^(?:ended|end|closed|close|opened|open|came)$/u.test(tokens[at - 1]?.lower ?? "")
      ? 0
      : -1;
  return 0;
}

/** "34 % higher", "um 5 Prozent gestiegen": a direction that stands behind the quantity. */
export function directionAfter(tokens: readonly Token[], to: number, hasUm: boolean): Direction {
  const next = tokens[to]?.lower ?? "";
  if (/^(?:higher|höher)$/u.test(next)) return 1;
  if (/^(?:lower|niedriger)$/u.test(next)) return -1;
  for (let at = to; hasUm && at < to + 8; at += 1) {
    const token = tokens[at];
    if (!token || CLAUSE_END.test(token.text) || token.kind === "digits") return 0;
    if (UP.has(token.lower)) return 1;
    if (DOWN.has(token.lower)) return -1;
  }
  return 0;
}

type Bound = "=" | "≈" | ">" | "≥" | "<" | "≤";

const BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:at least|at a minimum|no (?:less|fewer) than|not less than|a minimum of|mindestens|wenigstens|au moins|au minimum|al menos|por lo menos|como mínimo)$/u,
    "≥",
  ],
  [
    /(?:at most|up to|no more than|not more than|as (?:many|much|high) as|a maximum of|maximum of|höchstens|maximal|bis zu|au plus|jusqu['’]à|au maximum|como máximo|hasta|a lo sumo)$/u,
    "≤",
  ],
  [
    /(?:more than|over than|over|above|in excess of|greater than|exceed(?:s|ed|ing)?|upwards of|mehr als|über|plus de|más de|>)$/u,
    ">",
  ],
  [
    /(?:less than|fewer than|lower than|under|below|sub|short of|weniger als|unter|moins de|menos de|<)$/u,
    "<",
  ],
  [
    /(?:nearly|almost|about|around|roughly|some|approximately|approx|close to|barely|averaged|averages|averaging|an estimated|estimated|circa|ca|fast|etwa|rund|ungefähr|knapp|presque|environ|près de|quelque|casi|cerca de|alrededor de|unos|unas|aproximadamente|[~≈∼])$/u,
    "≈",
  ],
];
const AFTER: readonly (readonly [RegExp, Bound])[] = [
  [
    /^(?:or (?:more|above|over|higher)|and (?:above|over|more|up)|oder mehr|ou plus|o más|at least)(?!\p{L})/u,
    "≥",
  ],
  [/^(?:or (?:less|fewer|below|under)|at most|oder weniger|ou moins|o menos)(?!\p{L})/u, "≤"],
  [/^(?:or so|or thereabouts)(?!\p{L})/u, "≈"],
];

/** How a quantity is bounded by the words before it, or by those after it. */
export function boundOf(tokens: readonly Token[], from: number, to: number): Bound {
  const joined = (some: readonly Token[]) => some.map(({ lower }) => lower).join(" ");
  const isArticle = /^(?:a|an|the|its|his|only|just|-)$/u.test(tokens[from - 1]?.lower ?? "");
  const end = isArticle && tokens[from - 1]?.lower !== "only" ? from - 1 : from;
  const before = ` ${joined(tokens.slice(Math.max(0, end - 5), end).filter(({ text }) => text !== "."))}`;
  // "Around the 37 m skeleton" is a place, and "around 37 m" a bound.
  const isPlace = isArticle && /(?:about|around|over|under|above|below)$/u.test(before);
  if (isPlace && /^(?:the|its|his)$/u.test(tokens[from - 1]?.lower ?? "")) return "=";
  for (const [pattern, bound] of BEFORE) {
    const match = pattern.exec(before);
    if (match && !/[\p{L}]/u.test(before[match.index - 1] ?? " ")) return bound;
  }
  const after = joined(tokens.slice(to, to + 3));
  if (tokens[to]?.text === "+" && !tokens[to].spaced) return "≥";
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? "=";
}

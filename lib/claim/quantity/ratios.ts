import type { Span } from "../../span/span";

/** "Doubled", "twice as likely as men": how many times, and what it is compared with. */
export interface Ratio extends Span {
  readonly value: number;
  readonly base: string;
}

/** \b knows ASCII letters only, so that "doublé" needs borders of its own. */
const bordered = (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words})(?![\\p{L}\\p{M}])`, "giu");

const FIXED: readonly (readonly [RegExp, number])[] = [
  [
    bordered(
      "doubled|doubles(?! as)|doubling|two-?fold|(?:almost |more than )?double the|verdoppel(?:t|te|ten|n)|doubl(?:é|ée|és|ées|ent|er)|duplic(?:ó|aron|ado|ados|ada|adas)|se ha duplicado|el doble|le double|das doppelte|doppelt so|twice (?:as|the)(?= )|deux fois plus|raddoppiat[oaie]|duplicou",
    ),
    2,
  ],
  [
    bordered(
      "tripled|trebled|triples|tripling|three-?fold|verdreifach(?:t|te|ten)|tripl(?:é|ée|és|ées|ent)|triplic(?:ó|aron|ado)|el triple|le triple|triplicat[oaie]",
    ),
    3,
  ],
  [
    bordered(
      "quadrupled|quadrupling|four-?fold|vervierfach(?:t|te|ten)|quadrupl(?:é|ée|és|ées)|cuadruplic(?:ó|aron|ado)",
    ),
    4,
  ],
  [bordered("quintupled|five-?fold|verfünffach(?:t|te)|quintupl(?:é|ée)"), 5],
  [bordered("six-?fold"), 6],
  [bordered("seven-?fold"), 7],
  [bordered("eight-?fold"), 8],
  [bordered("nine-?fold"), 9],
  [bordered("ten-?fold|verzehnfach(?:t|te)|décupl(?:é|ée)"), 10],
  [bordered("hundred-?fold"), 100],
  [bordered("halved|halving|halbier(?:t|te|ten)|half as (?:many|much|likely|big|large)"), 0.5],
];
const FOLD = /(?<![\p{L}\d.,])(\d+(?:\.\d+)?)-?fold(?!\p{L})/giu;
const NOT_A_RATIO = /^(?:doubled|doubles|doubling) (?:down|up|back|over)(?!\p{L})/iu;

const END = String.raw`(?=\s+(?:to|in|of|who|that|which|when|because|and|but|for|on|at|by|since|between|during|was|were|is|are)(?!\p{L})|[.,;:!?)]|$)`;
const COMPARED = new RegExp(
  String.raw`^\s+(?:likely|many|much|large|big|high|fast|often|long|old|heavy|expensive|common|loud|rich|tall|wide|strong|far)[^.,;:!?]{0,40}?\s+as\s+((?:the )?[^.,;:!?]{1,40}?)${END}`,
  "iu",
);

/** The ratios that words name, in reading order, none inside another. */
export function ratiosIn(words: string): readonly Ratio[] {
  const found: Ratio[] = [];
  const add = (start: number, end: number, value: number) => {
    const after = words.slice(end, end + 100);
    if (NOT_A_RATIO.test(words.slice(start, start + 24))) return;
    found.push({ start, end, value, base: COMPARED.exec(after)?.[1]?.trim() ?? "" });
  };
  for (const [pattern, value] of FIXED) {
    for (const match of words.matchAll(pattern)) {
      add(match.index, match.index + match[0].length, value);
    }
  }
  for (const match of words.matchAll(FOLD)) {
    add(match.index, match.index + match[0].length, Number(match[1]));
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter(({ start }, i) => start >= (found[i - 1]?.end ?? 0));
}

/** What "three times as many as" is compared with, from behind its first "as". */
export function comparedAfter(words: string, end: number): string {
  return COMPARED.exec(words.slice(end, end + 100))?.[1]?.trim() ?? "";
}

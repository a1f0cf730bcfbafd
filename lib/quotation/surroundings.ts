import type { TURNINGS } from "../contract/terms";
import type { Span } from "../span/span";
import type { Match } from "../annotation/annotation";
import type { Judged } from "./judged";
import type { SourceIndex } from "./source-index";
import { tokensOf, type Token } from "./tokens";
import { easternTurning, isDenial, turningOf } from "../text/turning-words";

/** What stands around quoted words and turns what they say. */
type Turning = (typeof TURNINGS)[number];

/** Words of the source beside the quoted ones that turn them. UTF-16 code units of the source. */
export interface Warning extends Span {
  readonly kind: Turning;
}

/** How far a sentence is followed, in UTF-16 code units. */
const REACH = 400;
/** More words between a negation and the words that are left or follow: another statement. */
const MAX_WORDS_BETWEEN = 12;
const CLAUSE_ENDS = /^[.,;:!?—(){}、]$/;
const SENTENCE_END = /[.!?。！？؟…](?=["'”’»」』)\]]*(?:\s|$))|[。！？]|\n\s*\n/gu;
/** A coordinate clause begins, and the negation of the one before it ends. */
const TURN_OF_CLAUSE =
  /[,;—–，；](?=\s*(?:but|and|yet|so|or|aber|sondern|und|mais|et|pero|sino|y|ma|e|mas|но|а|и|лא|אבל|لكن|ولكن|但|而)(?![\p{L}]))|;|；|\s(?=but\s)/giu;
const INTRODUCES_CLAUSE =
  /(?:\b(?:that|whether|if|dass|daß|ob|que|qu['’]|si|che|dat|att|at)|(?<!\p{L})(?:что|чтобы|будто|أن|إن|بأن|أنّ|כי|ש|że|hogy|ότι)|[:：“„«"「『‘])\s*["“„«「『‘]?\s*$/iu;
/** "No doubt", "not only", "nothing but" turn nothing. */
const PHRASES =
  /\b(?:no doubt|not only|not just|not merely|no wonder|no sooner|nicht nur|non seulement|no sólo|no solo|не только)\b/giu;
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What follows the words and takes them back. */
const TAKEN_BACK =
  /^["”»」』’]?\s?[,，]?\s?(?:(?:is|was|are|were)\s(?:(?:a|an|just|simply|plainly)\s){0,2}(?:false|untrue|wrong|nonsense|lie|myth|rumou?r|fiction|hoax)|(?:bestreitet|bestritt|leugnet|leugnete|bezweifelt|dementiert)|(?:he|she|they|it|i|we|\p{Lu}[\p{L}'’-]+)\s(?:denies|denied|deny|doubts?|doubted)|(?:denied|doubted)\s\p{L}+|ist\s(?:falsch|eine lüge|unwahr)|est\s(?:faux|un mensonge)|es\s(?:falso|mentira))/iu;
const EASTERN_TAKEN_BACK =
  /^[^。！？.!?\n]{0,20}?(?:ない|ません|なかった|否定|않|아니|못|부인|거짓|嘘|谎言|谣言|假的)/u;

/** The verdicts that say that the words agree; with another one nothing is warned of. */
const AGREE: ReadonlySet<Match> = new Set(["verbatim", "marked", "elided", "spliced"]);

/** What stands around the places of a quotation's pieces and turns what they say. */
export function warningsOf(
  text: string,
  quoted: string,
  { verdict, pieces }: Pick<Judged, "verdict" | "pieces">,
): Warning[] {
  if (!AGREE.has(verdict)) return [];
  const warnings: Warning[] = [];
  let from = 0;
  pieces.forEach(({ source, quote }, i) => {
    if (!source) return;
    const opens = Math.max(sentenceStart(text, source.start), from <= source.start ? from : 0);
    const before = turningBefore(text, { start: opens, end: source.start });
    if (before) warnings.push(before);
    if (i === pieces.length - 1) {
      const after = turningAfter(text, source.end, opens < source.start);
      const asks = /[?？؟]/u.test(quoted.slice(quote.end - 3));
      if (after && !(after.kind === "question" && asks)) warnings.push(after);
    }
    from = source.end;
  });
  return warnings;
}

/** The turning word of a clause that goes on in the words at its end. */
function turningBefore(text: string, clause: Span): Warning | null {
  let { start } = clause;
  const words = text.slice(start, clause.end);
  for (const { index } of words.matchAll(TURN_OF_CLAUSE)) start = clause.start + index + 1;
  if (!INTRODUCES_CLAUSE.test(words)) {
    const comma = Math.max(words.trimEnd().slice(0, -1).lastIndexOf(","), words.lastIndexOf("，"));
    if (!/[,，]\s*$/.test(words)) start = Math.max(start, clause.start + comma + 1);
  }
  const scope = text
    .slice(start, clause.end)
    .replace(PHRASES, (phrase) => " ".repeat(phrase.length));
  if (EASTERN.test(scope)) {
    const found = easternTurning(scope);
    return (
      found && {
        kind: found.kind,
        start: start + found.at,
        end: start + found.at + found.words.length,
      }
    );
  }
  const tokens = tokensOf(scope);
  for (const { key, start: at, end } of tokens) {
    const kind = turningOf(key);
    if (kind) return { kind, start: start + at, end: start + end };
  }
  return null;
}

function turningAfter(text: string, end: number, isTorn: boolean): Warning | null {
  const after = text.slice(end, end + REACH);
  const found =
    TAKEN_BACK.exec(after) ??
    (EASTERN.test(after.slice(0, 20)) ? EASTERN_TAKEN_BACK.exec(after) : null);
  if (found) return { kind: "denial", start: end, end: end + found[0].length };
  if (!isTorn) return null;
  const close = /[.!?。！？؟\n]/u.exec(after);
  const asks = close && /[?？؟]/u.test(close[0]);
  return asks ? { kind: "question", start: end + close.index, end: end + close.index + 1 } : null;
}

function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - REACH);
  let start = from;
  for (const { 0: end, index } of text.slice(from, at).matchAll(SENTENCE_END)) {
    start = from + index + end.length;
  }
  return start;
}

/**
 * Whether an omission takes a negation or a denial away from the words beside it: `We will … raise`
 * out of "We will not raise". One in a clause that is left out as a whole takes nothing away.
 */
export function turnedByOmission({ tokens, text }: SourceIndex, from: number, to: number): boolean {
  const left = tokens.slice(from, to);
  const words = text.slice(left[0]?.start ?? 0, left.at(-1)?.end ?? 0);
  if (EASTERN.test(words)) {
    const found = words.length <= 40 && easternTurning(words);
    return Boolean(found) && !/[，。；、,;]/u.test(words);
  }
  const turning = left.flatMap(({ key }, i) => (isDenial(key) && !isPhrase(left, i) ? [i] : []));
  const ends = (token: Token | undefined) => !token || CLAUSE_ENDS.test(token.key);
  const isWhole = (part: readonly Token[], beside: Token | undefined) =>
    ends(beside) || part.some(ends) || part.length > MAX_WORDS_BETWEEN;
  return turning.some(
    (i) => !isWhole(left.slice(0, i), tokens[from - 1]) || !isWhole(left.slice(i + 1), tokens[to]),
  );
}

function isPhrase(tokens: readonly Token[], i: number): boolean {
  const words = `${tokens[i]?.key ?? ""} ${tokens[i + 1]?.key ?? ""}`;
  return words.replace(PHRASES, "") === "";
}

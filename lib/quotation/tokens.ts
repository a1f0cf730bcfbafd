import type { Span } from "../span/span";
import type { Apparatus } from "./apparatus";
import { doubtedIn } from "./doubt-marks";
import { ellipsesOf } from "./ellipses";
import { keyOf } from "./fold";

/**
 * The unit in which quoted words are compared: a word, a number, one character of a script without
 * spaces, or one mark. Spans are UTF-16 code units of the text it was read from.
 */
export interface Token extends Span {
  /** In the form in which it is compared: in lower case, composed, without points. */
  readonly key: string;
  readonly isWord: boolean;
  /** Wholly or partly in square brackets: the quoter declares a change. */
  readonly declared: boolean;
  /** Of a partly bracketed word the letters outside the brackets: `walk` of `walk[ed]`. */
  readonly unbracketed: string;
  /** A line ends inside the word after a hyphen, or a hyphen is followed by a space. */
  readonly broken: boolean;
  /** The words in marks of doubt to which it belongs: `‘so-called’`. */
  readonly doubted: Span | null;
  /** Who speaks, in a transcript. */
  readonly speaker: string | null;
}

const NO_SPACES = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** Letters, with invisible characters inside a word. */
const LETTER = String.raw`(?:(?!${NO_SPACES})[\p{L}\p{M}\xAD\u200B-\u200D\u2060\uFEFF])`;
const LINE_END = String.raw`[-‐][^\S\n]{0,3}\n[^\S\n]{0,12}(?=\p{Ll})`;
const PARTS = [
  String.raw`(?<single>${NO_SPACES}\p{M}*)`,
  // A dash before a number is its sign unless a word, a number or a closing bracket is before it.
  String.raw`(?<number>(?:(?<![\p{L}\p{M}\p{N})\]%])[-−–‐+])?\p{N}+(?:[.,:/’'．，]\p{N}+)*)`,
  String.raw`(?<word>(?:\[${LETTER}+\](?=${LETTER}))?${LETTER}+(?:\[(?!sic\])${LETTER}+\]${LETTER}*)*(?:(?:['’ʼ׳]|(?<=\p{Script=Hebrew})["״](?=\p{Script=Hebrew})|${LINE_END})${LETTER}+)*)`,
  String.raw`(?<plural>(?<=s)['’](?=\s{1,4}\p{Ll}))`,
  String.raw`(?<dash>[-‐‑‒–—―−]+)`,
  String.raw`(?<prime>(?<=\p{N})[′″])`,
  String.raw`(?<stress>[*_]+)`,
  // Quotation marks and what is not seen are ignored.
  String.raw`(?<other>[^\s“”„‟″"〝〞〟＂«»‹›‘’‚‛′'＇״׳\x60「」『』《》〈〉｢｣\xAD\u200B-\u200F\u202A-\u202E\u061C\u2060-\u2069\uFE00-\uFE0F\uFEFF])`,
];
const TOKEN = new RegExp(PARTS.join("|"), "gu");

const OPENS = new Set("[［〔");
const CLOSES = new Set("]］〕");
/** A longer bracket is no insertion by the quoter. UTF-16 code units. */
const MAX_INSERTION_LENGTH = 300;
/** What a quoter says of the quotation in round brackets. */
const REMARK =
  /\((?:sic!?|(?:my |our |original )?(?:emphasis|italics|stress)(?: (?:added|mine|ours|in (?:the )?original))?|hervorhebung[^()\n]{0,40}|herv\.[^()\n]{0,40}|(?:nous soulignons|je souligne|souligné par[^()\n]{0,30}|c['’]est (?:nous|moi) qui soulign[^()\n]{0,10}|italiques?[^()\n]{0,30})|(?:énfasis|cursivas?|subrayado|destacado|grifo|corsivo)[^()\n]{0,30}|курсив[^()\n]{0,30}|выделено[^()\n]{0,30}|[^()\n]{0,4}(?:强调|着重号|傍点|強調)[^()\n]{0,8}|[^()\n]{0,8}강조[^()\n]{0,8})\)/giu;

interface Context {
  readonly apparatus?: Apparatus;
  readonly doubted?: readonly Span[];
  /** Whether round brackets may hold a remark of the quoter. */
  readonly isQuotation?: boolean;
}

/** The tokens of a text in reading order, without its apparatus. Linear in the text. */
export function tokensOf(
  text: string,
  { start, end }: Span = { start: 0, end: text.length },
  { apparatus, doubted = [], isQuotation = false }: Context = {},
): Token[] {
  const tokens: Token[] = [];
  const part = text.slice(start, end);
  const skipped = finder(apparatus?.spans ?? []);
  const left = finder(ellipsesOf(part));
  const remarks = finder(isQuotation ? remarksOf(part) : []);
  const doubts = finder(doubted);
  let declaredUntil = -1;
  let turn = -1;
  const turns = apparatus?.turns ?? [];
  for (const match of part.matchAll(TOKEN)) {
    const at = start + match.index;
    const [written] = match;
    const to = at + written.length;
    if (skipped(at) || left(match.index)) continue;
    const remark = remarks(match.index);
    if (OPENS.has(written)) {
      declaredUntil = closeOf(text, at, end);
      if (declaredUntil >= 0) continue;
    }
    if (CLOSES.has(written) && at === declaredUntil) continue;
    const { single, number, word, dash, stress } = match.groups ?? {};
    const isWord = single !== undefined || number !== undefined || word !== undefined;
    if (stress !== undefined && isEmphasis(text, at, to)) continue;
    const dashKey = dash === undefined ? null : keyOfDash(text, at, to);
    if (dashKey === "") continue;
    const partly = isWord && written.includes("[");
    const isBroken = word !== undefined && written.includes("\n");
    const whole = isBroken ? written.replace(/[-‐]\s+/g, "") : written;
    while ((turns[turn + 1]?.start ?? Infinity) <= at) turn++;
    tokens.push({
      start: at,
      end: to,
      key: dashKey ?? (number === undefined ? keyOf(whole) : keyOf(whole.replace(/^[−–‐]/, "-"))),
      isWord,
      declared: partly || at < declaredUntil || remark !== null,
      unbracketed: partly ? keyOf(written.replace(/\[[^\]]*\]/g, "")) : "",
      broken: isBroken || (dash === "-" && /^ \p{Ll}/u.test(text.slice(to, to + 2))),
      doubted: isWord ? doubts(at) : null,
      speaker: turns[turn]?.speaker ?? null,
    });
  }
  return tokens;
}

/** Finds the span at offsets that only grow. */
function finder(spans: readonly Span[]): (at: number) => Span | null {
  let next = 0;
  return (at) => {
    while ((spans[next]?.end ?? Infinity) <= at) next++;
    const span = spans[next];
    return span && span.start <= at ? span : null;
  };
}

function remarksOf(text: string): Span[] {
  if (!text.includes("(")) return [];
  return [...text.matchAll(REMARK)].map(({ 0: remark, index }) => ({
    start: index,
    end: index + remark.length,
  }));
}

/**
 * A hyphen, which joins two words or two numbers; a dash; or nothing, at the beginning of a line or
 * of a sentence, where it is the sign of an item or of a speaker.
 */
function keyOfDash(text: string, start: number, end: number): "-" | "—" | "" {
  const [before = "\n", after = "\n"] = [text[start - 1], text[end]];
  const joins = /[\p{L}\p{M}\p{N}]/u;
  const isLong = /[—―]|--/.test(text.slice(start, end));
  if (joins.test(before) && joins.test(after)) return isLong ? "—" : "-";
  if (/\p{Sc}/u.test(after)) return "-";
  const line = text.slice(Math.max(0, start - 8), start);
  if (/[.!?:;\n]\s*["“„«»‘']?\s*$/.test(line) || (start <= 8 && line.trim() === "")) return "";
  const isBetweenNumbers =
    /\p{N}\s$/u.test(text.slice(start - 2, start)) && /^\s\p{N}/u.test(text.slice(end, end + 2));
  return isBetweenNumbers ? "-" : "—";
}

/** `_wall_`, `**wall**`, and the star of a footnote; `d***` hides letters and is no emphasis. */
function isEmphasis(text: string, start: number, end: number): boolean {
  const [before = " ", after = " "] = [text[start - 1], text[end]];
  const joins = /[\p{L}\p{M}\p{N}]/u;
  if (joins.test(before) && joins.test(after)) return false;
  if (/\s/.test(before) && /\s/.test(after)) return false;
  const sign = text.slice(start, end);
  if (sign.length === 1 || !joins.test(before) || sign.includes("_")) return true;
  return text.slice(Math.max(0, start - 200), start).includes(sign);
}

function closeOf(text: string, open: number, end: number): number {
  for (let at = open + 1; at < Math.min(end, open + MAX_INSERTION_LENGTH); at++) {
    const letter = text[at] ?? "";
    if (CLOSES.has(letter)) return at;
    if (OPENS.has(letter) || letter === "\n") return -1;
  }
  return -1;
}

/** The words in marks of doubt of a text; see `doubtedIn`. */
export function contextOf(text: string, apparatus: Apparatus, isQuotation = false): Context {
  return { apparatus, doubted: doubtedIn(text), isQuotation };
}

import type { Row } from "./alike";
import { cuesOf } from "./cues";
import { isNegation } from "../text/turning-words";
import { tokensOf } from "./tokens";

const LANGUAGES = ["en", "de", "fr", "es", "ru", "he", "ar", "zh"] as const;
const VERBS = new Set([
  ..."zei zegt disse diz afirmou afirma acrescentou ha detto disse dice aggiunge affermò rispose sade sagde powiedział powiedziała řekl řekla dedi".split(
    " ",
  ),
  ...LANGUAGES.flatMap((language) => [...cuesOf(language, "").verbs]),
]);
/** Chinese, Japanese and Korean verbs of saying, which no space sets apart. */
const EASTERN =
  /说|說|称|稱|表示|问道|問道|答道|写道|寫道|指出|強調|强调|補充|补充|言った|言う|述べ|語っ|話し|말했|말하|밝혔|전했|덧붙/u;
const RELATIVES = new Set(
  "who whom whose which that der die das welcher welche qui que dont quien cual che который которая которые الذي التي".split(
    " ",
  ),
);
/** More words say more than who speaks. */
const MAX_WORDS = 8;
const MAX_LENGTH = 90;

const CLOSING = "”“»«›‹」』’\"'";
const OPENING = "“„«»‹›「『‘\"'";
const BETWEEN_MARKS = new RegExp(
  String.raw`^\s?(?<inner>[.,!?;:，。！？、،؟…—–-]{0,3})\s?[${CLOSING}]\s?[,，،]?\s?(?<words>[^“”„«»‹›「」『』"\n]{2,${MAX_LENGTH}}?)(?<end>[.,:;，。：،]?)\s?[—–-]?\s?[${OPENING}]\s?$`,
  "u",
);
const BETWEEN_COMMAS =
  /^\s?(?:(?<inner>[,，،!?！？])|(?<dash>[—–-])|\s[—–-])\s?(?<words>[^“”„«»"\n.,;:]{2,90}?)(?<end>\s?[,，،.—–-]|\s[—–-])\s?$/u;

/** A stretch between two words of a text. UTF-16 code units. */
interface Between {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether what stands between two words of one text only says who speaks (`,” said Reis, “`), where
 * the other text has nothing but a mark of punctuation, `sign`.
 */
export function isInterpolated({ text, start, end }: Between, sign: string): boolean {
  if (end - start > MAX_LENGTH + 20) return false;
  const between = text.slice(start, end);
  const marked = BETWEEN_MARKS.exec(between);
  const found = marked ?? BETWEEN_COMMAS.exec(between);
  const { inner = "", words = "", end: last = "" } = found?.groups ?? {};
  if (!found || !isReport(words)) return false;
  const asks = /[?!？！؟]/u;
  if (asks.test(inner) !== asks.test(sign) || (asks.test(sign) && !inner.includes(sign)))
    return false;
  if (/[.。]/u.test(last) && marked) return !isSaidByAnother(text, end, words);
  return true;
}

/** Few words, one of them a verb of saying, and none that begins another statement. */
function isReport(words: string): boolean {
  const keys = tokensOf(words)
    .filter(({ isWord }) => isWord)
    .map(({ key }) => key);
  if (EASTERN.test(words)) return keys.length <= 2 * MAX_WORDS;
  if (keys.length > MAX_WORDS || keys.length === 0) return false;
  if (keys.some((key) => isNegation(key) || RELATIVES.has(key))) return false;
  return keys.some((key) => VERBS.has(key));
}

/** Whether the next quoted words are said by somebody else: `“Yes,” said Ana. “No,” said Bo.` */
function isSaidByAnother(text: string, start: number, words: string): boolean {
  const after = text.slice(start, start + 1_000);
  const found = /^[^”»"」\n]*[”»"」]\s?[,，]?\s?([^“„«"「\n.;]{2,90})/u.exec(after);
  const other = found?.[1];
  if (!other || !isReport(other)) return false;
  const names = new Set(namesIn(words));
  return namesIn(other).some((name) => !names.has(name));
}

function namesIn(words: string): string[] {
  return tokensOf(words)
    .filter(({ isWord, key }) => isWord && !VERBS.has(key))
    .map(({ key }) => key);
}

/** The words at the edges of a stretch of tokens, which may begin and end with marks. */
export function betweenWords({ text, tokens }: Row, from: number, to: number): Between | null {
  let first = from - 1;
  let last = to;
  while (first >= 0 && !tokens[first]?.isWord) first--;
  while (last < tokens.length && !tokens[last]?.isWord) last++;
  const [before, after] = [tokens[first], tokens[last]];
  return before && after ? { text, start: before.end, end: after.start } : null;
}

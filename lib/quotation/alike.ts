import { arePointedApart, differInCase } from "./fold";
import type { Token } from "./tokens";

/** Tokens in a row of a text: of a quotation, or of the place in its source. */
export interface Row {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Whether tokens with one key, of which every other in their row agrees, may stand for each other. */
export type AreAlike = (quote: Token, source: Token) => boolean;

/**
 * Judges tokens that have one key: they differ all the same in marks of doubt, in points that make
 * another word, in who speaks, and in capitals, unless the style of the whole row is another one.
 */
export function alikeIn(quote: Row, source: Row): AreAlike {
  const first = source.tokens[0]?.start ?? 0;
  const last = source.tokens.at(-1)?.end ?? 0;
  // A row that was cut between two marks shows one of them or none.
  const isCut = !hasPairedMarks(quote);
  const isInStyle = isWrittenInStyle(quote) || isWrittenInStyle(source);
  const isDoubtLost = (a: Token, b: Token): boolean => {
    if (!a.doubted === !b.doubted) return false;
    const { doubted } = a.doubted ? a : b;
    if (a.doubted || !doubted) return !isWhole(quote, a);
    if (doubted.start + 1 < first || doubted.end - 1 > last) return false;
    const atEdge = doubted.start + 1 <= first || doubted.end - 1 >= last;
    const isAll = doubted.start + 1 <= first && doubted.end - 1 >= last;
    return !isAll && !(atEdge && isCut);
  };
  return (a, b) => {
    if (isDoubtLost(a, b)) return false;
    if (a.speaker !== null && a.speaker !== b.speaker) return false;
    const one = quote.text.slice(a.start, a.end);
    const other = source.text.slice(b.start, b.end);
    if (one === other) return true;
    if (!a.declared && !isInStyle && isOtherCase([quote, a, one], [source, b, other])) return false;
    return !arePointedApart(one, other);
  };
}

/** Whether the marks of doubt are around the whole quotation. */
function isWhole({ tokens }: Row, { doubted }: Token): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first?.doubted === doubted && last?.doubted === doubted;
}

type Written = readonly [Row, Token, string];

function isOtherCase([quote, a, one]: Written, [source, b, other]: Written): boolean {
  if (!differInCase(one, other)) return false;
  const opens = opensSentence(quote, a) || opensSentence(source, b);
  return !opens || differInCase(one.slice(1), other.slice(1));
}

const OPENING = /(?:^|[.!?:…\n。！？：]["”’»)\]]*\s*|[\n“„"«‘'([¿¡*_—–-]\s*)$/u;

function opensSentence({ text, tokens }: Row, token: Token): boolean {
  if (token === tokens[0]) return true;
  return OPENING.test(text.slice(Math.max(0, token.start - 6), token.start));
}

/** Whether most of the longer words have capitals, as in headlines. */
function isWrittenInStyle({ text, tokens }: Row): boolean {
  const words = tokens.filter(({ isWord, key }) => isWord && key.length > 3);
  const capitals = words.filter(({ start }) => /\p{Lu}/u.test(text.charAt(start)));
  return words.length > 1 && capitals.length * 4 >= words.length * 3;
}

function hasPairedMarks({ text, tokens }: Row): boolean {
  const words = text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  const count = (marks: RegExp) => (words.match(marks) ?? []).length;
  const open = count(/[“„«‹「『‘‚]/g);
  const closed = count(/[”»›」』]|’(?!\p{L})/gu);
  return open === closed && count(/"/g) % 2 === 0;
}

import type { Span } from "../span/span";

/** "Left out" in the words of several languages, as it is written in brackets. */
const LEFT_OUT =
  "前略|中略|後略|后略|下略|略|省略|중략|하략|후략|전략|omissis|snip|cut|gekürzt|Auslassung|coupure|omitted|text omitted";
/** Three or more full stops, with or without spaces, or two that end no sentence. */
const DOTS = String.raw`\.(?: ?\.){2,}|(?<=[\p{L}\p{M}\p{N},;] ?)\.\.(?= ?[\p{L}\p{N}])`;
const SIGN = String.raw`[…⋯‥]+|·{3,}|${DOTS}`;
const ELLIPSIS = new RegExp(
  String.raw`[[(（【［〔〈<]\s{0,3}(?:[…⋯‥]+|\.(?:\s?\.)+|-{2,3}|[–—]|${LEFT_OUT})\s{0,3}[\])）】］〕〉>]|(?<![\p{L}\p{N}*])(?:\*(?: ?\*){2,})(?![\p{L}\p{N}*])|${SIGN}`,
  "giu",
);

/** Where something is left out. UTF-16 code units. */
export function ellipsesOf(text: string): Span[] {
  return [...text.matchAll(ELLIPSIS)].map(({ 0: sign, index }) => ({
    start: index,
    end: index + sign.length,
  }));
}

/**
 * The pieces of a quotation between its ellipses; pieces without words are left out. The last of
 * `most` pieces goes on to the end.
 */
export function piecesOf(quoted: string, most = Infinity): Span[] {
  const pieces: Span[] = [];
  let from = 0;
  const until = (end: number) => {
    if (/[\p{L}\p{N}]/u.test(quoted.slice(from, end))) pieces.push({ start: from, end });
  };
  for (const { start, end } of ellipsesOf(quoted)) {
    if (pieces.length === most - 1) break;
    until(start);
    from = end;
  }
  until(quoted.length);
  return pieces;
}

import { wholeAt } from "./nouns";
import type { Measured } from "./ranges";
import type { Token } from "./tokens";

const OF = /^(?:of|der|des|de|du|del|von|aller)$/u;
const PER = /^(?:per|pro|par|por|je)$/u;
const COUNTABLE =
  /^(?:barrel|ounce|gallon|share|pound|tonne|ton|litre|liter|head|person|kilo|bushel|unit|piece|hour|minute|second|mile|acre|kilogram|gram)$/u;

/** What a quantity is taken of or divided by: "(87 %) of the seats", "(60 miles) per hour". */
export function denominatorOf(
  tokens: readonly Token[],
  { number, unit, from }: Measured,
  to: number,
  language: string,
): string {
  const next = tokens[to]?.lower ?? "";
  const isShare = number.isShare || unit.kind === "percent" || unit.kind === "points";
  const behind = number.isShare ? number.to : to;
  if (isShare) {
    const word = tokens[behind]?.lower ?? "";
    if (/^d['’]/u.test(word)) return word.slice(2);
    const isHalf = number.isShare && /^(?:the|a|all|its|their|our)$/u.test(word);
    if (isHalf) return wholeAt(tokens, behind, language);
    if (OF.test(word))
      return wholeAt(tokens, word === "der" || word === "des" ? behind + 1 : behind + 1, language);
    return "";
  }
  if (PER.test(next) || next === "/") return perWhat(tokens, to + 1, language);
  if (/^an?$/u.test(next) && COUNTABLE.test(tokens[to + 1]?.lower ?? "")) {
    return tokens[to + 1]?.text ?? "";
  }
  return perBefore(tokens, from);
}

function perWhat(tokens: readonly Token[], at: number, language: string): string {
  const first = tokens[at];
  if (first?.kind !== "word") return "";
  if (/^(?:square|cubic|sq|fluid)$/u.test(first.lower)) {
    return `${first.text} ${tokens[at + 1]?.text ?? ""}`.trim();
  }
  return wholeAt(tokens, at, language).split(" ")[0] ?? first.text;
}

/** "GDP per capita is $42,000". */
function perBefore(tokens: readonly Token[], from: number): string {
  for (let at = from - 1; at > Math.max(0, from - 7); at -= 1) {
    const token = tokens[at];
    if (!token || token.kind === "digits" || /^[.,;:]$/u.test(token.text)) return "";
    if (!/^(?:capita|person|head|household|kopf|habitant|cápita|habitante)$/u.test(token.lower))
      continue;
    if (PER.test(tokens[at - 1]?.lower ?? "")) return token.text;
  }
  return "";
}

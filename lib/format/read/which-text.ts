import { looseText } from "../../anchor/loose-text";
import { reason } from "../../reason";
import type { AboutText, IncomingItem } from "./incoming";

/** The share of its quotes that have to stand in a text for a file's source to be this text. */
const HALF = 0.5;
/** Words of a run that is compared, and the share of them that a text has to have in common. */
const RUN = 4;
const COMMON = 0.3;

/**
 * Of the things of a file, those that are about this text. A file may speak of several texts; words
 * of another one that happen to stand here would be annotated wrongly, so they are refused. It is
 * this text when the file names its address, id or title, when the source's own text is (a part of)
 * this text or like it, or else when at least half of the quoted words stand here. A file with one
 * source and without its text is believed.
 *
 * `texts`: the source's own text, where the file has it.
 */
export function ofThisText(
  items: readonly IncomingItem[],
  about: AboutText,
  texts: ReadonlyMap<string, string> = new Map(),
): IncomingItem[] {
  const sources = [...new Set(items.map(({ source = "" }) => source))];
  const named = sources.filter((source) => isNamed(source, about));
  const here = looseText(about.text).text;
  const runs = sources.some((source) => texts.has(source)) ? runsOf(here) : new Set<string>();
  const isOnly = sources.filter((source) => source !== "").length === 1;
  const quotes = quotesOf(items);
  const meant = new Set(
    sources.filter((source) => {
      if (source === "") return true;
      if (named.length > 0) return named.includes(source);
      const own = texts.get(source);
      if (own !== undefined) return isLike(looseText(own).text.trim(), here, runs);
      return isOnly || standHere(quotes.get(source) ?? [], here);
    }),
  );
  return items.map((item) => {
    const { source = "" } = item;
    if (item.value === null || meant.has(source)) return item;
    const { line, value } = item;
    const why = reason("Refusals.import.otherText", { source: source.slice(0, 200) });
    return { line, source, value: null, id: value.id ?? null, why };
  });
}

function isNamed(source: string, { documentId, title, url }: AboutText): boolean {
  if (source === "") return false;
  if (source === title || source.includes(documentId)) return true;
  return url !== "" && plainAddress(source) === plainAddress(url);
}

/** An address without what does not change which page it names. */
function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/#.*$/, "")
    .replace(/\/$/, "");
}

/** The first quoted words of each source, 50 of them at most. */
function quotesOf(items: readonly IncomingItem[]): Map<string, string[]> {
  const quotes = new Map<string, string[]>();
  for (const { source = "", value } of items) {
    const exact = value?.target[0]?.exact?.trim();
    if (!exact) continue;
    const known = quotes.get(source) ?? [];
    if (known.length < 50) known.push(exact);
    quotes.set(source, known);
  }
  return quotes;
}

function standHere(quotes: readonly string[], here: string): boolean {
  const found = quotes.filter((exact) => here.includes(looseText(exact).text.trim())).length;
  return found > 0 && found >= quotes.length * HALF;
}

function isLike(own: string, here: string, runs: ReadonlySet<string>): boolean {
  if (own === "" || here.includes(own)) return own !== "";
  const ownRuns = runsOf(own);
  const common = [...ownRuns].filter((run) => runs.has(run)).length;
  return common >= ownRuns.size * COMMON && common > 0;
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= words.length; at++) runs.add(words.slice(at, at + RUN).join(" "));
  if (words.length > 0 && words.length < RUN) runs.add(words.join(" "));
  return runs;
}

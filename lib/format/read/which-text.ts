import { looseText } from "../../anchor/loose-text";
import { reason } from "../../reason";
import type { AboutText, IncomingItem } from "./incoming";

/** The share of its quotes that have to stand in a text for a file's source to be this text. */
const HALF = 0.5;
/** So many quotes of a source are looked at. */
const MAX_QUOTES = 50;
/** By so many of their first characters quotes are sought, in UTF-16 code units. */
const HEAD = 8;
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
  const meant = meantOf(items, about, texts);
  return items.map((item) => {
    const { source = "" } = item;
    if (item.value === null || source === "" || meant.has(source)) return item;
    const { line, value } = item;
    const why = reason("Refusals.import.otherText", { source: source.slice(0, 200) });
    return { line, source, value: null, id: value.id ?? null, why };
  });
}

function meantOf(
  items: readonly IncomingItem[],
  about: AboutText,
  texts: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const sources = new Set(items.map(({ source = "" }) => source));
  sources.delete("");
  const named = [...sources].filter((source) => isNamed(source, about));
  if (named.length > 0) return new Set(named);
  const here = looseText(about.text).text;
  const meant = new Set<string>();
  const withoutText = new Set<string>();
  const runs = [...sources].some((source) => texts.has(source)) ? runsOf(here) : new Set<string>();
  for (const source of sources) {
    const own = texts.get(source);
    if (own === undefined) withoutText.add(source);
    else if (isLike(looseText(own).text.trim(), here, runs)) meant.add(source);
  }
  if (withoutText.size === 0) return meant;
  if (sources.size === 1) return sources;
  const quotes = quotesOf(items, withoutText);
  const standing = standingIn(here, new Set([...quotes.values()].flat()));
  for (const [source, all] of quotes) {
    const found = all.filter((words) => standing.has(words)).length;
    if (found > 0 && found >= all.length * HALF) meant.add(source);
  }
  return meant;
}

/** Whether a file means this text by an address, an id or a title. */
export function isNamed(source: string, { documentId, title, url }: AboutText): boolean {
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

/** The first quoted words of each of these sources. */
function quotesOf(
  items: readonly IncomingItem[],
  sources: ReadonlySet<string>,
): Map<string, string[]> {
  const quotes = new Map<string, string[]>();
  for (const { source = "", value } of items) {
    const exact = value?.target[0]?.exact;
    const known = quotes.get(source) ?? [];
    if (exact === undefined || !sources.has(source) || known.length >= MAX_QUOTES) continue;
    const quoted = looseText(exact).text.trim();
    if (quoted === "") continue;
    known.push(quoted);
    quotes.set(source, known);
  }
  return quotes;
}

/**
 * Of these words, those that stand in a text. A file may quote thousands of texts, so the text is
 * gone through once for all of them, and not for each.
 */
function standingIn(text: string, all: ReadonlySet<string>): ReadonlySet<string> {
  const byHead = new Map<string, string[]>();
  for (const words of all) {
    const head = words.slice(0, HEAD);
    const alike = byHead.get(head);
    if (alike) alike.push(words);
    else byHead.set(head, [words]);
  }
  const lengths = new Set([...byHead.keys()].map(({ length }) => length));
  const standing = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    for (const length of lengths) {
      const head = text.slice(at, at + length);
      const sought = byHead.get(head);
      if (!sought) continue;
      for (const words of sought) if (text.startsWith(words, at)) standing.add(words);
      const missing = sought.filter((words) => !standing.has(words));
      if (missing.length > 0) byHead.set(head, missing);
      else byHead.delete(head);
    }
  }
  return standing;
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

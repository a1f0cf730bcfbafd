import type { Attribution, QuotationForm } from "../annotation/annotation";
import type { Span } from "../span/span";
import { cuesOf, type Cues } from "./cues";
import type { FoundAttribution } from "./languages/reporter";
import { countWordsUpTo, mentionAfter, mentionBefore, wordsIn, type Word } from "./find-mention";
import type { Mention } from "./mention";
import { MAX_QUOTED_LENGTH } from "./quoted";

/**
 * Who seems to say quoted words, according to the surrounding text. Spans are UTF-16 code units.
 */
export interface Attributed {
  readonly form: QuotationForm;
  /** The words that introduce the quotation: "had told", "wrote that". */
  readonly cue: Span | null;
  readonly speaker: Mention | null;
  readonly addressee: Mention | null;
  readonly naming: Attribution["naming"];
}

/** How far around the words to search, in UTF-16 code units. */
const REACH = 400;
/** So few words without a speaker are scare quotes. */
const SCARE = 4;
/** So many verbs before the words are tried, the nearest first. */
const MAX_VERBS = 16;
/** Marks and space at the end of the words, in UTF-16 code units; more of them say nothing. */
const MAX_CLOSING = 200;

/**
 * Cue, speaker and addressee for a marked span: `X said that "…"`, `"…," said X`, `"…", X told her,
 * "…"`, `according to X, "…"`. A cue before the words takes precedence over one after them.
 * `before` is the end of the previous quotation, if there is one.
 */
export function attributionOf(
  text: string,
  span: Span,
  { language = "", before = 0 }: { readonly language?: string; readonly before?: number } = {},
): Attributed {
  return attributionWith(cuesOf(language, text), text, span, before);
}

/** As {@link attributionOf}, for many quotations of a text whose cues are known. */
export function attributionWith(cues: Cues, text: string, span: Span, before = 0): Attributed {
  const end = Math.min(span.end, span.start + MAX_QUOTED_LENGTH);
  const count = countWordsUpTo(SCARE + 2, text, { start: span.start, end });
  const attribution =
    cues.reporter?.attributionOf(text, span) ??
    continued(text, { start: before, end: span.start }, cues) ??
    chooseAttribution(text, span, count, cues, before);
  const form = formOf(count, attribution);
  const { cue = null, speaker = null, addressee = null } = attribution ?? {};
  return { form, cue, speaker, addressee, naming: speaker?.naming ?? "named" };
}

/** `“We pay,” so Jan Holt, “to the last cent.”`: what is between two quotations names whose both are. */
function continued(text: string, { start, end }: Span, cues: Cues): FoundAttribution | null {
  if (start === 0 || !cues.reporter) return null;
  const between = text.slice(start, end).replace(/[\s.。,，،:：—–-]+$/u, "");
  return /[.。!?！？\n]/u.test(between) ? null : cues.reporter.attributionAfter(text, start);
}

function chooseAttribution(
  text: string,
  span: Span,
  count: number,
  cues: Cues,
  before: number,
): FoundAttribution | null {
  const lead = attributionBefore(text, span, cues, before);
  if (lead?.adjacent) return lead;
  const middle = before > 0 ? between(text, { start: before, end: span.start }, cues) : null;
  return (
    attributionAfter(text, span, count, cues) ?? middle ?? lead ?? accordingTo(text, span, cues)
  );
}

function formOf(count: number, attribution: FoundAttribution | null): QuotationForm {
  if (!attribution) return count <= SCARE ? "scare" : "direct";
  return attribution.adjacent ? "direct" : "mixed";
}

/** The sentence up to the words, or the line before if it ends with a colon. */
function leadOf(text: string, { start }: Span, before: number): Span {
  const from = Math.max(before, start - REACH, 0);
  const lead = text.slice(from, start);
  const end = /[.!?。！？]["”’»]?\s+(?=[^\s])|\n/gu;
  let at = 0;
  for (const { 0: mark, index } of lead.matchAll(end)) {
    if (!isAbbreviation(lead, index)) at = index + mark.length;
  }
  if (lead.slice(at).trim() !== "") return { start: from + at, end: start };
  // An unfinished line continues in the next one.
  const line = lead.trimEnd();
  const above = line.slice(line.lastIndexOf("\n") + 1);
  const isOpen =
    /[:：,，]$/u.test(line) || (/\p{Ll}$/u.test(line) && above.split(/\s+/).length > 7);
  if (!isOpen || line.length === 0) return { start, end: start };
  const stop = Math.max(...[...".!?。！？"].map((mark) => above.lastIndexOf(mark)));
  return { start: from + line.length - (above.length - 1 - stop), end: start };
}

function isAbbreviation(text: string, at: number): boolean {
  return /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Gov|Gen|Jr|\p{Lu})$/u.test(
    text.slice(Math.max(0, at - 6), at),
  );
}

function attributionBefore(
  text: string,
  span: Span,
  cues: Cues,
  before: number,
): FoundAttribution | null {
  const lead = leadOf(text, span, before);
  const words = wordsIn(text, lead);
  let verbs = 0;
  for (let at = words.length - 1; at >= 0 && verbs < MAX_VERBS; at--) {
    if (!isVerb(words, at, cues)) continue;
    verbs++;
    const after = words.slice(at + 1).filter(({ written }) => /^[\p{L}\p{N}]/u.test(written));
    const attribution = attributionOfVerb(text, words, at, cues);
    if (!attribution) continue;
    const rest = after.filter(
      ({ key, start }) =>
        !cues.that.has(key) &&
        !cues.addressees.has(key) &&
        !inside(start, attribution.addressee) &&
        !inside(start, attribution.speaker),
    );
    const isReported = cues.that.size > 0 && after.some(({ key }) => cues.that.has(key));
    const adjacent = rest.length === 0;
    const calls = /^(?:call|describ|nann|nenn|appel|llam|назва)/.test(words[at]?.key ?? "");
    if (adjacent || isReported || calls || rest.length <= 8) return { ...attribution, adjacent };
  }
  return null;
}

const inside = (at: number, span: Span | null) => !!span && span.start <= at && at < span.end;

/** False for verbs that are nouns after an article: "the report", "a claim". */
export function isVerb(words: readonly Word[], at: number, cues: Cues): boolean {
  const word = words[at];
  if (!word || !cues.verbs.has(word.key)) return false;
  const before = words[at - 1]?.key ?? "";
  return cues.language !== "en" || !cues.determiners.has(before);
}

/** The speaker of a verb, searched around it, with the whole cue and the addressee. */
export function attributionOfVerb(
  text: string,
  words: readonly Word[],
  verb: number,
  cues: Cues,
): Omit<FoundAttribution, "adjacent"> | null {
  const nextWord = words[verb + 1];
  const hearer =
    nextWord && cues.addressees.has(nextWord.key)
      ? mentionAfter(text, words, verb + 1, cues)
      : null;
  const next = verb + 1 + (hearer ? 1 : 0);
  let speaker = cues.verbFirst ? null : mentionBefore(text, words, verb, cues);
  let addressee = hearer;
  if (!speaker) speaker = sharedSubject(text, words, verb, cues);
  if (!speaker) speaker = mentionAfter(text, words, next, cues);
  else if (!hearer && /^(?:tell|told|remind|assur|inform|promis)/.test(words[verb]?.key ?? "")) {
    addressee = mentionAfter(text, words, verb + 1, cues);
  }
  if (!speaker) return null;
  let first = verb;
  while (first > 0 && cues.between.has(words[first - 1]?.key ?? "") && first > verb - 4) {
    if (inside(words[first - 1]?.start ?? 0, speaker)) break;
    first--;
  }
  const that = words[verb + 1];
  const last = that && cues.that.has(that.key) ? that : (words[verb] as Word);
  return { cue: { start: (words[first] as Word).start, end: last.end }, speaker, addressee };
}

/** "The mayor called it a feast and said that …": the subject is before the first verb. */
function sharedSubject(text: string, words: readonly Word[], verb: number, cues: Cues) {
  let before = verb - 1;
  while (before > 0 && cues.between.has(words[before]?.key ?? "")) before--;
  if (!/^(?:and|but|then|und|aber|et|mais|y|pero|и|но)$/.test(words[before]?.key ?? ""))
    return null;
  for (let at = before - 1; at > 0; at--) {
    if (isVerb(words, at, cues)) return mentionBefore(text, words, at, cues);
  }
  return null;
}

/** `," said X.` and `," X said.` */
function attributionAfter(
  text: string,
  span: Span,
  count: number,
  cues: Cues,
): FoundAttribution | null {
  const tail = /^[^.!?;\n“„«「『"]{0,140}/u.exec(text.slice(span.end))?.[0] ?? "";
  const interposed = between(text, { start: span.end, end: span.end + tail.length }, cues);
  if (!interposed) return null;
  const last = lastMark(text, span);
  const ends = /[,.!?…，。！？]/u.test(last) || /^\s*[,，،]/u.test(tail);
  if (!ends && count < 5) return null;
  // "A." B replied, "C.": that is how the next one begins.
  const following = span.end + tail.length;
  const next = text.slice(following, following + REACH).trimStart();
  if (/[.!?]/.test(last) && /[,:]\s*$/.test(tail) && /^[“„«「『"]/u.test(next)) return null;
  return interposed;
}

/** The last character of quoted words before closing marks and space. */
function lastMark(text: string, { start, end }: Span): string {
  const first = Math.max(start, end - MAX_CLOSING);
  let at = end;
  while (at > first && /["”’»」』“‘«\s]/u.test(text.charAt(at - 1))) at--;
  return at > start ? text.charAt(at - 1) : "";
}

/** A stretch that begins with the attribution: `said X`, `X replied`. */
function between(text: string, span: Span, cues: Cues): FoundAttribution | null {
  const words = wordsIn(text, span);
  const first = words.findIndex(({ written }) => /^[\p{L}\p{N}]/u.test(written));
  if (first < 0 || first > 2) return null;
  for (let at = first; at < Math.min(words.length, first + 9); at++) {
    if (!isVerb(words, at, cues)) continue;
    // "said X", and in French "a déclaré X".
    if (words.slice(first, at).every(({ key }) => cues.between.has(key))) {
      const speaker = mentionAfter(text, words, at + 1, cues);
      const { start, end } = words[at] as Word;
      if (speaker) return { cue: { start, end }, speaker, addressee: null, adjacent: true };
      continue;
    }
    const attribution = attributionOfVerb(text, words, at, cues);
    if (attribution?.speaker && attribution.speaker.start === words[first]?.start) {
      return { ...attribution, adjacent: true };
    }
  }
  return null;
}

function accordingTo(text: string, span: Span, cues: Cues): FoundAttribution | null {
  const lead = leadOf(text, span, 0);
  const written = text.slice(lead.start, lead.end);
  for (const phrase of cues.according) {
    const at = written.toLowerCase().lastIndexOf(phrase);
    if (at < 0) continue;
    const cue = { start: lead.start + at, end: lead.start + at + phrase.length };
    const words = wordsIn(text, { start: cue.end, end: lead.end });
    const speaker = mentionAfter(text, words, 0, cues);
    const next = words.find(({ start }) => start >= (speaker?.end ?? 0));
    if (speaker && (!next || next.written === ","))
      return { cue, speaker, addressee: null, adjacent: false };
  }
  return null;
}

import { isCapital, isVerbal, type Item } from "./items";
import { countFinite } from "./adverbials";
import { contentEnd } from "./complements";
import { groupStart, phraseEnd, phraseStart, type Run } from "./phrases";
import type { Report, Verb } from "./reporting-verbs";
import { isSpeaker, subjectBefore } from "./subject";

/** Nouns of what somebody says or thinks, which a clause with "that" or "whether" tells. */
const STATED =
  /^(?:claim|statement|report|belief|concern|fear|suggestion|allegation|accusation|assertion|argument|announcement|conclusion|finding|view|opinion|hope|warning|promise|pledge|prediction|emphasis|acknowledg(?:e)?ment|recognition|speculation|rumou?r|complaint|admission|insistence|revelation|theory|contention|assumption|impression|conviction|doubt|worry|worrie|message|bet|position|reminder|denial|remark|comment|case|expectation|estimate|question|skepticism|observation|point|declaration|realization|understanding|feeling|notion|vow|threat|confidence|disbelief|frustration|regret|ruling|decision|testimony)s?$/;
/** Nouns of what somebody means to do. */
const INTENDED =
  /^(?:plan|promise|pledge|vow|decision|proposal|offer|threat|refusal|call|demand|request|desire|wish|intention|willingness|reluctance|commitment|determination|recommendation|invitation|ambition|eagerness|order|bid)s?$/;
/** Nouns before "about", "of" or "on". */
const ABOUT =
  /^(?:question|comment|remark|concern|complaint|claim|doubt|worrie|worry|warning|statement|fear|criticism|rhetoric|speculation|talk|view|opinion|joke|lie|skepticism|praise|condemnation|description|denunciation|mention|discussion)s?$/;
/** Verbs by whose subject the noun after them is said: "voiced doubts that". */
const LIGHT =
  /^(?:express|voic|rais|mak|made|issu|giv|gave|offer|ha[sdv]|shar|repeat|hear|reiterat|air|utter|releas|deliver|sen[dt]|draw|drew|announc|reach|came|com|hold|held|harbou?r|reject|dismiss|refut|echo|embrac|renew|stress)/;

/** So far before its noun stands the verb whose subject it belongs to. In items. */
const MAX_VERB = 6;

/** A noun phrase that tells what somebody says: "her promise to stay", "voiced doubts that it holds". */
export function statementsIn(
  items: readonly Item[],
  verbs: readonly Verb[],
  asides: readonly Report[],
): Report[] {
  const reports: Report[] = [];
  for (let at = 0; at + 3 < items.length; at++) {
    const item = items[at] as Item;
    if (item.pos !== "NOUN") continue;
    const from = contentFrom(items, at);
    if (from === null) continue;
    const start = phraseStart(items, at + 1, 0);
    const speaker = whose(items, start, at);
    // A noun before the verb of its sentence has no clear end.
    if (!speaker || !items.slice(0, start).some(isVerbal)) continue;
    const to = contentEnd(items, from, at, verbs, asides, items[from - 1]?.key !== "that");
    if (to <= from) continue;
    reports.push({
      cue: { from: at, to: at + 1 },
      speaker,
      addressee: null,
      contents: [{ from, to }],
      kind: "object",
    });
  }
  return reports;
}

function contentFrom(items: readonly Item[], at: number): number | null {
  const { key } = items[at] as Item;
  const [next, following] = [items[at + 1] as Item, items[at + 2] as Item];
  if (next.key === "that" && STATED.test(key) && !isVerbal(following)) return at + 2;
  if (/^(?:whether|how|why)$/.test(next.key) && STATED.test(key)) return at + 1;
  // "believes her plans to leave will hold": the subject of a clause.
  const isInfinitive = next.key === "to" && INTENDED.test(key) && isVerbal(following);
  if (isInfinitive) return countFinite(items, at + 1) > 0 ? null : at + 1;
  if (/^(?:about|on)$/.test(next.key) && ABOUT.test(key) && phraseEnd(items, at + 2) > at + 2)
    return at + 2;
  return null;
}

/** Whose statement it is: its owner, or the subject of the verb before. */
function whose(items: readonly Item[], start: number, noun: number): Run | null {
  for (let at = noun - 1; at >= start; at--) {
    const item = items[at] as Item;
    // "stressed her view that", "laid out her plans to": hers who did it.
    if (/^(?:his|her|their|its)$/.test(item.key)) {
      const own = { from: at, to: at + 1 };
      const verb = items.slice(Math.max(0, at - MAX_VERB), at).findLastIndex(isVerbal);
      if (verb < 0) return own;
      const group = groupStart(items, Math.max(0, at - MAX_VERB) + verb, 0);
      const subject = subjectBefore(items, group, 0);
      return subject && isSpeaker(items, subject) ? subject : own;
    }
    if (/^['’]s?$/.test(item.written)) return { from: phraseStart(items, at, 0), to: at };
  }
  const first = items[start];
  const before = items[start - 1];
  if (before?.pos === "VERB" && LIGHT.test(before.key)) {
    const speaker = subjectBefore(items, groupStart(items, start - 1, 0), 0);
    return speaker && isSpeaker(items, speaker) ? speaker : null;
  }
  // "a Vell Gazette report that".
  const last = items[noun - 1];
  const named = last?.pos === "PROPN" && isCapital(last);
  return named && first ? { from: phraseStart(items, noun, start), to: noun } : null;
}

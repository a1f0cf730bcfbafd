import { afterAdverbials, countFinite, isEnd, isShortClauseAt, lastWord } from "./adverbials";
import { isDash, isTime, isVerbal, isWord, RELATIVES, type Item } from "./items";
import { chainEnd, chainStart, firstPhrase, type Run } from "./phrases";
import { isPassive, type Report, type Verb } from "./reporting-verbs";
import { isSpeaker, subjectBefore } from "./subject";
import { reportingOf } from "./verbs";

const isPast = (key: string): boolean => !/ing$/.test(key);

/** Whether a stretch has a verb of its own, and not only a participle. */
function isFiniteIn(items: readonly Item[], from: number, to: number): boolean {
  return items.slice(from, to).some((item) => isVerbal(item) && !/ing$/.test(item.key));
}

/** Whether a word can begin the mention of a speaker after the verb. */
const isNamed = (item: Item | undefined): boolean =>
  !!item &&
  (item.pos === "PROPN" ||
    item.pos === "DET" ||
    item.pos === "PRON" ||
    item.pos === "NUM" ||
    /^\p{Lu}|s$/u.test(item.written));

/** Pronouns that are no subjects: "told me". */
const OBJECTS = /^(?:me|him|us|them|her)$/;

/** Whether a dash is the second of a pair: "The film — about mills — explains …". */
const closesInsertion = (items: readonly Item[], at: number): boolean =>
  isDash(items[at]) && items.slice(0, at).some(isDash);

const AFTERWARDS = new Set("after before as when while since until of about because".split(" "));

/** ", she said" after or in the middle of what she said, and ", said the mayor". */
export function asideOf(items: readonly Item[], verb: Verb): Report | null {
  const { at, group, reporting } = verb;
  if (!reporting.clause || isPassive(items, verb) || items[at - 1]?.key === "to") return null;
  const opensAfter = (i: number) => {
    const item = items[i];
    // ", as the pilots said".
    if (item?.key === "as" && items[i - 1]?.written === ",") return true;
    return item?.pos === "QUOTE" || item?.written === "," || isDash(item);
  };
  let speaker: Run | null = null;
  let first = group;
  let rest = at + 1;
  let addressee: Run | null = null;
  const followsQuote = items[group - 1]?.pos === "QUOTE";
  const isInverted =
    opensAfter(group - 1) &&
    group === at &&
    isPast(items[at]?.key ?? "") &&
    !isTime(items[at + 1] ?? (items[at] as Item)) &&
    !isShortClauseAt(items, at + 1) &&
    !OBJECTS.test(items[at + 1]?.key ?? "") &&
    (followsQuote ||
      (isFiniteIn(items, 0, group) &&
        isNamed(items[at + 1]) &&
        !closesInsertion(items, group - 1)));
  if (isInverted) {
    const end = chainEnd(items, at + 1);
    if (end > at + 1) {
      speaker = { from: at + 1, to: end };
      rest = end;
    }
  }
  if (!speaker) {
    if (group > 0 && !opensAfter(group - 1)) {
      const from = chainStart(items, group, 0);
      if (from < group && opensAfter(from - 1)) speaker = { from, to: group };
      else if (from < group && from === 0) return null;
    }
    if (!speaker) {
      const found = subjectBefore(items, group, 0);
      if (found && found.from > 0 && opensAfter(found.from - 1)) speaker = found;
    }
    if (!speaker) return null;
    first = speaker.from;
    if (reporting.addressee) {
      const end = chainEnd(items, rest);
      if (end > rest) {
        addressee = { from: rest, to: end };
        rest = end;
      }
    }
  }
  if (!isSpeaker(items, speaker)) return null;
  const end = afterAside(items, isPut(items, at) ? rest + 1 : rest, speaker.from > at);
  if (end === null) return null;
  let stop = first;
  if (items[stop - 1]?.key === "as") stop--;
  while (stop > 0 && !isWord(items[stop - 1] as Item) && items[stop - 1]?.pos !== "QUOTE") stop--;
  if (stop === 0) return null;
  // "In May, Ana Reis said, …": what stands before says only when.
  // "Ana Reis scolded him: “…,” she said": only the quoted words.
  const isAfterColon = items[stop - 1]?.pos === "QUOTE" && items[stop - 2]?.written === ":";
  const opening = { from: isAfterColon ? stop - 1 : 0, to: stop };
  const hasClause = items.slice(0, stop).some((item) => isVerbal(item) || item.pos === "QUOTE");
  const last = lastWord(items, items.length);
  const following = end < last ? { from: end, to: last } : null;
  if (!hasClause && !following) return null;
  // "When the rain came, Ana Reis said, “…”": what stands before the verb says only when.
  const isWhen =
    following !== null && items[following.from]?.pos === "QUOTE" && opensWithWhen(items);
  // "Too often, she said, the lock is shut": what opens the sentence belongs to what is said.
  const isOpened = hasClause || (!!following && items[following.from]?.pos !== "QUOTE");
  // "the park, which, she said, is shut": what opens the sentence is the text's own.
  const isRelative = RELATIVES.has(items[lastWord(items, stop) - 1]?.key ?? "");
  const contents = isOpened && !isWhen && !(isRelative && following) ? [opening] : [];
  if (following && items[end - 1]?.pos !== "CCONJ") contents.push(following);
  return { cue: { from: group, to: at + 1 }, speaker, addressee, contents, kind: "aside" };
}

const WHEN =
  /^(?:asked|pressed|questioned|when|as|after|before|while|since|until|once|in|on|at|during)$/;

function opensWithWhen(items: readonly Item[]): boolean {
  const first = items.findIndex((item) => isWord(item) && item.pos !== "CCONJ");
  return WHEN.test(items[first]?.key ?? "");
}

/** "as one of them put it". */
const isPut = (items: readonly Item[], at: number): boolean =>
  /^puts?$/.test(items[at]?.key ?? "") && items[at + 1]?.key === "it";

/** Where what is said goes on after an aside; null when the verb has a complement of its own. */
function afterAside(items: readonly Item[], from: number, isInverted: boolean): number | null {
  let at = afterAdverbials(items, from);
  if (/^['’]s?$/.test(items[at]?.written ?? "") && items[at + 1]?.pos === "QUOTE") at++;
  if (isEnd(items[at])) return items.length;
  if (items[at]?.written === ":" && isInverted) return at + 1;
  if (AFTERWARDS.has(items[at]?.key ?? "")) return items.length;
  if (items[at]?.pos === "QUOTE") {
    // "said on the network’s “Harbour Hour”": the title of a programme.
    const before = items[at - 1];
    if (at > from && before && (before.pos === "ADP" || /^['’]s?$/.test(before.written)))
      return items.length;
    return isInverted ? at : null;
  }
  if (items[at]?.pos === "CCONJ" || items[at]?.pos === "SCONJ")
    return items[at]?.key === "that" ? null : items.length;
  if (items[at]?.written !== "," && !isDash(items[at])) {
    return items[at]?.pos === "VERB" && /ing$/.test(items[at]?.key ?? "") ? items.length : null;
  }
  const after = items[at + 1];
  if (!after) return items.length;
  // "said Ana Reis, the mayor of Vell, who …": the speaker's apposition, up to the end.
  if (
    isInverted &&
    (after.pos === "DET" ||
      (after.pos === "ADV" && !isShortClauseAt(items, at + 2)) ||
      RELATIVES.has(after.key) ||
      after.pos === "NOUN" ||
      after.pos === "NUM" ||
      after.pos === "ADJ" ||
      after.pos === "PROPN")
  ) {
    const quote = items.findIndex((item, i) => i > at && item.pos === "QUOTE");
    return quote > 0 ? quote : items.length;
  }
  // "he said, replacing the lock would take years": a gerund that is a subject.
  const isSubject =
    /ing$/.test(after.key) && !reportingOf(after.key) && countFinite(items, at + 1) > 0;
  if (isSubject) return at + 1;
  if (
    /ing$/.test(after.key) ||
    after.key === "not" ||
    after.pos === "CCONJ" ||
    after.pos === "ADP" ||
    after.pos === "SCONJ"
  ) {
    const quote = items.findIndex((item, i) => i > at && item.pos === "QUOTE");
    return quote > 0 ? quote : items.length;
  }
  at++;
  return at;
}

/** "As the pilots, among them Bo Lind, have noted, the lock leaks": what follows is theirs. */
export function asSaid(items: readonly Item[], { at, group, reporting }: Verb): Report | null {
  if (items[0]?.key !== "as" || !reporting.clause) return null;
  const from = 1;
  const comma = afterAdverbials(
    items,
    at + 1 + (/^(?:out|it)$/.test(items[at + 1]?.key ?? "") ? 1 : 0),
  );
  const last = lastWord(items, items.length);
  if (items[comma]?.written !== "," || comma + 1 >= last) return null;
  const speaker = firstPhrase(items, from, group);
  // Nothing but the speaker, with an apposition, stands before the verb.
  const isFirst = !items
    .slice(from, group)
    .some((item) => item.pos === "VERB" && !/ing$/.test(item.key));
  if (!speaker || speaker.from !== from || !isFirst || !isSpeaker(items, speaker)) return null;
  const contents = [{ from: comma + 1, to: last }];
  return { cue: { from: group, to: at + 1 }, speaker, addressee: null, contents, kind: "aside" };
}

/** "According to the harbour office, …" and "…, according to the harbour office". */
export function accordingTo(items: readonly Item[]): Report[] {
  const reports: Report[] = [];
  for (let at = 0; at + 2 < items.length; at++) {
    if (items[at]?.key !== "according" || items[at + 1]?.key !== "to") continue;
    const end = chainEnd(items, at + 2);
    if (end === at + 2) continue;
    const speaker = { from: at + 2, to: end };
    const cue = { from: at, to: at + 2 };
    const before = lastWord(items, at);
    const comma = items.findIndex((item, i) => i >= end && item.written === ",");
    const last = lastWord(items, items.length);
    let content: Run;
    if (before === 0) content = { from: comma > 0 ? comma + 1 : end, to: last };
    else content = { from: 0, to: before };
    if (content.from < content.to)
      reports.push({ cue, speaker, addressee: null, contents: [content], kind: "aside" });
  }
  return reports;
}

import {
  afterAdverbials,
  isClauseAt,
  isEnd,
  isShortClauseAt,
  lastWord,
  QUESTIONS,
} from "./adverbials";
import { isDash, isNominal, isTime, isVerbal, isWord, RELATIVES, type Item } from "./items";
import { chainEnd, chainStart, phraseEnd, type Run } from "./phrases";
import { isAskedFirst, isPassive, type Report, type Verb } from "./reporting-verbs";
import { isSpeaker, subjectBefore, subjectOfGerund } from "./subject";

/** What a verb introduces: a clause, an infinitive, quoted words, or what was named. */
export function complementOf(
  items: readonly Item[],
  verb: Verb,
  verbs: readonly Verb[],
  asides: readonly Report[],
): Report | null {
  const { at, reporting } = verb;
  const group = verb.group;
  const passive = isPassive(items, verb) || isAskedFirst(items, at);
  if (passive && !reporting.clause) return null;
  let next = at + 1;
  let addressee: Run | null = null;
  if (reporting.addressee || reporting.request) {
    // "asked the clerk about the lock": the preposition is the verb's.
    const nextPhrase = phraseEnd(items, next);
    const end = reporting.about.includes(items[nextPhrase]?.key ?? "")
      ? nextPhrase
      : chainEnd(items, next);
    if (end > next && !isClauseAt(items, next, reporting.request)) {
      addressee = { from: next, to: end };
      next = end;
    }
  }
  const found = contentStart(items, verb, next, addressee);
  if (!found) return null;
  const { from, isObject } = found;
  const speaker = speakerOf(items, verb, group, passive);
  if (!speaker && !passive) return null;
  if (speaker && !isSpeaker(items, speaker)) return null;
  if (isBareInfinitive(items, group, at)) return null;
  // "what they say it costs", "it is worth noting that", "it goes without saying that".
  const outer = items[(speaker?.from ?? 0) - 1]?.key ?? "";
  if (/^(?:what|how)$/.test(outer) || /^(?:worth|without)$/.test(items[at - 1]?.key ?? ""))
    return null;
  // "All this is to say that": nobody says it.
  const main = items[group];
  if (items[at - 1]?.key === "to" && (!main || main.pos !== "VERB") && !passive) return null;
  const isShort = isObject || items[from]?.key === "to";
  const stop = isObject && !NAMES.test(items[at]?.key ?? "") ? objectEnd(items, from) : null;
  const last = contentEnd(items, from, at, verbs, asides, isShort);
  const hasQuote = items.slice(from, last).some(({ pos }) => pos === "QUOTE");
  const to = hasQuote ? last : Math.min(last, stop ?? last);
  if (to <= from) return null;
  const cueEnd = items[at + 1]?.key === "that" ? at + 2 : at + 1;
  return {
    cue: { from: group, to: cueEnd },
    speaker: passive && speaker && reporting.addressee ? null : passive ? null : speaker,
    addressee: passive && reporting.addressee ? speaker : addressee,
    contents: [{ from, to }],
    kind: isObject ? "object" : "clause",
  };
}

const HAS = /^(?:has|have|had|is|are|was|were|did|does|do)$/;
const LETS = /^(?:helps?|helped|helping|lets?|letting|makes?|made|making|watch(?:ed|ing)?)$/;

/** "helped the crew understand": nobody reports. */
const isBareInfinitive = (items: readonly Item[], group: number, verb: number): boolean =>
  LETS.test(items[chainStart(items, group, 0) - 1]?.key ?? "") &&
  !/(?:ed|s|said|told)$/.test(items[verb]?.key ?? "");

function speakerOf(
  items: readonly Item[],
  { at }: Verb,
  group: number,
  passive: boolean,
): Run | null {
  const key = items[at]?.key ?? "";
  if (!passive && /ing$/.test(key) && group === at) {
    return subjectOfGerund(items, at);
  }
  return subjectBefore(items, group, 0);
}

function contentStart(
  items: readonly Item[],
  verb: Verb,
  next: number,
  addressee: Run | null,
): { from: number; isObject: boolean } | null {
  const { at, reporting } = verb;
  const clause = { from: next, isObject: false };
  const item = items[next];
  if (!item || isEnd(item)) return null;
  // "discussed how the lock works".
  if (reporting.object && QUESTIONS.has(item.key) && !RELATIVES.has(item.key)) return clause;
  if (reporting.clause || reporting.addressee) {
    // "that", with an adverbial or an inserted comma between.
    const mayInsert =
      item.pos === "ADP" ||
      item.pos === "ADV" ||
      item.written === "," ||
      isTime(item) ||
      !!addressee;
    for (let i = next; i < Math.min(items.length, next + (mayInsert ? 16 : 1)); i++) {
      const one = items[i] as Item;
      const following = items[i + 1];
      // "the meeting that was held": no clause of the verb's.
      const isRelative =
        i > next && !!following && isVerbal(following) && isNominal(items[i - 1] as Item);
      if (
        one.key === "that" &&
        !isRelative &&
        (i === next || one.pos === "SCONJ" || one.pos === "PRON" || one.pos === "DET")
      ) {
        return i + 1 < items.length ? { from: i + 1, isObject: false } : null;
      }
      if (one.pos === "QUOTE" || isEnd(one) || (isVerbal(one) && i > next) || one.pos === "SCONJ")
        break;
      if (one.pos === "AUX") break;
    }
    if (item.written === ":" || item.pos === "QUOTE")
      return { from: item.written === ":" ? next + 1 : next, isObject: false };
    if (item.written === "," && items[next + 1]?.pos === "QUOTE")
      return { from: next + 1, isObject: false };
    const asks = QUESTIONS.has(item.key) && !isOccasion(items, at);
    if (asks || isClauseAt(items, next, reporting.request)) return clause;
    const after = afterAdverbials(items, next);
    const late = items[after];
    if (late && after > next) {
      if (late.written === ":" || late.pos === "QUOTE")
        return { from: late.written === ":" ? after + 1 : after, isObject: false };
      if (late.written === "," && items[after + 1]?.pos === "QUOTE")
        return { from: after + 1, isObject: false };
      if (late.key === "that") return { from: after + 1, isObject: false };
      // "told the board on Friday how late it was".
      if (addressee && QUESTIONS.has(late.key)) return { from: after, isObject: false };
      if (isClauseAt(items, after)) return { from: after, isObject: false };
    }
    // "said, referring to the quay, “…”".
    const quote = items.findIndex((one, i) => i > at && i < at + 30 && one.pos === "QUOTE");
    if (quote > 0 && reporting.says && /^[,:]$/.test(items[quote - 1]?.written ?? "")) {
      return { from: quote, isObject: false };
    }
    if (
      reporting.says &&
      !addressee &&
      /^(?:say|says|said|saying)$/.test(items[at]?.key ?? "") &&
      items.slice(next, next + 25).some((one) => isVerbal(one) || one.pos === "QUOTE") &&
      (/^(?:NOUN|PROPN|PRON|DET|NUM|ADJ)$/.test(item.pos) || item.key === "there") &&
      !isTime(item)
    ) {
      return clause;
    }
  }
  if (
    item.key === "to" &&
    items[next + 1] &&
    (reporting.infinitive || (reporting.request && addressee))
  ) {
    return { from: addressee ? addressee.from : next, isObject: false };
  }
  // "asked the clerk, a man from Vell, to stay", "urged them on Friday to leave".
  if (reporting.request && addressee) {
    const late =
      items[next]?.written === "," ? afterApposition(items, next) : afterAdverbials(items, next);
    if (late > next && items[late]?.key === "to" && items[late + 1])
      return { from: addressee.from, isObject: false };
  }
  // "which he said were late": what is said has its subject before.
  const isFiniteNext = isVerbal(item) && !/ing$/.test(item.key) && item.key !== "be";
  if (reporting.says && reporting.clause && isFiniteNext && isAskedFor(items, verb.group))
    return clause;
  // "suggested looking at the lock".
  if (item.pos === "VERB" && item.key.endsWith("ing") && GERUND.test(items[at]?.key ?? ""))
    return clause;
  // "complained about the noise", "called for a vote".
  const about = items[next]?.key ?? "";
  if (reporting.about.includes(about) && !isEnd(items[next + 1])) {
    return { from: next + 1, isObject: true };
  }
  const calls = /^(?:calls|called|calling)$/.test(items[at]?.key ?? "");
  if (reporting.object || calls) {
    const begin = addressee ? addressee.from : next;
    if (calls && !isNamedSo(items, begin)) return null;
    if (phraseEnd(items, begin) > begin && !isTime(items[begin] as Item))
      return { from: begin, isObject: true };
  }
  return null;
}

/** Verbs after which what is said may be a gerund. */
const GERUND =
  /^(?:suggest|recommend|propos|advocat|den(?:y|ie)|admit|mention|acknowledg|discuss|consider|recall|defend|describ|oppos|support)/;

/** "which he said", "who police say": whether a relative stands before the verb's subject. */
function isAskedFor(items: readonly Item[], group: number): boolean {
  const before = items[chainStart(items, group, 0) - 1];
  return !!before && (RELATIVES.has(before.key) || /^(?:that|what)$/.test(before.key));
}

/** After what two commas enclose; the first comma where they do not. */
function afterApposition(items: readonly Item[], comma: number): number {
  for (let at = comma + 1; at < Math.min(items.length, comma + 24); at++) {
    if (isEnd(items[at])) break;
    if (items[at]?.written === ",") return at + 1;
  }
  return comma;
}

/** "said when he was asked": it tells when it was said, where other verbs tell what is asked. */
const isOccasion = (items: readonly Item[], verb: number): boolean =>
  /^(?:when|where)$/.test(items[verb + 1]?.key ?? "") &&
  !/^(?:ask|wonder|kn[eo]w|decid|learn|explain|f[io][nu]|describ|determin|discover|reveal|disclos|remember)/.test(
    items[verb]?.key ?? "",
  );

/**
 * "called the repair a joke": what is named, and then its name; not "a group called the Long Quay",
 * "called a meeting".
 */
function isNamedSo(items: readonly Item[], from: number): boolean {
  const end = chainEnd(items, from);
  const last = items[end - 1];
  const after = items[end];
  if (!last || !after) return last?.pos === "ADJ";
  const isQuoted = items.slice(from, from + 12).some(({ pos }) => pos === "QUOTE");
  const hasClause = after.key === "that" || RELATIVES.has(after.key);
  const begins =
    hasClause || (/^(?:DET|ADJ|NOUN|PROPN|NUM|ADV)$/.test(after.pos) && !isTime(after));
  return isQuoted || begins || last.pos === "ADJ";
}

/** "While the clerks deny it, …": whether a verb stands in the clause that opens its sentence. */
function isInOpeningClause(items: readonly Item[], verb: number): boolean {
  const first = items[items.findIndex((item) => isWord(item) && item.pos !== "CCONJ")];
  const opens =
    /^(?:while|although|though|when|after|before|because|since|once|if|as|despite|by|besides)$/;
  const isParticiple = first === items[verb] && /ing$/.test(first?.key ?? "");
  return (
    (isParticiple || opens.test(first?.key ?? "")) &&
    !items.slice(0, verb).some(({ written }) => written === ",")
  );
}

/** Where the reported words end: with the sentence, or before another speaks. */
export function contentEnd(
  items: readonly Item[],
  from: number,
  verb: number,
  verbs: readonly Verb[],
  asides: readonly Report[],
  isShort: boolean,
): number {
  let to = items.length;
  const isSubordinate = isInOpeningClause(items, verb);
  let open = 0;
  // "The study – which notes that it leaks – is new": a clause between dashes.
  const isInserted = items.slice(0, verb).filter(isDash).length % 2 === 1;
  for (let i = from; i < to; i++) {
    if (isInserted && isDash(items[i]) && i > from) to = i;
    const { written } = items[i] as Item;
    if (written === "(") open++;
    if (written === ";" || (written === ")" && --open < 0)) to = i;
    if (i === from) continue;
    const after = items[i + 1];
    const opensMain = isShort || isShortClauseAt(items, i + 1);
    if (isSubordinate && items[i]?.written === "," && opensMain) to = i;
    // "promised a new quay and tried": the next verb of the same subject.
    const isNextVerb = isShort && items[i]?.pos === "CCONJ" && after && isPastVerb(after);
    if (isNextVerb && items[from]?.key !== "to") to = i;
    // "wanted to stay, but was sent away".
    if (isShort && items[i]?.pos === "CCONJ" && after && HAS.test(after.key)) to = i;
    // "called it a punishment – and it sank two ferries".
    const next = after?.pos === "CCONJ" ? i + 2 : i + 1;
    if (isShort && isDash(items[i]) && isShortClauseAt(items, next)) to = i;
    if (items[i]?.written !== "," || !after) continue;
    // What is named or promised ends before another clause; a list goes on.
    const later = isShort ? items[afterApposition(items, i)] : undefined;
    if (later && RELATIVES.has(after.key) && /^(?:of|as|to|for)$/.test(later.key)) {
      i = afterApposition(items, i) - 1;
      continue;
    }
    const isOther =
      isShort &&
      (RELATIVES.has(after.key) ||
        after.pos === "SCONJ" ||
        /ing$/.test(after.key) ||
        after.key === "with");
    const isContrast =
      /^(?:but|and|while|though|although|yet)$/.test(after.key) && isClauseAt(items, i + 2);
    if (isOther || (isContrast && (isShort || after.key === "but"))) to = i;
  }
  for (const { speaker, cue, contents } of asides) {
    if (cue.from <= from) continue;
    // The aside of an outer report ends the inner one.
    if (contents.some((run) => run.from <= from)) to = Math.min(to, cue.from, speaker?.from ?? to);
  }
  for (const other of verbs) {
    if (other.at <= from || other.at >= to || !other.reporting.says) continue;
    const before = items[other.group - 1];
    if (!before) continue;
    if (before.written === "," && /ing$/.test(items[other.at]?.key ?? ""))
      to = Math.min(to, other.group - 1);
    else if (before.pos === "CCONJ" && other.reporting.clause && isFinite(items, other)) {
      to = Math.min(to, other.group - 1);
    } else {
      const start = chainStart(items, other.group, from);
      const join = items[start - 1];
      if (
        start < other.group &&
        join &&
        (join.pos === "CCONJ" || join.key === "while" || join.key === "although") &&
        items[start - 2]?.written === ","
      ) {
        to = Math.min(to, start - 1);
      }
    }
  }
  return lastWord(items, to);
}

/** Verbs that say of one thing what it is: "called it a feast", "accused them of waste". */
const NAMES =
  /^(?:call|label|brand|dub|describ|characteri|accus|portray|tout|blam|cit|mock|attack|criticis|criticiz)/;

/** Where what was denied, praised or proposed ends; null for where the sentence does. */
function objectEnd(items: readonly Item[], from: number): number | null {
  const end = chainEnd(items, from);
  // "plans this week to sell the ferry".
  const isWhen = items[end]?.pos === "DET" && items[end + 1] && isTime(items[end + 1] as Item);
  const next = items[isWhen ? end + 2 : end];
  if (!next || end === from) return null;
  const goesOn =
    next.key === "that" ||
    next.key === "to" ||
    next.key === "as" ||
    next.pos === "QUOTE" ||
    next.pos === "VERB" ||
    next.pos === "AUX" ||
    RELATIVES.has(next.key) ||
    next.pos === "CCONJ" ||
    next.written === ",";
  return goesOn ? null : end;
}

const isPastVerb = ({ pos, key }: Item): boolean => pos === "VERB" && key.endsWith("ed");

function isFinite(items: readonly Item[], { at, group }: Verb): boolean {
  return (
    !/ing$/.test(items[at]?.key ?? "") &&
    items[group]?.key !== "to" &&
    items[at - 1]?.key !== "to" &&
    /(?:ed|said|told|wrote|says|s)$/.test(items[at]?.key ?? "")
  );
}

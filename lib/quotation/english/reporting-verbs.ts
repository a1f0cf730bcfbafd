import { isVerbal, isWord, RELATIVES, type Item } from "./items";
import { groupStart, type Run } from "./phrases";
import { reportingOf, type Reporting } from "./verbs";

const BE = /^(?:is|are|was|were|be|been|being|['’]s|['’]re)$/;

/** What a sentence says somebody says. Runs count the sentence's items. */
export interface Report {
  readonly cue: Run;
  readonly speaker: Run | null;
  readonly addressee: Run | null;
  /** The runs that are reported; several when the cue stands in the middle. */
  readonly contents: readonly Run[];
  readonly kind: "clause" | "object" | "aside";
}

/** A verb of a sentence that reports, by its place and that of the first word of its group. */
export interface Verb {
  readonly at: number;
  readonly group: number;
  readonly reporting: Reporting;
}

/** In items. */
const MAX_SUBJECT = 24;
/** A sentence with more of them is none. */
const MAX_VERBS = 24;

/** The reporting verbs of a sentence, in order. */
export function verbsIn(items: readonly Item[]): Verb[] {
  const verbs: Verb[] = [];
  for (let at = 0; at < items.length && verbs.length < MAX_VERBS; at++) {
    const item = items[at] as Item;
    if (item.pos === "QUOTE") continue;
    const attitude = attitudeOf(items, at);
    if (attitude) {
      verbs.push(attitude);
      continue;
    }
    const other = takesThat(items, at) || putsIt(items, at) ? TAKES_THAT : null;
    const reporting = reportingOf(item.key) ?? other;
    if (!reporting) continue;
    const before = items[at - 1];
    const isCertain = /^(?:said|says|told|asked|wrote)$/.test(item.key);
    if (!isVerbal(item) && !isCertain && !standsAsVerb(items, at)) continue;
    if (
      before &&
      ((before.pos === "DET" && !RELATIVES.has(before.key)) ||
        before.pos === "ADJ" ||
        /^['’]s?$/.test(before.written)) &&
      !/ing$/.test(item.key) &&
      !isCertain
    ) {
      // "the report that"; but "those say" and "others claim".
      if (!/^(?:those|these|some|all|many|others|both)$/.test(before.key) && before.pos !== "ADJ")
        continue;
      if (before.pos === "ADJ" && !isVerbal(item)) continue;
    }
    if (/^(?:[.]|mr|mrs)$/.test(item.written)) continue;
    const group = groupStart(items, at, 0);
    // "where known smugglers land".
    if (group === at && PARTICIPLE.test(item.key)) continue;
    verbs.push({ at, group, reporting });
  }
  return verbs;
}

/** Participles that are no other form of their verb. */
const PARTICIPLE = /^(?:known|seen|shown|written|sworn|sung|forgotten|foreseen|spoken)$/;

const TAKES_THAT: Reporting = {
  clause: true,
  says: false,
  infinitive: false,
  request: false,
  addressee: false,
  object: false,
  about: [],
};
const ATTITUDE: Reporting = { ...TAKES_THAT, about: ["about", "of"] };

/** Verbs before "that" by which nobody says or thinks anything. */
const CAUSES =
  /^(?:ensur|assur|guarante|happen|requir|caus|provid|grant|giv|suppos|consider|see[ns]?|now|such|so|help|work|depend|turn|follow|go|went|be|mak|made|prevent|includ|involv|entail|suffic|matter|transpir|aris|occur|remain|exist|sign|mean|kind|sort|reason|stat|trend|fact)/;

/** "scribbled that": a verb that takes a clause says or thinks, whichever it is. */
function takesThat(items: readonly Item[], at: number): boolean {
  const [item, that, next] = [items[at], items[at + 1], items[at + 2]];
  return (
    item?.pos === "VERB" &&
    that?.key === "that" &&
    that.pos === "SCONJ" &&
    !!next &&
    !isVerbal(next) &&
    !CAUSES.test(item.key)
  );
}

/** "as one of them put it". */
function putsIt(items: readonly Item[], at: number): boolean {
  if (!/^puts?$/.test(items[at]?.key ?? "") || items[at + 1]?.key !== "it") return false;
  return items.slice(Math.max(0, at - MAX_SUBJECT), at).some(({ key }) => key === "as");
}

const ATTITUDES = new Set(
  (
    "confident sure certain convinced afraid worried concerned anxious aware hopeful optimistic pessimistic " +
    "skeptical sceptical doubtful adamant proud glad happy sorry angry upset surprised disappointed mindful " +
    "fearful critical supportive dismissive wary"
  ).split(" "),
);

/** "is confident that the lock holds", "are worried about the lock". */
function attitudeOf(items: readonly Item[], at: number): Verb | null {
  const [item, next] = [items[at], items[at + 1]];
  if (!item || !next || !ATTITUDES.has(item.key)) return null;
  let be = at - 1;
  while (be > 0 && items[be]?.pos === "ADV") be--;
  const isBe = /^(?:is|are|was|were|been|be|['’](?:s|re|m)|feels?|felt|remains?|remained|seems?)$/;
  if (!isBe.test(items[be]?.key ?? "")) return null;
  const takes = next.key === "that" || ATTITUDE.about.includes(next.key);
  return takes ? { at, group: groupStart(items, be, 0), reporting: ATTITUDE } : null;
}

/** A tagger takes "claims" for a noun where a pronoun or a name stands before and a clause follows. */
function standsAsVerb(items: readonly Item[], at: number): boolean {
  const [before, after] = [items[at - 1], items[at + 1]];
  if (
    !before ||
    !after ||
    (before.pos === "DET" && !RELATIVES.has(before.key)) ||
    before.pos === "ADJ" ||
    before.pos === "ADP"
  )
    return false;
  const isSubject =
    RELATIVES.has(before.key) ||
    before.pos === "PRON" ||
    before.pos === "PROPN" ||
    before.pos === "NOUN";
  const key = items[at]?.key ?? "";
  // "the set of rules that could": a relative clause.
  const following = items[at + 2];
  if (after.key === "that" && (!following || isVerbal(following))) return false;
  const isMany =
    before.pos === "NOUN" && /(?:[^s]s|data|people|police|men|women)$/.test(before.key);
  const isForm = /(?:ed|s)$/.test(key) ? !isMany || key.endsWith("ed") : isMany;
  return isSubject && isForm && (after.key === "that" || after.pos === "PRON");
}

/** "was told", "is said". */
export function isPassive(items: readonly Item[], { at, group }: Verb): boolean {
  if (
    !/(?:ed|said|told|known|seen|written|shown|found|thought|heard|felt|understood)$/.test(
      items[at]?.key ?? "",
    )
  )
    return false;
  for (let i = at - 1; i >= group; i--) {
    const item = items[i] as Item;
    if (BE.test(item.key)) return true;
    if (item.pos !== "ADV") return false;
  }
  return false;
}

/** "Asked about the lock, she said": a participle that opens its sentence. */
export function isAskedFirst(items: readonly Item[], at: number): boolean {
  const first = items.findIndex(
    (item) => isWord(item) && item.pos !== "CCONJ" && item.key !== "when",
  );
  return first === at && /^(?:asked|pressed|told|questioned)$/.test(items[at]?.key ?? "");
}

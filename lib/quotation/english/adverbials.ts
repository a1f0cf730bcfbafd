import { isDash, isTime, isVerbal, isWord, RELATIVES, type Item } from "./items";
import { chainEnd } from "./phrases";

export const QUESTIONS = new Set("whether if how what why when where who which".split(" "));
const ENDS = /^[.!?;…]+$/;

/** Past words that only say when or where: "on Monday", "in an interview", "late Friday". */
export function afterAdverbials(items: readonly Item[], from: number): number {
  let at = from;
  while (at < items.length && at - from < 24) {
    const item = items[at] as Item;
    if (isTime(item) || (item.pos === "ADV" && !QUESTIONS.has(item.key))) at++;
    else if (
      item.pos === "ADP" &&
      /^(?:on|in|at|during|after|before|to|through|via|by|with|for|from)$/.test(item.key)
    ) {
      const end = chainEnd(items, at + 1);
      // "said after the lock broke".
      const opensClause = item.key === "after" && isShortClauseAt(items, at + 1);
      if (opensClause) return at;
      if (end === at + 1) {
        if (items[at + 1] && isTime(items[at + 1] as Item)) {
          at += 2;
          continue;
        }
        return at;
      }
      // "in 2015 the port": the preposition belongs to the clause when a verb follows it.
      at = end;
    } else if (item.pos === "DET" && items[at + 1] && isTime(items[at + 1] as Item)) at += 2;
    else return at;
  }
  return at;
}

/** Whether an item ends the sentence. */
export const isEnd = (item: Item | undefined): boolean => !item || ENDS.test(item.written);

/** The end of the words before the marks that close a stretch. */
export function lastWord(items: readonly Item[], to: number): number {
  let at = to;
  while (
    at > 0 &&
    !isWord(items[at - 1] as Item) &&
    items[at - 1]?.pos !== "QUOTE" &&
    !/^[)\]%]$/.test(items[at - 1]?.written ?? "")
  )
    at--;
  return at;
}

/**
 * Whether a noun phrase with its verb begins here: a clause without "that". After a request, "the
 * crew to leave" is none.
 */
export function isClauseAt(items: readonly Item[], from: number, isRequest = false): boolean {
  const first = items[from];
  if (!first || (!isWord(first) && first.pos !== "QUOTE")) return false;
  let end = chainEnd(items, from);
  if (end === from) {
    if (first.key === "there") end = from + 1;
    else return false;
  }
  while (items[end]?.pos === "ADV") end++;
  const next = items[end];
  if (next && isVerbal(next) && !/ing$/.test(next.key)) return true;
  if (next && /^['’](?:s|re|ve|d|ll|m)$/.test(next.key)) return true;
  // "people who work there are", "efforts to slow it will": the noun's own clause, then the verb.
  if (next && (RELATIVES.has(next.key) || (next.key === "that" && first.pos !== "PRON")))
    return countFinite(items, end) > 1;
  if (next?.key === "to") return !isRequest && countFinite(items, end) > 0;
  return next?.written === "," && isApposed(items, end);
}

/** How many finite verbs follow an item up to the next mark or conjunction. */
export function countFinite(items: readonly Item[], from: number): number {
  let count = 0;
  for (let at = from + 1; at < items.length && at - from < 30; at++) {
    const item = items[at] as Item;
    const before = items[at - 1] as Item;
    if (isEnd(item) || item.written === "," || item.written === ":" || item.pos === "SCONJ") break;
    if (!isVerbal(item) || /ing$/.test(item.key) || before.key === "to") continue;
    const isApart = before.pos === "ADV" || before.pos === "PART";
    if (!isVerbal(isApart ? (items[at - 2] ?? before) : before)) count++;
  }
  return count;
}

/** "Bo Lind, a clerk from Vell, left": what two commas enclose, then the verb. */
function isApposed(items: readonly Item[], comma: number): boolean {
  const first = items[comma + 1];
  if (!first || (first.pos === "PRON" && !RELATIVES.has(first.key))) return false;
  for (let at = comma + 2; at < Math.min(items.length, comma + 30); at++) {
    if (items[at]?.written !== "," && !isDash(items[at])) continue;
    let after = at + 1;
    while (items[after]?.pos === "ADV") after++;
    const verb = items[after];
    if (verb && isVerbal(verb) && !/ing$/.test(verb.key)) return true;
  }
  return false;
}

/** Whether a noun phrase and, without anything between them, its verb begin here. */
export function isShortClauseAt(items: readonly Item[], from: number): boolean {
  let end = chainEnd(items, from);
  while (items[end]?.pos === "ADV") end++;
  const verb = items[end];
  return end > from && !!verb && isVerbal(verb) && !/ing$/.test(verb.key);
}

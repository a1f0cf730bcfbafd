import { reason } from "../../reason";
import { codePointIndex, isWellFormed, type CodePointIndex } from "../../text/code-points";
import { codedBy, codebookIndex } from "./label";
import {
  type AboutText,
  type IncomingNote,
  type IncomingSegment,
  type TextReader,
} from "./incoming";
import {
  isMembers,
  list,
  members,
  moment,
  offsetOf,
  parseJson,
  strings,
  words,
  type Members,
} from "./json";
import { readHypothesisTable } from "./hypothesis-table";
import { Reading, unreadable } from "./reading";
import { ofThisText } from "./which-text";

/**
 * Annotations of Hypothesis: what its client exports (`annotations`), what its API answers (`rows`),
 * a plain list of either, or the client's table (CSV).
 *
 * Positions count UTF-16 code units of a web page's body, which is not the text that was imported,
 * so they are only taken where the quoted words stand. Replies count as notes of their thread's first
 * annotation. Which of the four kinds of Hypothesis a row is, is not stored: a reply has
 * `references`, a page note no selector, a highlight neither words nor tags.
 */
export const readHypothesis: TextReader = (content, about) => {
  if (!/^\s*[[{]/.test(content)) return readHypothesisTable(content, about);
  const parsed = parseJson(content);
  if (!parsed.ok) return unreadable(parsed.why);
  const rows = rowsOf(parsed.value);
  if (!rows) return unreadable(reason("Refusals.import.notHypothesis"));
  const reading = new Reading();
  const replies = repliesIn(rows, reading);
  const known = codebookIndex(about);
  const index = codePointIndex(about.text);
  for (const [place, row] of rows.entries()) {
    const line = place + 1;
    if (!isMembers(row)) {
      reading.refuse(line, null, reason("Refusals.import.notAnItem"));
      continue;
    }
    if (strings(row.references).length > 0) continue;
    const id = words(row.id) || null;
    if (row.hidden === true || /^(?:DENIED|SPAM)$/.test(words(row.moderation_status))) {
      reading.refuse(line, id, reason("Refusals.import.moderatedAway"));
      continue;
    }
    const [target] = list(row.target).map(members);
    const segment = segmentOf(list(target?.selector).filter(isMembers), about, index);
    if (!segment) {
      const isPage = list(target?.selector).length === 0;
      const why = isPage ? "Refusals.import.wholeText" : "Refusals.import.noWords";
      reading.refuse(line, id, reason(why));
      continue;
    }
    const notes = id === null ? [] : (replies.get(id) ?? []);
    if (id !== null) replies.delete(id);
    const author = authorOf(row);
    reading.add(
      line,
      {
        ...(id === null ? {} : { id }),
        ...codedBy(strings(row.tags), known),
        target: [segment],
        body: words(row.text),
        ...(author === "" ? {} : { author }),
        ...createdAt(row),
        visibility: isPrivate(row) ? "private" : "project",
        ...(notes.length > 0 ? { notes } : {}),
      },
      words(row.uri) || words(target?.source),
    );
  }
  for (const [root, notes] of replies) {
    reading.notice("Refusals.import.notices.repliesWithoutRoot", root, notes.length);
  }
  return reading.finish(ofThisText(reading.items, about));
};

function rowsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isMembers(value)) return null;
  for (const name of ["annotations", "rows"]) {
    if (Array.isArray(value[name])) return value[name] as unknown[];
  }
  return "target" in value ? [value] : null;
}

/** The replies by the id of the annotation at the root of their thread. */
function repliesIn(rows: readonly unknown[], reading: Reading): Map<string, IncomingNote[]> {
  const replies = new Map<string, IncomingNote[]>();
  const ids = new Set(rows.map((row) => words(members(row).id)));
  for (const row of rows) {
    if (!isMembers(row)) continue;
    const references = strings(row.references);
    const [root] = references;
    if (root === undefined) continue;
    const parent = references.at(-1) ?? root;
    const author = authorOf(row);
    const notes = replies.get(root) ?? [];
    notes.push({
      ...(words(row.id) === "" ? {} : { id: words(row.id) }),
      ...(author === "" ? {} : { author }),
      body: words(row.text),
      ...createdAt(row),
      replyTo: parent !== root && ids.has(parent) ? parent : null,
    });
    replies.set(root, notes);
    if (strings(row.tags).length > 0) reading.notice("Refusals.import.notices.tagsOfReplies");
  }
  return replies;
}

/** What the selectors of a target quote, or null where they name no words. */
function segmentOf(
  selectors: readonly Members[],
  { text }: AboutText,
  index: CodePointIndex,
): IncomingSegment | null {
  const quote = selectors.find(({ type }) => type === "TextQuoteSelector");
  const position = selectors.find(({ type }) => type === "TextPositionSelector");
  const exact = words(quote?.exact);
  if (exact === "") return null;
  const prefix = words(quote?.prefix).slice(-1_000);
  const suffix = words(quote?.suffix).slice(0, 1_000);
  const quoted = { exact, prefix, suffix };
  const start = offsetOf(position?.start);
  const isHere = start !== undefined && isWellFormed(exact) && text.startsWith(exact, start);
  if (!isHere || isInsidePair(text, start)) return quoted;
  const end = index.toCodePoints(start + exact.length);
  return { start: index.toCodePoints(start), end, ...quoted };
}

/** Whether a UTF-16 offset lies within a character. */
function isInsidePair(text: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(text[at] ?? "");
}

/** `acct:name@authority`, without what is the same for all; or the name the person shows. */
function authorOf(row: Members): string {
  const shown = words(members(row.user_info).display_name).trim();
  if (shown !== "") return shown;
  return words(row.user)
    .replace(/^acct:/, "")
    .replace(/@.*$/s, "");
}

function isPrivate(row: Members): boolean {
  const readers = strings(members(row.permissions).read);
  return readers.length > 0 && readers.every((reader) => reader.startsWith("acct:"));
}

function createdAt(row: Members): { createdAt?: string } {
  const at = moment(row.created) ?? moment(row.updated);
  return at === undefined ? {} : { createdAt: at };
}

import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, type Outcome } from "@/lib/outcome";
import type { Piece } from "@/lib/quotation/check";
import type { Span } from "@/lib/span/span";
import { codePointIndex } from "@/lib/text/code-points";
import { nextSentence, previousSentence, sentenceAt } from "@/lib/text/sentences";
import { codePointsOf } from "@/server/document/offset-codec";
import { readCheck, type Check } from "@/server/quotation/checks";
import type { FoundPlace } from "@/server/quotation/find";
import type { Proposals } from "@/server/quotation/proposals";
import type { Viewer } from "@/server/access/viewer";
import { inward } from "./offset-codec";

type Count = (unit: number) => number;
const counted =
  (to: Count) =>
  <T extends Span>(span: T): T => ({ ...span, start: to(span.start), end: to(span.end) });

async function counter(documentId: string, revision: number): Promise<Count> {
  const index = await codePointsOf(documentId, revision);
  return (unit) => index?.toCodePoints(unit) ?? unit;
}

/** The roles of an attribution as a client sends them, in UTF-16 of the newest revision. */
export async function rolesInward(
  viewer: Viewer,
  documentId: string,
  at: Readonly<Record<string, readonly SegmentDraft[] | null | undefined>>,
  given?: number,
): Promise<Outcome<{ at: Record<string, SegmentDraft[] | null>; revision?: number }>> {
  const roles: Record<string, SegmentDraft[] | null> = {};
  let revision = given;
  for (const [role, drafts] of Object.entries(at)) {
    if (!drafts || drafts.length === 0) continue;
    const inside = await inward(viewer, documentId, drafts, revision);
    if (!inside.ok) return inside;
    roles[role] = inside.value.target;
    revision = inside.value.revision;
  }
  return done({ at: roles, revision });
}

/** A check with its words, and the sentences before and after its place in the source. */
export async function checkOutward(viewer: Viewer, outcome: Outcome<Check>) {
  if (outcome.ok) {
    const shown = await shownCheck(viewer, outcome.value.id);
    return shown.ok ? { ...outcome, value: shown.value } : shown;
  }
  const current = outcome.more?.current as Check | undefined;
  const shown = current && (await shownCheck(viewer, current.id));
  return shown?.ok ? { ...outcome, more: { ...outcome.more, current: shown.value } } : outcome;
}

async function shownCheck(viewer: Viewer, id: string) {
  const read = await readCheck(viewer, id);
  if (!read.ok) return read;
  const { check, source, at } = read.value;
  const inQuote = codePointIndex(check.quoted);
  const quote = counted((unit) => inQuote.toCodePoints(Math.min(unit, check.quoted.length)));
  const inSource = counted(await counter(check.sourceDocumentId, check.sourceRevision));
  const pieces = check.pieces.map(({ operations, dropped, ...piece }: Piece) => ({
    ...piece,
    quote: quote(piece.quote),
    source: piece.source && inSource(piece.source),
    dropped: dropped && {
      ...inSource(dropped),
      exact: source.slice(dropped.start, dropped.end).trim(),
    },
    operations: operations.map((one) => ({
      kind: one.kind,
      quote: one.quote && quote(one.quote),
      source: one.source && inSource(one.source),
      quoteWords: one.quote ? check.quoted.slice(one.quote.start, one.quote.end) : "",
      sourceWords: one.source ? source.slice(one.source.start, one.source.end) : "",
    })),
  }));
  return done({ ...check, pieces, ...around(source, at) });
}

/** Longer passages are shown by their beginning. UTF-16 code units. */
const MAX_LENGTH = 4_000;

function around(source: string, at: Span | null) {
  if (!at) return { before: "", passage: "", after: "" };
  const leaf = { start: 0, end: source.length };
  const first = sentenceAt(source, leaf, at.start)?.start ?? at.start;
  const last = sentenceAt(source, leaf, at.end - 1)?.end ?? at.end;
  const before = first > 0 ? previousSentence(source, leaf, first) : 0;
  const next = nextSentence(source, leaf, last - 1);
  const end = next < source.length ? (sentenceAt(source, leaf, next)?.end ?? next) : next;
  return {
    before: source.slice(before, first).trim(),
    passage: source.slice(first, Math.min(last, first + MAX_LENGTH)).trim(),
    after: source.slice(last, Math.min(end, last + MAX_LENGTH)).trim(),
  };
}

export async function standingsOutward(outcome: Outcome<{ items: FoundPlace[] }>) {
  if (!outcome.ok) return outcome;
  const items = await Promise.all(
    outcome.value.items.map(async (item) => ({
      ...item,
      at: item.at.map(counted(await counter(item.documentId, item.revision))),
    })),
  );
  return done({ items });
}

export async function proposalsOutward(documentId: string, outcome: Outcome<Proposals>) {
  if (!outcome.ok) return outcome;
  const { revision, found, items } = outcome.value;
  const out = counted(await counter(documentId, revision));
  return done({
    ...{ revision, found },
    items: items.map((item) => ({
      ...out(item),
      cue: item.cue && out(item.cue),
      speaker: item.speaker && out(item.speaker),
      addressee: item.addressee && out(item.addressee),
    })),
  });
}

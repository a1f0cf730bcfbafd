import "server-only";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf } from "@/lib/contract/operation";
import type { quotationProposalsCall } from "@/lib/contract/quotations";
import { findSameWords } from "@/lib/quotation/same-words";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Span } from "@/lib/span/span";
import { recordChange } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { visibleTo } from "@/server/access/visible-annotations";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { speakersCalled } from "@/server/speaker/names";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { DOCUMENT_PLACE } from "@/server/act/places";
import type { Viewer } from "@/server/access/viewer";
import { proposalsOf } from "./known-proposals";
import { under } from "@/server/act/act";

const QUOTATION = "quotation";
/** At most so many are answered at once; the answer says how many more there are. */
const MAX_ANSWERED = 2_000;

type Proposals = InUtf16<AnswerOf<typeof quotationProposalsCall>>;

/**
 * What a text seems to quote and nobody has marked or dismissed. UTF-16 of its newest revision.
 * `signal`: of the request; the text is not read further when its reader leaves.
 */
export async function quotationProposals(
  viewer: Viewer,
  documentId: string,
  signal?: AbortSignal,
): Promise<Outcome<Proposals>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const text = await revisionText(read, documentId, membership.revisionNumber);
  const document = await read.document.findUnique({
    where: { id: documentId },
    select: { language: true, speaker: true, author: true },
  });
  if (!text || !document) return refused("not-found");
  const voice = document.speaker || document.author;
  const key = [documentId, text.number, document.language, voice].join("/");
  const { language } = document;
  const place = { text: text.text, structure: text.structure, language, voice };
  const proposals = await proposalsOf(key, place, signal);
  if (!proposals.ok) return proposals;
  const all = proposals.value;
  const marked = await read.annotation.findMany({
    where: { documentId, kind: "quotation", revision: text.number, ...visibleTo(viewer) },
    select: { start: true, end: true },
  });
  const dismissed = await read.dismissal.findMany({
    where: { documentId, proposal: QUOTATION },
    select: { revision: true, start: true, end: true, exact: true },
  });
  const dismissedKeys = new Set(
    dismissed.map((one) => (one.revision === text.number ? `${one.start}-${one.end}` : one.exact)),
  );
  const sameMarks = findSameWords(text.text, all, marked);
  const everyOpen = all.flatMap((proposal, i) => {
    const exact = text.text.slice(proposal.start, proposal.end);
    const isDismissed =
      dismissedKeys.has(`${proposal.start}-${proposal.end}`) || dismissedKeys.has(exact);
    return isDismissed || sameMarks[i] ? [] : [{ ...proposal, exact, i }];
  });
  // Outer ones stand before inner ones, so what an item stands in is never cut off.
  const open = everyOpen.slice(0, MAX_ANSWERED);
  const names = [...new Set(open.map(({ speakerName }) => speakerName).filter(Boolean))];
  const { projectId } = membership;
  const byName = await speakersCalled(read, viewer, projectId, names);
  const places = new Map(open.map(({ i }, place) => [i, place]));
  return done({
    revision: text.number,
    found: all.length,
    more: everyOpen.length - open.length,
    items: open.map(({ i: _, ...proposal }) => ({
      ...proposal,
      inside: proposal.inside === null ? null : (places.get(proposal.inside) ?? null),
      speakerId: byName.get(proposal.speakerName) ?? null,
    })),
  });
}

/** Say that a proposal is no quotation, for everybody; or take that back. */
export const dismiss = under(DOCUMENT_PLACE)(
  "proposal.dismiss",
  async (
    { tx, viewer, now, membership },
    { start, end, revision: expectedRevision }: Span & { readonly revision?: number },
    isDismissed: boolean,
  ) => {
    const { documentId } = membership;
    const { projectId, revisionNumber: revision } = membership;
    if (expectedRevision !== undefined && expectedRevision !== revision) {
      const why = reason("Refusals.target.revisedSinceRead");
      return refused("text-moved-on", why, { more: { revision } });
    }
    const text = await revisionText(tx, documentId, revision);
    if (!text || start < 0 || end > text.length || start >= end) {
      return refused("span-outside-text", reason("Refusals.target.outside"));
    }
    const at = { documentId, proposal: QUOTATION, revision, start, end };
    const exact = text.text.slice(start, end);
    // One that was dismissed in an older revision is known by its words.
    const where = isDismissed ? at : { OR: [at, { documentId, proposal: QUOTATION, exact }] };
    const there = await tx.dismissal.findFirst({ where, select: { id: true } });
    if (isDismissed === (there !== null)) return done(null);
    const id = there?.id ?? newId();
    if (isDismissed) {
      const by = { byId: viewer.id, at: now };
      await tx.dismissal.create({ data: { id, projectId, ...at, exact, ...by } });
    } else await tx.dismissal.deleteMany({ where });
    const kind = isDismissed ? "dismissal.saved" : "dismissal.deleted";
    await recordChange(tx, documentId, { kind, id, projectId, by: viewer.id, at: now });
    return done(null);
  },
);

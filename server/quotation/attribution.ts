import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Annotation, Attribution } from "@/lib/annotation/annotation";
import { resolveTarget, type SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { FASTER, lockAnnotation, type Expected } from "@/server/annotation/edit";
import { rollingBack, Rollback } from "@/server/annotation/resolve-target";
import { factsOf } from "@/server/annotation/read";
import { transaction, type Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { findOrCreateSpeaker } from "@/server/speaker/store";
import type { Speaker } from "@/server/speaker/read";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { setAttributionCall } from "@/lib/contract/quotations";
import { around, NO_QUOTATION } from "./enclosing-quotation";
import { quotationColumnsMatch, syncQuotationColumns, publishOnAnnotation } from "./sync-columns";

type Named = { readonly name: string; readonly role?: string };
type Drafts = readonly SegmentDraft[] | null;

/** Whole: what is left out is not attributed. */
export type AttributionDraft = InUtf16<BodyOf<typeof setAttributionCall>>;

const NO_SPEAKER = refused("not-understood", "There is no such speaker in this project.", {
  errors: [{ path: "speakerId", message: "no such speaker in this project" }],
});

/**
 * Say who says the quoted words to whom. Replaces what was said of it before, unless the annotation
 * has another version by now; saying again what is said already is no change.
 */
export async function setAttribution(
  viewer: Viewer,
  annotationId: string,
  expected: Expected,
  draft: AttributionDraft,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return rollingBack(() =>
    transaction(async (tx) => {
      const found = await lockAnnotation(tx, viewer, annotationId);
      if (!found) return refused("not-found");
      const { annotation, membership } = found;
      const no = whyNot("attribution.set", membership, factsOf(viewer, annotation));
      if (no) return no;
      if (annotation.kind !== "quotation") return NO_QUOTATION;
      const { projectId, documentId } = annotation;
      const at = await roles(tx, annotation, draft, membership.revisionNumber);
      const parentId = await around(tx, viewer, annotation, draft.inside ?? null);
      const how = { shared: annotation.visibility === "project", now };
      const keep = async (id?: string | null, named?: Named | null): Promise<Speaker | null> => {
        const given = id ? { id } : named;
        if (!given) return null;
        const kept = await findOrCreateSpeaker(tx, viewer, projectId, given, how);
        if (!kept) throw new Rollback(NO_SPEAKER);
        return kept;
      };
      const speaker = await keep(draft.speakerId, draft.speaker);
      const addressee = await keep(draft.addresseeId, draft.addressee);
      const columns = {
        quotationSpeaker: speaker?.name ?? words(at.speaker),
        quotationCue: words(at.cue),
        quotationAddressee: addressee?.name ?? words(at.addressee),
      };
      const naming = draft.naming ?? "named";
      const inside = draft.inside ?? null;
      const said = { speaker: speaker?.id, addressee: addressee?.id, naming, at, inside };
      const present = annotation.attribution;
      if (
        present &&
        quotationColumnsMatch(annotation, columns) &&
        isDeepStrictEqual(said, saidBy(present))
      ) {
        return done(annotation);
      }
      if (!expected(annotation.version)) throw new Rollback(faster(annotation));
      const data = {
        ...{ cue: json(at.cue), source: json(at.speaker), addressee: json(at.addressee) },
        ...{ speakerId: speaker?.id ?? null, addresseeId: addressee?.id ?? null, naming },
        // Who does not see the private quotation around does not take it out of that either.
        ...(inside || present?.inside ? { parentId } : {}),
        updatedAt: now,
      };
      const { id } = await tx.attribution.upsert({
        where: { contentAnnotationId: annotationId },
        create: {
          ...{ id: newId(), projectId, documentId, contentAnnotationId: annotationId },
          ...{ createdById: viewer.id, createdAt: now },
          ...data,
        },
        update: data,
        select: { id: true },
      });
      await syncQuotationColumns(tx, viewer, annotation, now, columns);
      return publishOnAnnotation(tx, viewer, annotation, { kind: "attribution.saved", id }, now);
    }),
  );
}

/** Answers with the annotation, whose own words of speaker and cue go with it, in a new version. */
export async function removeAttribution(
  viewer: Viewer,
  annotationId: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("attribution.set", membership, factsOf(viewer, annotation));
    if (no) return no;
    if (!annotation.attribution) return done(annotation);
    if (!expected(annotation.version)) return faster(annotation);
    const { id } = annotation.attribution;
    const inner = await tx.attribution.count({ where: { parentId: id } });
    if (inner === 0) await tx.attribution.delete({ where: { id } });
    // What is told inside it stays there.
    else await tx.attribution.update({ where: { id }, data: NOTHING_SAID });
    const none = { quotationSpeaker: null, quotationCue: null, quotationAddressee: null };
    await syncQuotationColumns(tx, viewer, annotation, now, none);
    return publishOnAnnotation(tx, viewer, annotation, { kind: "attribution.deleted", id }, now);
  });
}

function faster(current: Annotation) {
  return refused("someone-was-faster", FASTER, { more: { current } });
}

function saidBy({ speaker, addressee, naming, at, inside }: Attribution) {
  return { speaker: speaker?.id, addressee: addressee?.id, naming, at, inside };
}

function words(segments: Attribution["at"]["cue"]): string | null {
  const all = segments?.map(({ exact }) => exact).join(" … ");
  return all?.slice(0, 500) ?? null;
}

const NOTHING_SAID = {
  ...{ cue: Prisma.DbNull, source: Prisma.DbNull, addressee: Prisma.DbNull },
  ...{ speakerId: null, addresseeId: null, naming: "named", parentId: null, change: 0 },
};

function json(segments: Attribution["at"]["cue"]) {
  return segments ? (segments as unknown as Prisma.InputJsonValue) : Prisma.DbNull;
}

/** Where cue, speaker and addressee stand on the revision that is read now. */
async function roles(
  tx: Transaction,
  { documentId, revision: own }: Annotation,
  { at = {}, revision = own }: AttributionDraft,
  current: number,
): Promise<Attribution["at"]> {
  const some = [at.cue, at.speaker, at.addressee].some((drafts) => drafts && drafts.length > 0);
  if (!some) return { cue: null, speaker: null, addressee: null };
  if (revision !== current || own !== current) {
    const detail = "The text has a newer revision than the one in which you marked these words.";
    throw new Rollback(refused("text-moved-on", detail, { more: { revision: current } }));
  }
  const text = await revisionText(tx, documentId, current);
  if (!text) throw new Rollback(refused("not-found"));
  const placed = (drafts: Drafts | undefined) => {
    if (!drafts || drafts.length === 0) return null;
    const found = resolveTarget(text.text, drafts);
    if (!found.ok) throw new Rollback(found);
    return found.value;
  };
  return { cue: placed(at.cue), speaker: placed(at.speaker), addressee: placed(at.addressee) };
}

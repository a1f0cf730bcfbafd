import "server-only";
import type { Annotation, Attribution } from "@/lib/annotation/annotation";
import { place, type SegmentDraft } from "@/lib/annotation/target";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { lockAnnotation } from "../annotations/edit";
import { number, orRefusal, Undone } from "../annotations/placing";
import { annotationFor, factsOf, onlyFor } from "../annotations/read";
import { recordChange } from "../changes";
import { transaction, type Transaction } from "../db";
import { revisionText } from "../documents/text";
import { remember } from "../history";
import { newId } from "../new-id";
import { keepSpeaker } from "../speakers/write";
import type { Speaker } from "../speakers/read";
import { whyNot } from "../standing";
import type { Viewer } from "../viewer";

type Named = { readonly name: string; readonly role?: string };
type Drafts = readonly SegmentDraft[] | null;

/** Whole: what is left out is not attributed. Positions are UTF-16 of the annotation's revision. */
export interface AttributionDraft {
  readonly speakerId?: string | null;
  readonly speaker?: Named | null;
  readonly addresseeId?: string | null;
  readonly addressee?: Named | null;
  readonly naming?: Attribution["naming"];
  readonly at?: { readonly cue?: Drafts; readonly speaker?: Drafts; readonly addressee?: Drafts };
  /** The quotation inside which this one is told. */
  readonly inside?: string | null;
}

const NO_SPEAKER = refused("not-understood", "There is no such speaker in this project.", {
  errors: [{ path: "speakerId", message: "no such speaker in this project" }],
});
const NO_QUOTATION = refused("not-understood", "Only a quotation is attributed to somebody.", {
  errors: [{ path: "annotationId", message: "must be a quotation" }],
});
const CIRCLE = refused("not-understood", "A quotation can not stand inside itself.", {
  errors: [{ path: "inside", message: "would stand inside itself" }],
});

/** Say who says the quoted words to whom. Replaces what was said of it before. */
export async function setAttribution(
  viewer: Viewer,
  annotationId: string,
  draft: AttributionDraft,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return orRefusal(() =>
    transaction(async (tx) => {
      const found = await lockAnnotation(tx, viewer, annotationId);
      if (!found) return refused("not-found");
      const { annotation, standing } = found;
      const no = whyNot("attribution.set", standing, factsOf(viewer, annotation));
      if (no) return no;
      if (annotation.kind !== "quotation") return NO_QUOTATION;
      const { projectId, documentId } = annotation;
      const at = await roles(tx, annotation, draft.at ?? {});
      const parentId = await around(tx, viewer, annotation, draft.inside ?? null);
      const how = { shared: annotation.visibility === "project", now };
      const keep = async (id?: string | null, named?: Named | null): Promise<Speaker | null> => {
        const given = id ? { id } : named;
        if (!given) return null;
        const kept = await keepSpeaker(tx, viewer, projectId, given, how);
        if (!kept) throw new Undone(NO_SPEAKER);
        return kept;
      };
      const speaker = await keep(draft.speakerId, draft.speaker);
      const addressee = await keep(draft.addresseeId, draft.addressee);
      const data = {
        cue: json(at.cue),
        source: json(at.speaker),
        addressee: json(at.addressee),
        speakerId: speaker?.id ?? null,
        addresseeId: addressee?.id ?? null,
        naming: draft.naming ?? "named",
        parentId,
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
      const words = (segments: Attribution["at"]["cue"]) =>
        segments
          ?.map(({ exact }) => exact)
          .join(" … ")
          .slice(0, 500) ?? null;
      await keepInStep(tx, viewer, annotation, now, {
        quotationSpeaker: speaker?.name ?? words(at.speaker),
        quotationCue: words(at.cue),
        quotationAddressee: addressee?.name ?? words(at.addressee),
      });
      return told(tx, viewer, annotation, { kind: "attribution.saved", id }, now);
    }),
  );
}

export async function removeAttribution(
  viewer: Viewer,
  annotationId: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, standing } = found;
    const no = whyNot("attribution.set", standing, factsOf(viewer, annotation));
    if (no) return no;
    if (!annotation.attribution) return done(null);
    const { id } = annotation.attribution;
    await tx.attribution.delete({ where: { id } });
    const none = { quotationSpeaker: null, quotationCue: null, quotationAddressee: null };
    await keepInStep(tx, viewer, annotation, now, none);
    await told(tx, viewer, annotation, { kind: "attribution.deleted", id }, now);
    return done(null);
  });
}

function json(segments: Attribution["at"]["cue"]) {
  return segments ? (segments as unknown as Prisma.InputJsonValue) : Prisma.DbNull;
}

/** Where cue, speaker and addressee stand on the annotation's own revision. */
async function roles(
  tx: Transaction,
  { documentId, revision }: Annotation,
  at: NonNullable<AttributionDraft["at"]>,
): Promise<Attribution["at"]> {
  const text = await revisionText(tx, documentId, revision);
  if (!text) throw new Undone(refused("not-found"));
  const placed = (drafts: Drafts | undefined) => {
    if (!drafts || drafts.length === 0) return null;
    const found = place(text.text, drafts);
    if (!found.ok) throw new Undone(found);
    return found.value;
  };
  return { cue: placed(at.cue), speaker: placed(at.speaker), addressee: placed(at.addressee) };
}

/** The attribution of the quotation this one is told in; made when it has none. */
async function around(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  inside: string | null,
): Promise<string | null> {
  if (!inside) return null;
  if (inside === annotation.id) throw new Undone(CIRCLE);
  const outer = await annotationFor(tx, viewer, inside);
  if (!outer || outer.annotation.documentId !== annotation.documentId) {
    const message = "no such quotation in this document";
    throw new Undone(
      refused("not-understood", `inside: ${message}`, { errors: [{ path: "inside", message }] }),
    );
  }
  if (outer.annotation.kind !== "quotation") throw new Undone(NO_QUOTATION);
  const { projectId, documentId } = annotation;
  const { id } = await tx.attribution.upsert({
    where: { contentAnnotationId: inside },
    create: {
      ...{ id: newId(), projectId, documentId, contentAnnotationId: inside },
      ...{ createdById: viewer.id },
    },
    update: {},
    select: { id: true },
  });
  const seen = new Set([annotation.attribution?.id]);
  for (let at: string | null = id; at;) {
    if (seen.has(at)) throw new Undone(CIRCLE);
    seen.add(at);
    const above: { parentId: string | null } | null = await tx.attribution.findUnique({
      where: { id: at },
      select: { parentId: true },
    });
    at = above?.parentId ?? null;
  }
  return id;
}

type Columns = Partial<
  Record<
    "quotationSpeaker" | "quotationCue" | "quotationAddressee" | "quotationMatch",
    string | null
  >
>;

/** The contract's own fields of a quotation say the same as what hangs on it. */
export async function keepInStep(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  now: Date,
  columns: Columns,
): Promise<void> {
  const { id, documentId, projectId, quotation } = annotation;
  const present: Columns = {
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
  };
  const names = Object.keys(columns) as (keyof Columns)[];
  if (names.every((name) => columns[name] === present[name])) return;
  await remember(tx, annotation, { subject: "annotation", action: "edit", by: viewer, at: now });
  await tx.annotation.update({
    where: { id },
    data: { ...columns, version: { increment: 1 }, updatedAt: now },
  });
  await number(tx, id, documentId, projectId, onlyFor(annotation), viewer.id, now);
}

/** Number what happened to something on an annotation, and answer with the annotation. */
export async function told(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  happened: {
    readonly kind: "attribution.saved" | "attribution.deleted" | "check.saved" | "check.deleted";
    readonly id: string;
  },
  now: Date,
): Promise<Outcome<Annotation>> {
  const change = await recordChange(tx, annotation.documentId, {
    ...happened,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
  const where = { id: happened.id };
  if (happened.kind === "attribution.saved")
    await tx.attribution.update({ where, data: { change } });
  if (happened.kind === "check.saved") await tx.quotationCheck.update({ where, data: { change } });
  const saved = await annotationFor(tx, viewer, annotation.id);
  return saved ? done(saved.annotation) : refused("not-found");
}

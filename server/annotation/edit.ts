import "server-only";
import {
  NO_CLAIM_DETAIL,
  NO_QUOTATION_DETAIL,
  NO_RHETORIC,
  type Annotation,
} from "@/lib/annotation/annotation";
import { mergedDetail, undoesJudgement } from "@/lib/annotation/rules";
import { done, refused, type Outcome } from "@/lib/outcome";
import { recordChange } from "@/server/feed/changes";
import { transaction, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { followEdit } from "@/server/quotation/follow-edit";
import { lockDocument, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import {
  columnsOf,
  linkClaim,
  NO_CLAIM,
  number,
  rollingBack,
  resolveTargetColumns,
  rewordOccurrences,
  Rollback,
} from "./resolve-target";
import { annotationFor, factsOf } from "./read";
import { checkServedClaim } from "./served-claim";
import { notifyReferrers } from "./notify-referrers";
import type { AnnotationDraft } from "./write";

type Partly<T> = {
  readonly [K in keyof T]?: T[K] extends object | null | undefined
    ? Partial<NonNullable<T[K]>> | null
    : T[K];
};

/** What is left out stays; within a detail object too. */
export interface AnnotationEdit
  extends
    Partial<Omit<AnnotationDraft, "id" | "claim" | "quotation" | "rhetoric">>,
    Partly<Pick<AnnotationDraft, "claim" | "quotation" | "rhetoric">> {}

/** Whether the version a client last saw is the one that is there. */
export type Expected = (version: number) => boolean;

export const FASTER =
  "Someone changed this annotation after you read it. Nothing of yours was saved over it.";

/** The annotation, read under its document's lock. */
export async function lockAnnotation(tx: Transaction, viewer: Viewer, id: string) {
  const where = await tx.annotation.findUnique({ where: { id }, select: { documentId: true } });
  if (!where) return null;
  await lockDocument(tx, where.documentId);
  return annotationFor(tx, viewer, id);
}

export async function editAnnotation(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: AnnotationEdit,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  return rollingBack(() =>
    transaction(async (tx) => {
      const found = await lockAnnotation(tx, viewer, id);
      if (!found) return refused("not-found");
      const { annotation, membership } = found;
      const { documentId, projectId } = annotation;
      const no = whyNot("annotation.edit", membership, factsOf(viewer, annotation));
      if (no) return no;
      if (!expected(annotation.version)) {
        return refused("someone-was-faster", FASTER, { more: { current: annotation } });
      }
      const at = edit.target
        ? await resolveTargetColumns(
            tx,
            documentId,
            membership.revisionNumber,
            edit.revision ?? membership.revisionNumber,
            edit.target,
          )
        : null;
      if (at && !at.ok) return at;

      const unserved = await checkServedClaim(tx, projectId, edit.rhetoric?.claimId);
      if (unserved) return unserved;
      const kind = edit.kind ?? annotation.kind;
      const details = {
        claim: mergedDetail(NO_CLAIM_DETAIL, annotation.claim, edit.claim),
        quotation: mergedDetail(NO_QUOTATION_DETAIL, annotation.quotation, edit.quotation),
        rhetoric: mergedDetail(NO_RHETORIC, annotation.rhetoric, edit.rhetoric),
      };
      const visibility = edit.visibility ?? annotation.visibility;
      const lane = visibility === "private" ? viewer.id : null;
      const reopen = annotation.status !== "open" && undoesJudgement(Object.keys(edit));
      await recordHistory(tx, annotation, {
        subject: "annotation",
        action: "edit",
        by: viewer,
        at: now,
      });
      if (visibility === "private" && annotation.visibility === "project") {
        // For everyone else it is gone; its author goes on with it in their own lane.
        const gone = { kind: "annotation.deleted", id, projectId, by: viewer.id, at: now } as const;
        await recordChange(tx, documentId, gone);
      }
      await tx.annotation.update({
        where: { id },
        data: {
          kind,
          ...(at ? at.value : {}),
          ...columnsOf(kind, details),
          ...(edit.tags === undefined ? {} : { tags: [...edit.tags] }),
          ...(edit.body === undefined ? {} : { body: edit.body }),
          ...(edit.confidence === undefined ? {} : { confidence: edit.confidence }),
          ...(reopen ? { status: "open" as const } : {}),
          visibility,
          lane,
          version: { increment: 1 },
          updatedAt: now,
        },
      });
      const keys = { projectId, documentId, annotationId: id, by: viewer.id };
      const words = (at ? at.value.quote : null) ?? quoteOf(annotation);
      await rewordOccurrences(tx, id, quoteOf(annotation), words);
      // A passage goes on carrying its claims while it is called something else.
      const carried = annotation.occurrences[0]?.claimId ?? null;
      const first = annotation.kind === "claim" ? details.claim?.id : (edit.claim?.id ?? carried);
      const relinks = kind === "claim" && (first ?? null) !== carried;
      if (relinks && !(await linkClaim(tx, keys, first ?? null, words)))
        throw new Rollback(NO_CLAIM);
      const revision = at ? at.value.revision : null;
      const speaker = details.quotation?.speaker ?? null;
      await followEdit(tx, annotation, { kind, visibility, revision, speaker }, viewer, now);
      const change = await number(tx, id, documentId, projectId, lane, viewer.id, now);
      // What it carries may read otherwise now: whoever edits that as it was is told so.
      if (at || relinks) {
        await tx.claimOccurrence.updateMany({ where: { annotationId: id }, data: { change } });
      }
      const saved = await annotationFor(tx, viewer, id);
      if (!saved) return refused("not-found");
      await notifyReferrers(tx, annotation, saved.annotation, viewer, now);
      return done(saved.annotation);
    }),
  );
}

function quoteOf(annotation: Annotation): string {
  return annotation.target.map((segment) => segment.exact).join(" … ");
}

import "server-only";
import type { Annotation, Visibility } from "@/lib/annotation/annotation";
import type { Details } from "@/lib/annotation/rules";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockDocument, findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import {
  columnsOf,
  linkClaim,
  NO_CLAIM,
  number,
  rollingBack,
  resolveTargetColumns,
  Rollback,
} from "./resolve-target";
import { annotationFor } from "./read";
import { checkServedClaim } from "./served-claim";
import { notifyReferrers } from "./notify-referrers";

export interface AnnotationDraft extends Partial<Omit<Details, "kind">> {
  readonly id?: string;
  readonly kind: Details["kind"];
  /** The revision the offsets count in; the save is refused when the text has moved on. */
  readonly revision?: number;
  /** UTF-16. */
  readonly target: readonly SegmentDraft[];
  readonly visibility?: Visibility;
  readonly confidence?: number | null;
}

export async function saveAnnotation(
  viewer: Viewer,
  documentId: string,
  draft: AnnotationDraft,
  now = new Date(),
): Promise<Outcome<Annotation>> {
  const id = draft.id ?? newId();
  return rollingBack(() =>
    transaction(async (tx) => {
      // Under the document's lock the text can not move on between the question and the deed.
      await lockDocument(tx, documentId);
      const membership = await findDocumentAccess(tx, viewer, documentId);
      const no = whyNot("annotation.add", membership);
      if (no || !membership) return no ?? refused("not-found");
      const there = await tx.annotation.findUnique({ where: { id }, select: { documentId: true } });
      if (there) {
        const mine = there.documentId === documentId ? await annotationFor(tx, viewer, id) : null;
        return mine ? done(mine.annotation) : refused("id-taken", "This id is already used.");
      }
      const at = await resolveTargetColumns(
        tx,
        documentId,
        membership.revisionNumber,
        draft.revision ?? membership.revisionNumber,
        draft.target,
      );
      if (!at.ok) return at;
      const { projectId } = membership;
      const unserved = await checkServedClaim(tx, projectId, draft.rhetoric?.claimId);
      if (unserved) return unserved;
      const visibility = draft.visibility ?? "project";
      const lane = visibility === "private" ? viewer.id : null;
      const { codebookVersion } = await tx.project.findUniqueOrThrow({
        where: { id: projectId },
        select: { codebookVersion: true },
      });
      const details = {
        claim: draft.claim ?? null,
        quotation: draft.quotation ?? null,
        rhetoric: draft.rhetoric ?? null,
      };
      await tx.annotation.create({
        data: {
          id,
          projectId,
          documentId,
          kind: draft.kind,
          ...at.value,
          ...columnsOf(draft.kind, details),
          tags: [...(draft.tags ?? [])],
          body: draft.body ?? "",
          visibility,
          lane,
          confidence: draft.confidence ?? null,
          codebookVersion,
          createdById: viewer.id,
          createdAt: now,
          updatedAt: now,
        },
      });
      if (draft.kind === "claim" && draft.claim?.id) {
        const keys = { projectId, documentId, annotationId: id, by: viewer.id };
        if (!(await linkClaim(tx, keys, draft.claim.id, at.value.quote)))
          throw new Rollback(NO_CLAIM);
      }
      await number(tx, id, documentId, projectId, lane, viewer.id, now);
      const saved = await annotationFor(tx, viewer, id);
      if (!saved) return refused("not-found");
      await notifyReferrers(tx, null, saved.annotation, viewer, now);
      return created(saved.annotation);
    }),
  );
}

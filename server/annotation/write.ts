import "server-only";
import type { Visibility } from "@/lib/annotation/annotation";
import type { Details } from "@/lib/annotation/rules";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { columnsOf } from "./detail-columns";
import { linkClaim, NO_CLAIM } from "./link-claim";
import { checkServedClaim } from "./served-claim";
import { NEW_ANNOTATION } from "./subject";
import { resolveTargetColumns } from "./target-columns";
import { laneOf } from "@/server/access/visible-annotations";

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

export const saveAnnotation = addTo(
  DOCUMENT_PLACE,
  "annotation.add",
  NEW_ANNOTATION,
  async ({ tx, viewer, now, membership }, draft: AnnotationDraft & { readonly id: string }) => {
    const { documentId, projectId, revisionNumber } = membership;
    const { id, kind } = draft;
    const at = await resolveTargetColumns(
      tx,
      documentId,
      revisionNumber,
      draft.revision ?? revisionNumber,
      draft.target,
    );
    if (!at.ok) return at;
    const unserved = await checkServedClaim(tx, projectId, draft.rhetoric?.claimId);
    if (unserved) return unserved;
    const visibility = draft.visibility ?? "project";
    const lane = laneOf({ visibility, createdById: viewer.id });
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
        kind,
        ...at.value,
        ...columnsOf(kind, details),
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
    if (kind !== "claim" || !draft.claim?.id) return { lane };
    const keys = { projectId, documentId, annotationId: id, by: viewer.id };
    const linked = await linkClaim(tx, keys, draft.claim.id, at.value.quote);
    return linked ? { lane } : NO_CLAIM;
  },
);

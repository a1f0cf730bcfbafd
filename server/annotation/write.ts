import "server-only";
import type { Annotation, Visibility } from "@/lib/annotation/annotation";
import type { Details } from "@/lib/annotation/rules";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import { startAssignment } from "@/server/assignment/write";
import { DOCUMENT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { IdUsed } from "@/server/act/insert-once";
import type { Refused, Write } from "@/server/act/subject";
import { recordWith } from "@/server/feed/record-with";
import { withProperties, type PropertyEdit } from "@/lib/tag/properties";
import { PROPERTY_VALUES, SUGGESTION } from "@/server/platform/json-columns";
import type { W3cAnnotation } from "@/lib/format/w3c-terms";
import { checkCodebook } from "./check-codebook";
import { columnsOf } from "./detail-columns";
import { insertNumbered } from "./insert-numbered";
import { carryClaim, isClaimThere, NO_CLAIM } from "./link-claim";
import { keepReceived } from "./received";
import { annotationFrom, NOTHING_HANGING, readHanging, type AnnotationColumns } from "./row";
import { checkServedClaim } from "./served-claim";
import { NEW_ANNOTATION } from "./subject";
import {
  placedColumns,
  resolveRemovedColumns,
  resolveTargetColumns,
  type TargetColumns,
} from "./target-columns";
import { noteRemovedWords } from "@/server/document/re-anchor/removed-words";
import type { DocumentAccess } from "@/server/access/membership";
import { laneOf } from "@/server/access/visible-annotations";

export interface AnnotationDraft extends Partial<Omit<Details, "kind">> {
  readonly id?: string;
  readonly kind: Details["kind"];
  /** The revision the offsets count in; the save is refused when the text has moved on. */
  readonly revision?: number;
  /** Whether the words stand in that revision, an older one, only. */
  readonly removed?: boolean;
  /** UTF-16. */
  readonly target: readonly SegmentDraft[];
  readonly visibility?: Visibility;
  readonly confidence?: number | null;
  readonly properties?: PropertyEdit;
  /** Where it lies in the revision that the draft names, where that was found before. */
  readonly at?: TargetColumns;
  /** The suggestion it is made of. */
  readonly suggestion?: NonNullable<Annotation["suggestion"]>;
  /** The JSON-LD it was read from, which is given back. */
  readonly sent?: W3cAnnotation;
}

/** Makes an annotation, under the lock of its document. Answers that its id is used, or why not. */
export async function createAnnotation(
  { tx, viewer, now, membership }: Write & { readonly membership: DocumentAccess },
  draft: AnnotationDraft & { readonly id: string },
): Promise<Annotation | IdUsed | Refused> {
  const { documentId, projectId, revisionNumber, codebookVersion } = membership;
  const { id, kind, revision = revisionNumber } = draft;
  const at = draft.at
    ? placedColumns(revisionNumber, draft.at)
    : draft.removed
      ? await resolveRemovedColumns(tx, documentId, revisionNumber, revision, draft.target)
      : await resolveTargetColumns(tx, documentId, revisionNumber, revision, draft.target);
  if (!at.ok) return at;
  const unserved = await checkServedClaim(tx, projectId, draft.rhetoric?.claimId);
  if (unserved) return unserved;
  const { tags = [], claim = null, quotation = null, rhetoric = null } = draft;
  const unfit = await checkCodebook(tx, membership, null, {
    kind,
    tags,
    claim,
    quotation,
    rhetoric,
    properties: draft.properties,
  });
  if (unfit) return unfit;
  const claimId = kind === "claim" ? draft.claim?.id : null;
  if (claimId && !(await isClaimThere(tx, projectId, claimId))) return NO_CLAIM;
  const visibility = draft.visibility ?? "project";
  const lane = laneOf({ visibility, createdById: viewer.id });
  const row: Omit<AnnotationColumns, "change"> = {
    id,
    projectId,
    documentId,
    kind,
    ...at.value,
    ...columnsOf(kind, { claim, quotation, rhetoric }),
    tags: [...tags],
    properties: PROPERTY_VALUES.write(withProperties({}, draft.properties)),
    body: draft.body ?? "",
    visibility,
    status: "open",
    statusOutdated: false,
    statusReason: "",
    statusAt: null,
    lane,
    confidence: draft.confidence ?? null,
    suggestion: draft.suggestion ? SUGGESTION.write(draft.suggestion) : null,
    codebookVersion,
    createdById: viewer.id,
    authorName: "",
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  const by = viewer.id;
  const happened = {
    kind: "annotation.saved",
    id,
    projectId,
    onlyFor: lane,
    by,
    at: now,
  } as const;
  const numbers = await recordWith(tx, documentId, happened, insertNumbered("Annotation", row));
  if (!numbers) return new IdUsed(row);
  if (draft.removed)
    await noteRemovedWords(tx, { ...at.value, id, projectId, documentId }, revisionNumber, now);
  if (claimId) {
    const keys = { projectId, documentId, annotationId: id, by };
    await carryClaim(tx, keys, claimId, at.value.quote);
  }
  const hung = claimId ? await readHanging(tx, id) : {};
  const bare = { ...row, ...NOTHING_HANGING, createdBy: viewer, change: numbers.number };
  const saved = annotationFrom({ ...bare, ...hung }, numbers.own);
  if (draft.sent) await keepReceived(tx, saved, draft.sent, now);
  await startAssignment({ tx, viewer, now }, membership);
  return saved;
}

export const saveAnnotation = addTo(
  DOCUMENT_PLACE,
  "annotation.add",
  NEW_ANNOTATION,
  createAnnotation,
);

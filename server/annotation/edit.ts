import "server-only";
import { NO_CLAIM_DETAIL, NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import { changesWhatWasDecided, mergeDetail } from "@/lib/annotation/rules";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { onSubject } from "@/server/act/edit";
import { recordChange } from "@/server/feed/changes";
import { withProperties } from "@/lib/tag/properties";
import { PROPERTY_VALUES } from "@/server/platform/json-columns";
import { followEdit } from "./follow-edit";
import { checkCodebook } from "./check-codebook";
import { columnsOf } from "./detail-columns";
import { carryToTarget, linkClaim, NO_CLAIM, numberOccurrences } from "./link-claim";
import { annotationFrom, type AnnotationRow } from "./row";
import { isAsDecided } from "./decided-wording";
import { quoteOf } from "@/lib/annotation/quote";
import { checkServedClaim } from "./served-claim";
import { ANNOTATION } from "./subject";
import { keepReceived } from "./received";
import { placedColumns, resolveTargetColumns } from "./target-columns";
import { laneOf } from "@/server/access/visible-annotations";
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

const PRIVATE_WITHOUT_ACCOUNT = wrongField("visibility", reason("Refusals.privateWithoutAccount"));

export const onAnnotation = onSubject(ANNOTATION);

export const editAnnotation = onAnnotation(
  "annotation.edit",
  { history: "edit" },
  async ({ tx, viewer, now, annotation, row, membership }, edit: AnnotationEdit) => {
    const { id, documentId, projectId } = annotation;
    const current = membership.revisionNumber;
    const at = edit.at
      ? placedColumns(current, edit.at)
      : edit.target
        ? await resolveTargetColumns(tx, documentId, current, edit.revision ?? current, edit.target)
        : null;
    if (at && !at.ok) return at;
    const unserved = await checkServedClaim(tx, projectId, edit.rhetoric?.claimId);
    if (unserved) return unserved;
    const kind = edit.kind ?? annotation.kind;
    const details = {
      claim: mergeDetail(NO_CLAIM_DETAIL, annotation.claim, edit.claim),
      quotation: mergeDetail(NO_QUOTATION_DETAIL, annotation.quotation, edit.quotation),
      rhetoric: mergeDetail(NO_RHETORIC, annotation.rhetoric, edit.rhetoric),
    };
    const tags = edit.tags ?? annotation.tags;
    const properties = withProperties(annotation.properties, edit.properties);
    const unfit = await checkCodebook(tx, membership, annotation, {
      kind,
      tags,
      ...details,
      properties,
    });
    if (unfit) return unfit;
    const visibility = edit.visibility ?? annotation.visibility;
    // Nobody would see it any more: a name without an account reads nothing.
    if (visibility === "private" && row.createdById === null) return PRIVATE_WITHOUT_ACCOUNT;
    const lane = laneOf({ visibility, createdById: row.createdById });
    const changed = Object.keys(edit).filter((field) => field !== "sent");
    const decided = annotation.status !== "open" && changesWhatWasDecided(changed);
    if (visibility === "private" && annotation.visibility === "project") {
      // For everyone else it is gone; its author goes on with it in their own lane.
      const gone = { kind: "annotation.deleted", id, projectId, by: viewer.id, at: now } as const;
      await recordChange(tx, documentId, gone);
    }
    const columns = {
      kind,
      ...(at ? at.value : {}),
      ...columnsOf(kind, details),
      ...(edit.tags === undefined ? {} : { tags: [...edit.tags] }),
      ...(edit.properties === undefined ? {} : { properties: PROPERTY_VALUES.write(properties) }),
      ...(edit.body === undefined ? {} : { body: edit.body }),
      ...(edit.confidence === undefined ? {} : { confidence: edit.confidence }),
      visibility,
      lane,
      updatedAt: now,
    };
    const words = { before: quoteOf(annotation), after: at ? at.value.quote : quoteOf(annotation) };
    const after = annotationFrom({ ...row, ...columns } as AnnotationRow, annotation.change);
    const statusOutdated = decided
      ? !(await isAsDecided(tx, annotation, after))
      : annotation.statusOutdated;
    const keys = { projectId, documentId, annotationId: id, by: viewer.id };
    // A passage goes on carrying its claims while it is called something else.
    const linked = annotation.occurrences[0]?.claimId ?? null;
    const first = annotation.kind === "claim" ? details.claim?.id : (edit.claim?.id ?? linked);
    const relinks = kind === "claim" && (first ?? null) !== linked;
    if (relinks && !(await linkClaim(tx, keys, first ?? null, words.after))) return NO_CLAIM;
    const revision = at ? at.value.revision : null;
    const speaker = details.quotation?.speaker ?? null;
    const edited = { kind, visibility, revision, speaker };
    await followEdit(tx, { annotation, row }, edited, viewer, now);
    if (edit.sent) await keepReceived(tx, after, edit.sent, now);
    const carry = async (change: number) => {
      if (at) await carryToTarget(tx, id, words, change);
      else if (relinks) await numberOccurrences(tx, id, change);
    };
    return {
      lane,
      columns: { ...columns, statusOutdated },
      carry,
      hanging: relinks || carriesAnything(row),
    };
  },
);

/** Whether anything hangs on it that an edit may have written too. */
function carriesAnything({ occurrences, attribution, quotationChecks }: AnnotationRow): boolean {
  return occurrences.length > 0 || attribution !== null || quotationChecks.length > 0;
}

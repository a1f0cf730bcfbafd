import "server-only";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import type { Stance } from "@/lib/claim/evidence";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { addTo } from "@/server/act/act";
import { ofAnyVersion, onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import type { Addition, Place, VersionedSubject, Write } from "@/server/act/subject";
import { resolveTargetColumns } from "@/server/annotation/target-columns";
import { annotationFor } from "@/server/annotation/read";
import { recordProjectChange } from "@/server/feed/changes";
import type { editEvidenceCall } from "@/lib/contract/evidence";
import type { BodyOf } from "@/lib/contract/operation";
import { lockClaim } from "../lock";
import type { FoundClaim } from "../subject";
import type { Transaction } from "@/server/platform/db";
import type { KnownSource } from "@/server/source/known-source";
import { findOrCreateSource, identifySource, type SourceDraft } from "@/server/source/sources";
import { lockDocument, findDocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { evidenceWhere, type Evidence } from "./read";

/** Words of a document of the project. Offsets are UTF-16. */
interface PassageIn {
  readonly documentId: string;
  readonly revision: number;
  readonly target: readonly SegmentDraft[];
}

type EvidenceFields = Pick<
  BodyOf<typeof editEvidenceCall>,
  "stance" | "directness" | "note" | "locator" | "quote"
>;

export interface EvidenceDraft extends EvidenceFields {
  readonly id?: string;
  readonly stance: Stance;
  readonly annotationId?: string | null;
  /** Where its words stand: in a document of the project, or in a source that is not imported. */
  readonly from: { readonly place: PassageIn } | { readonly source: SourceDraft };
}

export interface EvidenceEdit extends EvidenceFields {
  readonly place?: Omit<PassageIn, "documentId">;
}

type FoundEvidence = FoundClaim & { readonly evidence: Evidence };

async function evidenceBy(
  tx: Transaction,
  viewer: Viewer,
  where: { id: string; claimId?: string },
) {
  return (await evidenceWhere(tx, viewer, where, 1))[0] ?? null;
}

const EVIDENCE: Addition<FoundClaim, Evidence> &
  VersionedSubject<FoundEvidence, Evidence, unknown> & {
    deleted(write: Write & FoundEvidence, id: string): Promise<void>;
  } = {
  noun: "evidence",
  changedMeanwhile: "Refusals.changed.evidence",
  table: "Evidence",
  there: ({ tx, viewer, claim }, id) => evidenceBy(tx, viewer, { id, claimId: claim.id }),
  async saved(write, id) {
    await recordEvidenceChange(write, id, "evidence.saved");
    return evidenceBy(write.tx, write.viewer, { id });
  },
  /** Under the locks of its document and its project. */
  async lock(tx, viewer, id) {
    const where = { id, deletedAt: null };
    const row = await tx.evidence.findFirst({ where, select: { claimId: true, documentId: true } });
    if (!row) return null;
    if (row.documentId) await lockDocument(tx, row.documentId);
    const found = await lockClaim(tx, viewer, row.claimId);
    const evidence = found && (await evidenceBy(tx, viewer, { id }));
    return evidence && { ...found, evidence };
  },
  deleted: (write, id) => recordEvidenceChange(write, id, "evidence.deleted"),
  facts: (viewer, { evidence }) => ({ mine: evidence.createdBy.id === viewer.id }),
  current: ({ evidence }) => evidence,
};

/** The claim, where the words that are cited stand in a document: that is locked before it. */
const claimFor = ({ from }: EvidenceDraft): Place<FoundClaim> => ({
  async lock(tx, viewer, id) {
    if ("place" in from) await lockDocument(tx, from.place.documentId);
    return lockClaim(tx, viewer, id);
  },
});

/** Bring evidence for or against a claim. */
export async function addEvidence(
  viewer: Viewer,
  claimId: string,
  draft: EvidenceDraft,
  now = new Date(),
): Promise<Outcome<Evidence>> {
  // Read before anything is locked, since a long citation takes its time.
  const source = "source" in draft.from ? await identifySource(draft.from.source) : null;
  return storeEvidence(viewer, claimId, { ...draft, source }, now);
}

interface IdentifiedDraft extends EvidenceDraft {
  readonly source: Outcome<KnownSource> | null;
}

const storeEvidence = addTo(
  claimFor,
  "evidence.add",
  EVIDENCE,
  async ({ tx, viewer, now, claim }, draft: IdentifiedDraft & { readonly id: string }) => {
    const { id, stance, directness, note, locator, from, source, annotationId = null } = draft;
    const { id: claimId, projectId } = claim;
    if (source && !source.ok) return source;
    const at = "place" in from ? await placeIn(tx, viewer, projectId, from.place) : null;
    if (at && !at.ok) return at;
    const passage = annotationId ? await annotationFor(tx, viewer, annotationId) : null;
    if (annotationId && passage?.annotation.projectId !== projectId) {
      return wrongField("annotationId", reason("Refusals.missing.annotation"));
    }
    const cited =
      source && (await findOrCreateSource(tx, projectId, source.value, { shared: true, now }));
    return insertOnce(tx, "Evidence", {
      id,
      projectId,
      claimId,
      annotationId,
      sourceId: cited?.id,
      ...(at ? at.value : {}),
      stance,
      directness,
      note,
      locator,
      quote: at ? at.value.quote : draft.quote,
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    });
  },
);

/** Where the words stand, as columns; the document is one of the project. */
async function placeIn(tx: Transaction, viewer: Viewer, projectId: string, place: PassageIn) {
  const { documentId, revision, target } = place;
  const membership = await findDocumentAccess(tx, viewer, documentId);
  if (membership?.projectId !== projectId) {
    return wrongField("documentId", reason("Refusals.missing.document"));
  }
  const at = await resolveTargetColumns(
    tx,
    documentId,
    membership.revisionNumber,
    revision,
    target,
  );
  if (!at.ok) return at;
  const { target: segments, quote, anchor } = at.value;
  return done({ documentId, revision, target: segments, quote, anchor });
}

export const editEvidence = onSubject(EVIDENCE)(
  "evidence.change",
  { history: "edit" },
  async ({ tx, viewer, now, evidence }, edit: EvidenceEdit) => {
    const { stance, directness, note, locator, quote, place } = edit;
    if (place && !evidence.document)
      return wrongField("target", reason("Refusals.claim.sourceElsewhere"));
    const documentId = evidence.document?.id ?? "";
    const at = place && (await placeIn(tx, viewer, evidence.projectId, { documentId, ...place }));
    if (at && !at.ok) return at;
    await tx.evidence.update({
      where: { id: evidence.id },
      data: {
        stance,
        directness,
        note,
        locator,
        ...(evidence.document ? {} : { quote }),
        ...(at ? at.value : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
  },
);

export const removeEvidence = ofAnyVersion(
  removalOf(EVIDENCE, "evidence.change", ({ tx, now, evidence: { id } }) =>
    tx.evidence.update({ where: { id }, data: { deletedAt: now } }),
  ),
);

async function recordEvidenceChange(
  { tx, viewer, now: at, claim: { projectId } }: Write & FoundClaim,
  id: string,
  kind: "evidence.saved" | "evidence.deleted",
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.evidence.update({ where: { id }, data: { change } });
}

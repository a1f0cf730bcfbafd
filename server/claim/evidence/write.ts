import "server-only";
import type { SegmentDraft } from "@/lib/annotation/resolve-target";
import type { Stance } from "@/lib/claim/evidence";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/annotation/edit";
import { resolveTargetColumns } from "@/server/annotation/resolve-target";
import { annotationFor } from "@/server/annotation/read";
import { recordProjectChange } from "@/server/feed/changes";
import type { editEvidenceCall } from "@/lib/contract/evidence";
import type { BodyOf } from "@/lib/contract/operation";
import { lockClaim } from "../lock";
import { transaction, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { newId } from "@/server/platform/new-id";
import { findOrCreateSource, knownSource, type SourceDraft } from "@/server/source/sources";
import { lockDocument, findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { evidenceWhere, type Evidence } from "./read";

/** Words of a document of the project. Offsets are UTF-16. */
interface Place {
  readonly documentId: string;
  readonly revision: number;
  readonly target: readonly SegmentDraft[];
}

type Said = Pick<
  BodyOf<typeof editEvidenceCall>,
  "stance" | "directness" | "note" | "locator" | "quote"
>;

export interface EvidenceDraft extends Said {
  readonly id?: string;
  readonly stance: Stance;
  readonly annotationId?: string | null;
  /** Where its words stand: in a document of the project, or in a source that is not imported. */
  readonly from: { readonly place: Place } | { readonly source: SourceDraft };
}

export interface EvidenceEdit extends Said {
  readonly place?: Omit<Place, "documentId">;
}

const FASTER =
  "Someone changed this evidence after you read it. Nothing of yours was saved over it.";

function wrong(path: string, message: string) {
  return refused("not-understood", `${path}: ${message}`, { errors: [{ path, message }] });
}

export async function addEvidence(
  viewer: Viewer,
  claimId: string,
  draft: EvidenceDraft,
  now = new Date(),
): Promise<Outcome<Evidence>> {
  const id = draft.id ?? newId();
  const { stance, directness, note, locator, from, annotationId = null } = draft;
  const source = "source" in from ? knownSource(from.source) : null;
  return transaction(async (tx) => {
    if ("place" in from) await lockDocument(tx, from.place.documentId);
    const found = await lockClaim(tx, viewer, claimId);
    if (!found) return refused("not-found");
    const no = whyNot("evidence.add", found.membership);
    if (no) return no;
    const { projectId } = found.claim;
    const there = await tx.evidence.findUnique({ where: { id }, select: { claimId: true } });
    if (there) {
      const [known] = await evidenceWhere(tx, viewer, { id, claimId }, 1);
      return known ? done(known) : refused("id-taken", "This id is already used.");
    }
    if (source && !source.ok) return source;
    const at = "place" in from ? await placeIn(tx, viewer, projectId, from.place) : null;
    if (at && !at.ok) return at;
    const passage = annotationId ? await annotationFor(tx, viewer, annotationId) : null;
    if (annotationId && passage?.annotation.projectId !== projectId) {
      return wrong("annotationId", "no such annotation in this project");
    }
    const sourceId =
      source && (await findOrCreateSource(tx, projectId, source.value, { shared: true, now }));
    await tx.evidence.create({
      data: {
        ...{ id, projectId, claimId, annotationId, sourceId },
        ...(at ? at.value : {}),
        ...{ stance, directness, note, locator },
        quote: at ? at.value.quote : draft.quote,
        ...{ createdById: viewer.id, createdAt: now, updatedAt: now },
      },
    });
    await number(tx, id, projectId, "evidence.saved", viewer, now);
    const [saved] = await evidenceWhere(tx, viewer, { id }, 1);
    return saved ? created(saved) : refused("not-found");
  });
}

/** Where the words stand, as columns; the document is one of the project. */
async function placeIn(tx: Transaction, viewer: Viewer, projectId: string, place: Place) {
  const { documentId, revision, target } = place;
  const membership = await findDocumentAccess(tx, viewer, documentId);
  if (membership?.projectId !== projectId) {
    return wrong("documentId", "no such document in this project");
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

export async function editEvidence(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: EvidenceEdit,
  now = new Date(),
): Promise<Outcome<Evidence>> {
  return transaction(async (tx) => {
    const found = await lockEvidence(tx, viewer, id);
    if (!found.ok) return found;
    const evidence = found.value;
    if (!expected(evidence.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: evidence } });
    }
    const { stance, directness, note, locator, quote, place } = edit;
    if (place && !evidence.document) return wrong("target", "its source is no document here");
    const documentId = evidence.document?.id ?? "";
    const at = place && (await placeIn(tx, viewer, evidence.projectId, { documentId, ...place }));
    if (at && !at.ok) return at;
    await recordHistory(tx, evidence, { subject: "evidence", action: "edit", by: viewer, at: now });
    await tx.evidence.update({
      where: { id },
      data: {
        ...{ stance, directness, note, locator },
        ...(evidence.document ? {} : { quote }),
        ...(at ? at.value : {}),
        ...{ version: { increment: 1 }, updatedAt: now },
      },
    });
    await number(tx, id, evidence.projectId, "evidence.saved", viewer, now);
    const [saved] = await evidenceWhere(tx, viewer, { id }, 1);
    return saved ? done(saved) : refused("not-found");
  });
}

export async function removeEvidence(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockEvidence(tx, viewer, id);
    if (!found.ok) return found;
    const evidence = found.value;
    await recordHistory(tx, evidence, {
      subject: "evidence",
      action: "delete",
      by: viewer,
      at: now,
    });
    await tx.evidence.update({ where: { id }, data: { deletedAt: now } });
    await number(tx, id, evidence.projectId, "evidence.deleted", viewer, now);
    return done(null);
  });
}

/** Evidence that the viewer may change, under the locks of its document and its project. */
async function lockEvidence(tx: Transaction, viewer: Viewer, id: string) {
  const where = { id, deletedAt: null };
  const row = await tx.evidence.findFirst({ where, select: { claimId: true, documentId: true } });
  if (!row) return refused("not-found");
  if (row.documentId) await lockDocument(tx, row.documentId);
  const found = await lockClaim(tx, viewer, row.claimId);
  const [evidence] = found ? await evidenceWhere(tx, viewer, { id }, 1) : [];
  if (!found || !evidence) return refused("not-found");
  const mine = evidence.createdBy.id === viewer.id;
  return whyNot("evidence.change", found.membership, { mine }) ?? done(evidence);
}

async function number(
  tx: Transaction,
  id: string,
  projectId: string,
  kind: "evidence.saved" | "evidence.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.evidence.update({ where: { id }, data: { change } });
}

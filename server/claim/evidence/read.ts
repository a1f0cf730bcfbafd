import "server-only";
import type { Directness, Stance } from "@/lib/claim/evidence";
import type { evidence } from "@/lib/contract/evidence";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { citation } from "@/lib/source/citation";
import type { Prisma } from "@/prisma/generated/client";
import { namesOf } from "../read";
import { findReadableClaim } from "../readable";
import { read, type ReadClient } from "@/server/platform/db";
import { visibleInDocuments } from "@/server/access/visible-annotations";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { CSL, SEGMENTS, readNullable } from "@/server/platform/json-columns";

/** Words of a source that bear on a claim. */
export type Evidence = InUtf16<ShapeOf<typeof evidence>>;

/** In the order in which it was found. The caller has checked that the viewer may read it. */
export async function evidenceWhere(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.EvidenceWhereInput,
  limit: number,
): Promise<Evidence[]> {
  const rows = await from.evidence.findMany({
    where: { deletedAt: null, claim: { deletedAt: null }, ...where },
    orderBy: { id: "asc" },
    take: limit,
    include: {
      claim: { select: { id: true, statement: true, verdict: true } },
      source: { select: { id: true, url: true, csl: true, citation: true } },
    },
  });
  const documents = await from.document.findMany({
    where: { id: { in: some(rows.map((row) => row.documentId)) }, deletedAt: null },
    select: { id: true, title: true },
  });
  const passages = await from.annotation.findMany({
    where: {
      id: { in: some(rows.map((row) => row.annotationId)) },
      ...visibleInDocuments(viewer),
    },
    select: { id: true, documentId: true },
  });
  const names = await namesOf(
    from,
    rows.map((row) => row.createdById),
  );
  return rows.map((row): Evidence => {
    const passage = passages.find(({ id }) => id === row.annotationId);
    const document = documents.find(({ id }) => id === row.documentId) ?? null;
    const csl = row.source ? CSL.read(row.source.csl, row.source.id) : {};
    return {
      id: row.id,
      projectId: row.projectId,
      claim: row.claim,
      annotationId: passage?.id ?? null,
      annotationDocumentId: passage?.documentId ?? null,
      document,
      // Of a text that was taken away only the words remain.
      revision: document && row.revision,
      target: document && readNullable(SEGMENTS, row.target, row.id),
      anchor: row.anchor,
      source: row.source && { ...row.source, csl, citation: row.source.citation || citation(csl) },
      locator: row.locator,
      quote: row.quote,
      note: row.note,
      stance: row.stance as Stance,
      directness: row.directness as Directness,
      createdBy: {
        id: row.createdById,
        name: (row.createdById && names.get(row.createdById)) || "",
      },
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  });
}

function some(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

/** A page of evidence is never longer; claims with more have other troubles. */
const MAX_ROWS = 1_000;

type List = Outcome<{ items: Evidence[]; next: null }>;

/** The evidence for and against a claim. */
export async function listEvidence(viewer: Viewer, claimId: string): Promise<List> {
  const claim = await findReadableClaim(viewer, claimId);
  if (!claim.ok) return claim;
  return done({ items: await evidenceWhere(read, viewer, { claimId }, MAX_ROWS), next: null });
}

/** What words of a document are evidence for: the other end of every citation of it. */
export async function evidenceIn(viewer: Viewer, documentId: string): Promise<List> {
  const refusal = whyNot("document.read", await findDocumentAccess(read, viewer, documentId));
  return (
    refusal ??
    done({ items: await evidenceWhere(read, viewer, { documentId }, MAX_ROWS), next: null })
  );
}

/** The document whose words a piece of evidence is, for those who may read it. */
export async function documentOfEvidence(viewer: Viewer, id: string): Promise<string | null> {
  const row = await read.evidence.findFirst({
    where: { id, deletedAt: null },
    select: { documentId: true },
  });
  const membership = row?.documentId
    ? await findDocumentAccess(read, viewer, row.documentId)
    : null;
  return whyNot("document.read", membership) ? null : (row?.documentId ?? null);
}

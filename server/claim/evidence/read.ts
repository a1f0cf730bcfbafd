import "server-only";
import type { Directness, Stance } from "@/lib/claim/evidence";
import type { evidence } from "@/lib/contract/evidence";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { citation } from "@/lib/source/citation";
import type { Prisma } from "@/prisma/generated/client";
import { findReadableClaim } from "../readable";
import { read, type ReadClient } from "@/server/platform/db";
import { visibleToSql } from "@/server/access/visible-annotations";
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
    include: EVIDENCE_INCLUDE,
  });
  return evidenceFrom(from, viewer, rows);
}

export const EVIDENCE_INCLUDE = {
  claim: { select: { id: true, statement: true, verdict: true } },
  source: { select: { id: true, url: true, csl: true, citation: true } },
} as const satisfies Prisma.EvidenceInclude;

type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof EVIDENCE_INCLUDE }>;

/** What stands in other tables about a piece of evidence. */
interface EvidenceFacts {
  readonly id: string;
  /** The document whose words it is, unless it was removed. */
  readonly documentTitle: string | null;
  /** The document of the passage it was cited for, if the viewer sees that passage. */
  readonly passageDocumentId: string | null;
  readonly createdBy: string | null;
}

async function factsOf(from: ReadClient, viewer: Viewer, rows: readonly EvidenceRow[]) {
  if (rows.length === 0) return new Map<string, EvidenceFacts>();
  const facts = await from.$queryRaw<EvidenceFacts[]>`
    SELECT v.id,
      (SELECT d.title FROM "Document" d
        WHERE d."projectId" = v."projectId" AND d.id = v."documentId"
          AND d."deletedAt" IS NULL) AS "documentTitle",
      (SELECT a."documentId" FROM "Annotation" a
        JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
        WHERE a.id = v."annotationId" AND ${visibleToSql("a", viewer)}) AS "passageDocumentId",
      (SELECT u.name FROM "User" u WHERE u.id = v."createdById") AS "createdBy"
    FROM "Evidence" v
    WHERE v.id = ANY(${rows.map(({ id }) => id)}::uuid[])
      AND v."projectId" = ANY(${[...new Set(rows.map(({ projectId }) => projectId))]}::uuid[])`;
  return new Map(facts.map((each) => [each.id, each]));
}

/** Evidence as the viewer sees it. The caller has checked that they may read the claims. */
export async function evidenceFrom(
  from: ReadClient,
  viewer: Viewer,
  rows: readonly EvidenceRow[],
): Promise<Evidence[]> {
  const facts = await factsOf(from, viewer, rows);
  return rows.map((row): Evidence => {
    const { documentTitle, passageDocumentId, createdBy } = facts.get(row.id) ?? {};
    const document =
      row.documentId !== null && typeof documentTitle === "string"
        ? { id: row.documentId, title: documentTitle }
        : null;
    const csl = row.source ? CSL.read(row.source.csl, row.source.id) : {};
    return {
      id: row.id,
      projectId: row.projectId,
      claim: row.claim,
      annotationId: passageDocumentId ? row.annotationId : null,
      annotationDocumentId: passageDocumentId ?? null,
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
      createdBy: { id: row.createdById, name: createdBy ?? "" },
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      version: row.version,
    };
  });
}

/** A page of evidence is never longer; claims with more have other troubles. */
export const MAX_EVIDENCE = 1_000;

type List = Outcome<{ items: Evidence[]; next: null }>;

/** The evidence for and against a claim. */
export async function listEvidence(viewer: Viewer, claimId: string): Promise<List> {
  const claim = await findReadableClaim(viewer, claimId);
  if (!claim.ok) return claim;
  return done({ items: await evidenceWhere(read, viewer, { claimId }, MAX_EVIDENCE), next: null });
}

/** What words of a document are evidence for: the other end of every citation of it. */
export async function evidenceIn(viewer: Viewer, documentId: string): Promise<List> {
  const refusal = whyNot("document.read", await findDocumentAccess(read, viewer, documentId));
  return (
    refusal ??
    done({ items: await evidenceWhere(read, viewer, { documentId }, MAX_EVIDENCE), next: null })
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

import "server-only";
import type { Person } from "@/lib/annotation/annotation";
import type { Stance } from "@/lib/claim/evidence";
import { UNDECIDED } from "@/lib/claim/verdict";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { read, type ReadClient } from "@/server/platform/db";
import { visibleInDocuments } from "@/server/access/visible-annotations";
import { byWords } from "@/server/search/query";
import { CLAIM_TEXT } from "@/server/search/words";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { claim } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";

export type Claim = ShapeOf<typeof claim>;

/** How much evidence there is, by what it does; of all of it, how much is primary. */
type EvidenceCounts = Claim["evidence"];

export interface ClaimFilter {
  readonly type?: string;
  /** A verdict, or "none" for claims nobody has decided. */
  readonly verdict?: string;
}

export function seenBy(viewer: Viewer) {
  return { annotation: visibleInDocuments(viewer) };
}

export async function claimsWhere(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.ClaimWhereInput,
  limit: number,
): Promise<Claim[]> {
  const rows = await from.claim.findMany({
    where: { deletedAt: null, ...where },
    orderBy: { id: "asc" },
    take: limit,
    include: { _count: { select: { occurrences: { where: seenBy(viewer) } } } },
  });
  const evidence = await evidenceOf(
    from,
    rows.map(({ id }) => id),
  );
  const ids = rows.flatMap(({ createdById, decidedById }) => [createdById, decidedById]);
  const names = await namesOf(from, ids);
  const person = (id: string | null): Person => ({ id, name: (id && names.get(id)) || "" });
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    statement: row.statement,
    context: row.context,
    type: row.type,
    checkable: row.checkable,
    reason: row.reason,
    verdict: row.verdict,
    rationale: row.rationale,
    decidedBy: row.decidedById ? person(row.decidedById) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdBy: person(row.createdById),
    occurrenceCount: row._count.occurrences,
    evidence: evidence.get(row.id) ?? NO_EVIDENCE,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

const NO_EVIDENCE = { supports: 0, refutes: 0, qualifies: 0, context: 0, primary: 0 };

async function evidenceOf(from: ReadClient, ids: readonly string[]) {
  const counts = new Map<string, EvidenceCounts>();
  if (ids.length === 0) return counts;
  const groups = await from.evidence.groupBy({
    by: ["claimId", "stance", "directness"],
    where: { claimId: { in: [...ids] }, deletedAt: null },
    _count: true,
  });
  for (const { claimId, stance, directness, _count } of groups) {
    const known = counts.get(claimId) ?? NO_EVIDENCE;
    const primary = known.primary + (directness === "primary" ? _count : 0);
    counts.set(claimId, { ...known, [stance]: known[stance as Stance] + _count, primary });
  }
  return counts;
}

export async function namesOf(from: ReadClient, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map<string, string>();
  const users = await from.user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** A claim, read by someone already known to stand in its project. */
export async function claimBy(from: ReadClient, viewer: Viewer, id: string): Promise<Claim | null> {
  return (await claimsWhere(from, viewer, { id }, 1))[0] ?? null;
}

/** The register, oldest first. */
export async function listClaims(
  viewer: Viewer,
  projectId: string,
  filter: ClaimFilter & { readonly q?: string },
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Claim[]; next: string | null }>> {
  const refusal = whyNot("claim.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const where: Prisma.ClaimWhereInput = {
    projectId,
    ...(filter.type ? { type: filter.type } : {}),
    ...(filter.verdict ? { verdict: filter.verdict === UNDECIDED ? null : filter.verdict } : {}),
  };
  if (filter.q) {
    const likest = await likestClaims(projectId, filter.q, limit);
    const found = await claimsWhere(read, viewer, { ...where, id: { in: likest } }, limit);
    const place = new Map(likest.map((id, position) => [id, position]));
    found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return done({ items: found, next: null });
  }
  const rest = after ? { id: { gt: after } } : {};
  const rows = await claimsWhere(read, viewer, { ...where, ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Claims that say nearly the same, the most alike first: "has somebody said this before?" */
async function likestClaims(projectId: string, q: string, limit: number): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Claim" c
    WHERE c."projectId" = ${projectId}::uuid AND c."deletedAt" IS NULL
      AND (obelus_fold(${q}) <% obelus_fold(c.statement) OR ${byWords(q)(CLAIM_TEXT)})
    ORDER BY word_similarity(obelus_fold(${q}), obelus_fold(c.statement)) DESC, c.id
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

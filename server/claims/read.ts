import "server-only";
import type { Person } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { read, type Reading } from "../db";
import { visibleTo } from "../documents/read";
import { byWords } from "../search/query";
import { CLAIM_TEXT } from "../search/words";
import { standingIn, whyNot } from "../standing";
import type { Viewer } from "../viewer";

export interface Claim {
  readonly id: string;
  readonly projectId: string;
  readonly statement: string;
  readonly context: string;
  readonly type: string;
  readonly verdict: string | null;
  readonly rationale: string;
  readonly decidedBy: Person | null;
  readonly decidedAt: string | null;
  readonly createdBy: Person;
  /** Passages that carry it, counted among those the viewer may see. */
  readonly occurrenceCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** A passage that carries a claim. */
export interface Occurrence {
  readonly annotationId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  /** The words as they stand in the text. */
  readonly quote: string;
  readonly role: string;
  readonly commitment: string;
  readonly createdAt: string;
}

export interface ClaimFilter {
  readonly type?: string;
  /** A verdict, or "none" for claims nobody has decided. */
  readonly verdict?: string;
}

function seenBy(viewer: Viewer) {
  return { annotation: { ...visibleTo(viewer), document: { deletedAt: null } } };
}

async function claimsWhere(
  from: Reading,
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
  const ids = rows.flatMap(({ createdById, decidedById }) => [createdById, decidedById]);
  const names = await namesOf(from, ids);
  const person = (id: string | null): Person => ({ id, name: (id && names.get(id)) || "" });
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    statement: row.statement,
    context: row.context,
    type: row.type,
    verdict: row.verdict,
    rationale: row.rationale,
    decidedBy: row.decidedById ? person(row.decidedById) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdBy: person(row.createdById),
    occurrenceCount: row._count.occurrences,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  }));
}

async function namesOf(from: Reading, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map<string, string>();
  const users = await from.user.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** A claim, read by someone already known to stand in its project. */
export async function claimBy(from: Reading, viewer: Viewer, id: string): Promise<Claim | null> {
  return (await claimsWhere(from, viewer, { id }, 1))[0] ?? null;
}

/** The register, oldest first. */
export async function listClaims(
  viewer: Viewer,
  projectId: string,
  filter: ClaimFilter & { readonly q?: string },
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Claim[]; next: string | null }>> {
  const no = whyNot("claim.read", await standingIn(read, viewer, projectId));
  if (no) return no;
  const where: Prisma.ClaimWhereInput = {
    projectId,
    ...(filter.type ? { type: filter.type } : {}),
    ...(filter.verdict ? { verdict: filter.verdict === "none" ? null : filter.verdict } : {}),
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

/** A page shows no more, and a claim that is repeated oftener is told by its count. */
const MOST_OCCURRENCES = 1_000;

/** A claim with the passages that carry it, as far as the viewer may see them. */
export async function readClaim(
  viewer: Viewer,
  id: string,
): Promise<Outcome<Claim & { readonly occurrences: readonly Occurrence[] }>> {
  const where = await read.claim.findUnique({ where: { id }, select: { projectId: true } });
  const no = whyNot("claim.read", where && (await standingIn(read, viewer, where.projectId)));
  if (no) return no;
  const claim = await claimBy(read, viewer, id);
  if (!claim) return refused("not-found");
  const rows = await read.claimOccurrence.findMany({
    where: { claimId: id, ...seenBy(viewer) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_OCCURRENCES,
    select: {
      annotationId: true,
      documentId: true,
      role: true,
      commitment: true,
      createdAt: true,
      annotation: { select: { quote: true, document: { select: { title: true } } } },
    },
  });
  const occurrences = rows.map(({ annotation, createdAt, ...row }) => ({
    ...row,
    documentTitle: annotation.document.title,
    quote: annotation.quote,
    createdAt: createdAt.toISOString(),
  }));
  return done({ ...claim, occurrences });
}

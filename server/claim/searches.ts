import "server-only";
import type { SearchOutcome } from "@/lib/claim/evidence";
import { needsEvidence, urgency, weightsIn, type Need } from "@/lib/claim/need";
import { done, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Viewer } from "@/server/access/viewer";
import type { addSearchCall, search } from "@/lib/contract/evidence";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { addTo, under } from "@/server/act/act";
import { insertOnce } from "@/server/act/insert-once";
import type { Addition } from "@/server/act/subject";
import { recordClaimChange } from "@/server/feed/record-row-change";
import { claimsWhere, namesOf, type Claim } from "./read";
import { findReadableClaim } from "./readable";
import { CLAIM, type FoundClaim } from "./subject";

/** Somebody looked for evidence. */
export type Search = ShapeOf<typeof search>;

export type SearchDraft = BodyOf<typeof addSearchCall>;

export async function searchesWhere(from: ReadClient, where: Prisma.EvidenceSearchWhereInput) {
  return searchesFrom(
    from,
    await from.evidenceSearch.findMany({ where, orderBy: [...SEARCH_ORDER] }),
  );
}

/** Oldest first. */
export const SEARCH_ORDER = [
  { at: "asc" },
  { id: "asc" },
] as const satisfies Prisma.EvidenceSearchOrderByWithRelationInput[];

export async function searchesFrom(
  from: ReadClient,
  rows: readonly Prisma.EvidenceSearchGetPayload<object>[],
): Promise<Search[]> {
  const names = await namesOf(
    from,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ id, claimId, outcome, place, byId, at }): Search => ({
    id,
    claimId,
    place,
    outcome: outcome as SearchOutcome,
    by: { id: byId, name: (byId && names.get(byId)) || "" },
    at: at.toISOString(),
  }));
}

/** Where people looked, oldest first. */
export async function listSearches(
  viewer: Viewer,
  claimId: string,
): Promise<Outcome<{ items: Search[]; next: null }>> {
  const claim = await findReadableClaim(viewer, claimId);
  return claim.ok ? done({ items: await searchesWhere(read, { claimId }), next: null }) : claim;
}

const SEARCH: Addition<FoundClaim, Search> = {
  table: "EvidenceSearch",
  there: async ({ tx, claim }, id) =>
    (await searchesWhere(tx, { id, claimId: claim.id }))[0] ?? null,
  async saved({ tx, viewer, now, claim }, id) {
    await recordClaimChange(tx, claim.id, claim.projectId, "claim.saved", viewer.id, now);
    return (await searchesWhere(tx, { id }))[0] ?? null;
  },
};

export const addSearch = addTo(
  CLAIM,
  "evidence.add",
  SEARCH,
  (
    { tx, viewer, now, claim },
    { id, outcome, place = "" }: SearchDraft & { readonly id: string },
  ) =>
    insertOnce(tx, "EvidenceSearch", {
      id,
      projectId: claim.projectId,
      claimId: claim.id,
      byId: viewer.id,
      outcome,
      place,
      at: now,
    }),
);

/** A claim that lacks primary evidence, and how urgent it is. */
export interface Wanting extends Claim {
  readonly urgency: number;
  readonly searches: readonly Search[];
}

/** The queue of a project, the most urgent first, counted by what the viewer may see. */
export async function evidenceQueue(
  viewer: Viewer,
  projectId: string,
  limit: number,
): Promise<Outcome<{ items: Wanting[]; weights: Readonly<Record<string, number>> }>> {
  const refusal = whyNot("claim.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const { settings } = await read.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { settings: true },
  });
  const weights = weightsIn(settings);
  const claims = await claimsWhere(read, viewer, { projectId }, MAX_CLAIMS);
  const searches = new Map<string, Search[]>();
  for (const search of await searchesWhere(read, { projectId })) {
    searches.set(search.claimId, [...(searches.get(search.claimId) ?? []), search]);
  }
  const items = claims
    .map((claim) => ({ claim, looked: searches.get(claim.id) ?? [] }))
    .filter(({ claim, looked }) => needsEvidence(needOf(claim, looked)))
    .map(({ claim, looked }) => ({
      ...claim,
      searches: looked,
      urgency: urgency(needOf(claim, looked), weights),
    }))
    .sort((a, b) => b.urgency - a.urgency || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
  return done({ items, weights });
}

/** Registers are made by hand; this many are far above the largest. */
const MAX_CLAIMS = 20_000;

function needOf(claim: Claim, searches: readonly Search[]): Need {
  return {
    type: claim.type,
    verdict: claim.verdict,
    checkable: claim.checkable,
    primaryEvidence: claim.evidence.primary,
    occurrences: claim.occurrenceCount,
    searches: searches.map(({ outcome }) => outcome),
  };
}

/** How much each type of claim matters in the queue; what is not named weighs 1. */
export const weighClaims = under(PROJECT_PLACE)(
  "claim.decide",
  async ({ tx, viewer, now, projectId }, weights: Readonly<Record<string, number>>) => {
    const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    // Types that are left out keep their weight: somebody else may just have set it.
    const changed = Object.entries({ ...weightsIn(project.settings), ...weights });
    const all = Object.fromEntries(changed.filter(([, weight]) => weight !== 1));
    const settings = { ...(project.settings as Prisma.InputJsonObject), weights: all };
    await tx.project.update({
      where: { id: projectId },
      data: { settings, version: { increment: 1 }, updatedAt: now },
    });
    const happened = { id: projectId, projectId, by: viewer.id, at: now };
    await recordProjectChange(tx, { kind: "project.saved", ...happened });
    return done({ weights: weightsIn(settings) });
  },
);

import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { citation } from "@/lib/source/citation";
import { independentRoots } from "@/lib/source/provenance";
import { read } from "@/server/platform/db";
import { visibleInDocuments } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { findReadableClaim } from "./readable";
import type { AnswerOf } from "@/lib/contract/operation";
import type { claimRootsCall } from "@/lib/contract/provenance";
import { relationsSeen } from "@/server/source/provenance/relations";
import { CSL } from "@/server/platform/json-columns";

/** A source, or a text of the project that is cited and stands for itself. */
type RootedSource = ClaimRoots["cited"][number];

export type ClaimRoots = AnswerOf<typeof claimRootsCall>;

const MAX_RELATIONS = 10_000;

/**
 * On how many independent roots a claim rests: its evidence and the references of its passages,
 * followed to where they have it from. What merely gives context is not counted. A source that
 * cites another is taken to rest on it, so the count is never too high.
 */
export async function claimRoots(viewer: Viewer, claimId: string): Promise<Outcome<ClaimRoots>> {
  const claim = await findReadableClaim(viewer, claimId);
  if (!claim.ok) return claim;
  const { projectId } = claim.value;
  const { sources, documents } = await citedFor(viewer, claimId);
  const bySource = await read.source.findMany({
    where: { projectId, documentId: { in: documents } },
    select: { id: true, documentId: true },
  });
  const imported = new Map(bySource.map(({ id, documentId }) => [documentId ?? "", id]));
  const cited = [...new Set([...sources, ...documents.map((id) => imported.get(id) ?? id)])];
  const relations = await relationsSeen(read, viewer, projectId, MAX_RELATIONS);
  const roots = independentRoots(cited, relations);
  const named = await names(projectId, [...cited, ...roots.flatMap(({ sources }) => sources)]);
  const nameOf = (id: string) => named.get(id) ?? [];
  return done({
    cited: cited.flatMap(nameOf),
    roots: roots.map(({ sources, circle }) => ({ sources: sources.flatMap(nameOf), circle })),
  });
}

/** Cited where the viewer may look, as bearing on the claim. */
async function citedFor(viewer: Viewer, claimId: string) {
  const seen = visibleInDocuments(viewer);
  const references = await read.reference.findMany({
    where: {
      deletedAt: null,
      relation: { not: "context" },
      annotation: { ...seen, occurrences: { some: { claimId } } },
    },
    select: { sourceId: true },
    take: MAX_RELATIONS,
  });
  const evidence = await read.evidence.findMany({
    where: { claimId, deletedAt: null, stance: { not: "context" } },
    select: { sourceId: true, documentId: true },
    take: MAX_RELATIONS,
  });
  const documents = await read.document.findMany({
    where: { id: { in: evidence.flatMap(({ documentId }) => documentId ?? []) }, deletedAt: null },
    select: { id: true },
  });
  const sources = [...references, ...evidence].flatMap(({ sourceId }) => sourceId ?? []);
  return { sources: [...new Set(sources)], documents: documents.map(({ id }) => id) };
}

async function names(projectId: string, ids: readonly string[]) {
  const where = { id: { in: [...new Set(ids)] }, projectId };
  const sources = await read.source.findMany({
    where,
    select: { id: true, citation: true, csl: true, url: true },
  });
  const documents = await read.document.findMany({ where, select: { id: true, title: true } });
  const named = new Map<string, RootedSource[]>();
  for (const { id, url, csl, ...row } of sources) {
    const words = row.citation || citation(CSL.read(csl, id)) || url;
    named.set(id, [{ id, type: "source", citation: words }]);
  }
  for (const { id, title } of documents) named.set(id, [{ id, type: "document", citation: title }]);
  return named;
}

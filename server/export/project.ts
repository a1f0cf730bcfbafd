import "server-only";
import type { ExportedProject, ExportedRelation, ExportedSearch } from "@/lib/format/exported";
import { searchesWhere } from "@/server/claim/searches";
import { read } from "@/server/platform/db";
import { relationsSeen } from "@/server/source/provenance/relations";
import { relationTypesWhere } from "@/server/relation/types";
import { speakersWhere } from "@/server/speaker/read";
import { tagsWhere } from "@/server/tag/read";
import type { Viewer } from "@/server/access/viewer";

/** Records are made by hand; this many are far above the largest project. */
const MAX_ROWS = 20_000;

/**
 * What belongs to a project and to no passage of it, for a member: of speakers and of relations
 * between sources what this viewer sees, since some are only somebody's own.
 */
export async function describeProject(
  viewer: Viewer,
  projectId: string,
): Promise<ExportedProject | null> {
  const project = await read.project.findFirst({
    where: { id: projectId, deletedAt: null },
    select: { id: true, name: true, codebookVersion: true },
  });
  if (!project) return null;
  const { id, name, codebookVersion: version } = project;
  const tags = (await tagsWhere(read, { projectId })).map((tag) => ({
    id: tag.id,
    kind: tag.kind,
    slug: tag.slug,
    label: tag.label,
    definition: tag.definition,
    useWhen: tag.useWhen,
    avoidWhen: tag.avoidWhen,
    examples: tag.examples,
    counterExamples: tag.counterExamples,
    nearMisses: tag.nearMisses,
    requires: tag.requires,
    justify: tag.justify,
    properties: tag.properties,
    colour: tag.colour,
    parent: tag.parent,
    mergedInto: tag.mergedInto,
    retiredAt: tag.retiredAt,
  }));
  const records = await speakersWhere(read, viewer, { projectId }, MAX_ROWS);
  const speakers = records.map((one) => ({
    id: one.id,
    name: one.name,
    role: one.role,
    identifier: one.identifier,
    aliases: one.aliases,
    description: one.description,
  }));
  const relations = await relationsFor(viewer, projectId);
  const searches = await searchesOf(projectId);
  const relationTypes = (await relationTypesWhere(read, { projectId })).map((type) => ({
    id: type.id,
    slug: type.slug,
    label: type.label,
    inverse: type.inverse,
    description: type.description,
    colour: type.colour,
    symmetric: type.symmetric,
    fromKinds: type.fromKinds,
    toKinds: type.toKinds,
    retiredAt: type.retiredAt,
  }));
  return { id, name, codebook: { version, tags, relationTypes }, speakers, relations, searches };
}

async function relationsFor(viewer: Viewer, projectId: string): Promise<ExportedRelation[]> {
  const relations = await relationsSeen(read, viewer, projectId, MAX_ROWS);
  const ends = new Set(relations.flatMap(({ fromId, toId }) => [fromId, toId]));
  const sources = await read.source.findMany({
    where: { id: { in: [...ends] } },
    select: { id: true, citation: true, url: true, documentId: true },
  });
  const byId = new Map(sources.map((source) => [source.id, source]));
  return relations.flatMap(({ id, relation, fromId, toId, ...rest }) => {
    const { note, viaAnnotationId, createdBy, createdAt } = rest;
    const [from, to] = [byId.get(fromId), byId.get(toId)];
    return from && to
      ? [{ id, relation, from, to, note, viaAnnotationId, createdBy, createdAt }]
      : [];
  });
}

async function searchesOf(projectId: string): Promise<ExportedSearch[]> {
  const searches = await searchesWhere(read, { projectId, claim: { deletedAt: null } });
  const claims = await read.claim.findMany({
    where: { projectId, deletedAt: null, searches: { some: {} } },
    select: { id: true, statement: true },
  });
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return searches.flatMap(({ id, claimId, outcome, place, by, at }) => {
    const claim = byId.get(claimId);
    return claim ? [{ id, claim, outcome, place, by, at }] : [];
  });
}

import "server-only";
import { authoritiesIn } from "@/lib/contract/authority";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { read, type ReadClient } from "@/server/platform/db";
import { visibleInDocuments, visibleToSql } from "@/server/access/visible-annotations";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { isCalled } from "./names";
import { speakersSeenBy, speakersSeenBySql } from "@/server/access/visible-speakers";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { speaker } from "@/lib/contract/speakers";

/** Somebody whom the texts of a project quote. */
export type Speaker = ShapeOf<typeof speaker>;

export function attributionsSeenBy(viewer: Viewer) {
  return { annotation: visibleInDocuments(viewer) };
}

export async function speakersWhere(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.SpeakerWhereInput,
  limit: number,
): Promise<Speaker[]> {
  const rows = await from.speaker.findMany({
    where: { AND: [speakersSeenBy(viewer), where] },
    orderBy: { id: "asc" },
    take: limit,
  });
  const counts = await quotationCounts(from, viewer, rows);
  return rows.map(({ createdAt, updatedAt, ...row }) => ({
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    role: row.role,
    identifier: row.identifier,
    authorities: authoritiesIn(row.identifier),
    aliases: row.aliases,
    description: row.description,
    quotationCount: counts.get(row.id) ?? 0,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    version: row.version,
  }));
}

/** How many quotations of each of these speakers the viewer sees. */
async function quotationCounts(
  from: ReadClient,
  viewer: Viewer,
  speakers: readonly { readonly id: string; readonly projectId: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (speakers.length === 0) return new Map();
  const projects = [...new Set(speakers.map(({ projectId }) => projectId))];
  const rows = await from.$queryRaw<{ id: string; count: number }[]>`
    SELECT t."speakerId" AS id, count(*)::int AS count
    FROM "Attribution" t
    JOIN "Annotation" a ON a.id = t."contentAnnotationId" AND ${visibleToSql("a", viewer)}
    JOIN "Document" d ON d.id = a."documentId" AND d."deletedAt" IS NULL
    WHERE t."speakerId" = ANY(${speakers.map(({ id }) => id)}::uuid[])
      AND t."projectId" = ANY(${projects}::uuid[])
    GROUP BY 1`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The speakers of a project, oldest first; with `q` those called nearly that, the likest first. */
export async function listSpeakers(
  viewer: Viewer,
  projectId: string,
  { q }: { readonly q?: string },
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Speaker[]; next: string | null }>> {
  const refusal = whyNot("speaker.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  if (q) {
    const likest = await likestSpeakers(viewer, projectId, q, limit);
    const found = await speakersWhere(read, viewer, { projectId, id: { in: likest } }, limit);
    const place = new Map(likest.map((id, position) => [id, position]));
    found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return done({ items: found, next: null });
  }
  const rest = after ? { id: { gt: after } } : {};
  const rows = await speakersWhere(read, viewer, { projectId, ...rest }, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Speakers that another one may be merged into, oldest first, for a member. */
export async function speakersToChoose(viewer: Viewer, projectId: string) {
  return read.speaker.findMany({
    where: { AND: [speakersSeenBy(viewer), { projectId }] },
    orderBy: { id: "asc" },
    take: MAX_CHOICES,
    select: { id: true, name: true, role: true },
  });
}

const MAX_CHOICES = 5_000;

async function likestSpeakers(
  viewer: Viewer,
  projectId: string,
  q: string,
  limit: number,
): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, obelus_fold(name || ' ' || role || ' ' || array_to_string(aliases, ' ')) AS named
      FROM "Speaker" p WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}
    ) AS s
    WHERE strpos(named, obelus_fold(${q})) > 0 OR word_similarity(obelus_fold(${q}), named) > 0.4
    ORDER BY word_similarity(obelus_fold(${q}), named) DESC, id
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The speaker, and where the viewer stands in its project; or null when it is not to be seen. */
export async function speakerFor(from: ReadClient, viewer: Viewer, id: string) {
  const [speaker] = await speakersWhere(from, viewer, { id }, 1);
  const membership = speaker && (await findMembership(from, viewer, speaker.projectId));
  return speaker && membership ? { speaker, membership } : null;
}

/** The record of somebody so called, by name (with their role or without) or by an alias. */
export async function speakerCalled(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
  name: string,
): Promise<Speaker | null> {
  const [called] = await from.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Speaker" p
    WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)} AND ${isCalled(name)}
    ORDER BY p.id LIMIT 1`;
  return called ? ((await speakersWhere(from, viewer, { id: called.id }, 1))[0] ?? null) : null;
}

export async function readSpeaker(viewer: Viewer, id: string): Promise<Outcome<Speaker>> {
  const found = await speakerFor(read, viewer, id);
  return found ? done(found.speaker) : refused("not-found");
}

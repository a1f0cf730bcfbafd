import "server-only";
import type { AlikeSources, ComparedSource } from "@/lib/source/alike";
import { comparedSource } from "@/lib/source/compared";
import { worksOf } from "@/lib/source/works";
import { done, type Outcome } from "@/lib/outcome";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listAlikeSourcesCall } from "@/lib/contract/provenance";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { CSL } from "@/server/platform/json-columns";
import { runTask } from "@/server/platform/workers";
import { FIND_ALIKE_SOURCES } from "./alike-task";
import { relationsSeen } from "./provenance/relations";
import { sourceSeenSql } from "./provenance/visible";
import { sourcesWhere } from "./sources";

/** Where a list of pairs goes on: after this one. */
export type AlikePlace = Pick<AlikeSources, "likeness" | "one" | "other">;

type AlikeList = Omit<AnswerOf<typeof listAlikeSourcesCall>, "next"> & {
  readonly next: AlikePlace | null;
};

/** The newest sources of a project that are compared, and how many are read at once. */
const MAX_COMPARED = 20_000;
const STEP = 1_000;
const MAX_RELATIONS = 10_000;

/**
 * Sources that may be one work, the most alike first, without the pairs that people have answered
 * for. Only what everybody in the project sees is compared, since an answer is everybody's.
 */
export async function listAlikeSources(
  viewer: Viewer,
  projectId: string,
  { after, limit, signal }: { after?: AlikePlace; limit: number; signal?: AbortSignal },
): Promise<Outcome<AlikeList>> {
  const refusal = whyNot("relation.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const { sources, leftOut } = await compared(projectId);
  const pairs = await runTask(FIND_ALIKE_SOURCES, sources, signal);
  if (!pairs.ok) return pairs;
  const isAnswered = answeredIn(await relationsSeen(read, viewer, projectId, MAX_RELATIONS));
  const open = pairs.value.filter((pair) => !isAnswered(pair) && (!after || isAfter(pair, after)));
  const shown = open.slice(0, limit);
  const ids = [...new Set(shown.flatMap(({ one, other }) => [one, other]))];
  const rows = await sourcesWhere(
    viewer,
    projectId,
    Prisma.sql`s.id = ANY(${ids}::uuid[])`,
    ids.length,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = shown.flatMap(({ one: oneId, other: otherId, ...pair }) => {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    return one && other ? [{ one, other, ...pair }] : [];
  });
  return done({ items, next: open.length > limit ? (shown.at(-1) ?? null) : null, leftOut });
}

/** In the order of their ids, and how many older ones are left out. */
async function compared(
  projectId: string,
): Promise<{ sources: ComparedSource[]; leftOut: number }> {
  const sources: ComparedSource[] = [];
  let before: string | null = null;
  do {
    const rows: { id: string; url: string; csl: Prisma.JsonValue }[] = await read.$queryRaw`
      SELECT s.id, s.url, s.csl FROM "Source" s
      WHERE s."projectId" = ${projectId}::uuid AND ${sourceSeenSql(null)}
        AND ${before ? Prisma.sql`s.id < ${before}::uuid` : Prisma.sql`TRUE`}
      ORDER BY s.id DESC LIMIT ${STEP}`;
    sources.push(...rows.map(({ id, url, csl }) => comparedSource(id, url, CSL.read(csl, id))));
    before = rows.length === STEP ? (rows.at(-1)?.id ?? null) : null;
  } while (before && sources.length < MAX_COMPARED);
  return { sources: sources.reverse(), leftOut: before ? await countSeen(projectId, before) : 0 };
}

/** How many of the sources that everybody sees are older than one. */
async function countSeen(projectId: string, before: string): Promise<number> {
  const rows = await read.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Source" s
    WHERE s."projectId" = ${projectId}::uuid AND s.id < ${before}::uuid AND ${sourceSeenSql(null)}`;
  return rows[0]?.count ?? 0;
}

/** Whether somebody said that two sources are one work, directly or through others, or that they are not. */
function answeredIn(
  relations: Awaited<ReturnType<typeof relationsSeen>>,
): (pair: AlikePlace) => boolean {
  const works = worksOf(relations);
  const different = new Set(
    relations
      .filter(({ relation }) => relation === "different")
      .map(({ fromId, toId }) => [fromId, toId].sort().join()),
  );
  return ({ one, other }) =>
    (works.has(one) && works.get(one) === works.get(other)) ||
    different.has([one, other].sort().join());
}

function isAfter(pair: AlikePlace, { likeness, one, other }: AlikePlace): boolean {
  if (pair.likeness !== likeness) return pair.likeness < likeness;
  return pair.one === one ? pair.other > other : pair.one > one;
}

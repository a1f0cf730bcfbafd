import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import type { ReadClient } from "@/server/platform/db";

/**
 * The folded names of one person, as an array: the name that is asked for, and the name and the
 * aliases of the records that it belongs to. It depends on no row of the statement around it, so it
 * is read once.
 */
export function namesOfSpeaker(viewer: Viewer, projectId: string, name: string): Prisma.Sql {
  return Prisma.sql`ARRAY(
    SELECT obelus_fold(${name}) UNION
    SELECT obelus_fold(n.name) FROM "Speaker" p, unnest(p.aliases || p.name) n(name)
    WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}
      AND ${isCalled(name)})`;
}

/** Whether a record `p` goes by a name: its own, with its role or without, or an alias. */
export function isCalled(name: string): Prisma.Sql {
  return Prisma.sql`obelus_called(p.name, p.role, p.aliases) @> ARRAY[obelus_fold(${name})]`;
}

/** The records of a project that some names belong to, of several the oldest; by the name asked for. */
export async function speakersCalled(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await from.$queryRaw<{ name: string; id: string }[]>`
    SELECT DISTINCT ON (asked.name) asked.name, p.id
    FROM unnest(${names}::text[]) asked(name)
    JOIN "Speaker" p ON obelus_called(p.name, p.role, p.aliases) @> ARRAY[obelus_fold(asked.name)]
    WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}
    ORDER BY asked.name, p.id`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/**
 * Whether words that name a speaker, such as `Ilse Varn, mayor of Brackwater`, name one of these:
 * as a whole, or before a comma or a bracket.
 */
export function namesOneOf(words: Prisma.Sql, names: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(obelus_fold(${words}) = ANY(${names})
    OR obelus_fold(btrim(split_part(split_part(${words}, ',', 1), '(', 1))) = ANY(${names}))`;
}

/**
 * Whether a span of a text stands in a turn of somebody so called, or in any turn. The columns are
 * those of an annotation on the newest revision.
 */
export function standsInTurn(
  of: (column: "documentId" | "revision" | "start" | "end") => Prisma.Sql,
  names?: Prisma.Sql,
): Prisma.Sql {
  const who = names ? namesOneOf(Prisma.sql`s.label`, names) : Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (SELECT 1 FROM "SpeakerTurn" s
    WHERE s."documentId" = ${of("documentId")} AND s.revision = ${of("revision")}
      AND s.start <= ${of("start")} AND s."end" >= ${of("end")} AND ${who})`;
}

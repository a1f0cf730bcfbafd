import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";

/**
 * Which annotations somebody sees: those that were not taken away and that are shared or their
 * own. The rule stands here once, in the two forms in which it is asked. The project is not part
 * of it: whoever asks has found that the viewer is a member.
 */
export function visibleTo(viewer: Viewer) {
  return {
    deletedAt: null,
    OR: [{ visibility: "project" as const }, { createdById: viewer.id }],
  };
}

/** A row of "Annotation" under the name it has in a statement. */
export type AnnotationAlias = "a" | "b" | "q";

const ALIASES: Readonly<Record<AnnotationAlias, Prisma.Sql>> = {
  a: Prisma.sql`a`,
  b: Prisma.sql`b`,
  q: Prisma.sql`q`,
};

/** As {@link visibleTo}, for a statement. */
export function visibleToSql(alias: AnnotationAlias, viewer: Viewer): Prisma.Sql {
  const x = ALIASES[alias];
  return Prisma.sql`(${x}."deletedAt" IS NULL
    AND (${x}.visibility = 'project' OR ${x}."createdById" = ${viewer.id}::uuid))`;
}

/** What everybody in the project sees. */
export const SHARED = { deletedAt: null, visibility: "project" } as const;

/** As {@link SHARED}, for a statement. */
export function sharedSql(alias: AnnotationAlias): Prisma.Sql {
  const x = ALIASES[alias];
  return Prisma.sql`(${x}."deletedAt" IS NULL AND ${x}.visibility = 'project')`;
}

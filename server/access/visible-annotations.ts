import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "./viewer";
import type { Owned } from "./visible-with";

/**
 * Which annotations somebody sees: those that were not removed and that are shared or their own.
 * The rule stands here once, in each form in which it is asked: as a Prisma filter and as SQL; of a
 * row that was read already it stands in visible-with.ts. The project is not part of it: whoever
 * asks has found that the viewer is a member.
 */
export function visibleTo(viewer: Pick<Viewer, "id">) {
  return {
    deletedAt: null,
    OR: [{ visibility: "project" as const }, { createdById: viewer.id }],
  };
}

/** As {@link visibleTo}, in documents that were not removed either. */
export function visibleInDocuments(viewer: Pick<Viewer, "id">) {
  return { ...visibleTo(viewer), document: { deletedAt: null } };
}

/** A row of "Annotation" under the name it has in a statement. */
export type AnnotationAlias = "a" | "b" | "e" | "q";

const ALIASES: Readonly<Record<AnnotationAlias, Prisma.Sql>> = {
  a: Prisma.sql`a`,
  b: Prisma.sql`b`,
  e: Prisma.sql`e`,
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

/** What everybody sees, or saw until it was removed. */
export const EVER_SHARED = { visibility: SHARED.visibility } as const;

/** As {@link SHARED}, for a statement. */
export function sharedSql(alias: AnnotationAlias): Prisma.Sql {
  const x = ALIASES[alias];
  return Prisma.sql`(${x}."deletedAt" IS NULL AND ${x}.visibility = 'project')`;
}

/** What the policy table asks about an annotation. */
export function policyFactsOf(viewer: Viewer, { createdById, visibility }: Owned) {
  return {
    mine: createdById === viewer.id,
    private: visibility === "private",
    nameOnly: createdById === null,
  };
}

/** The one person whose feed reports this annotation, or null when everybody's does. */
export function laneOf({ createdById, visibility }: Owned): string | null {
  return visibility === "private" ? createdById : null;
}

/** The annotations all of whose readers see `other`: `isVisibleWith` as a Prisma filter. */
export function annotationsWhoseReadersSee({ visibility, createdById }: Owned) {
  return { deletedAt: null, ...(visibility === "project" ? {} : { visibility, createdById }) };
}

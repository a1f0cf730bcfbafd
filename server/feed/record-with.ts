import "server-only";
import type { Role } from "@/lib/access/policy";
import type { ChangeKind } from "@/lib/change/change";
import { SHARED } from "@/lib/change/lane";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { PREPARED } from "@/server/platform/prepared";
import { announcementSql } from "./announcement";

/** What happened, before it has a number. */
export interface Happened {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly annotationId?: string;
  readonly projectId: string;
  /** The one person who may see it; absent for what everybody in the project sees. */
  readonly onlyFor?: string | null;
  readonly by: string | null;
  readonly at: Date;
  /** Of a membership: the role before and after the change, null for none. */
  readonly roles?: { readonly before: Role | null; readonly after: Role | null };
}

/** The number of a change in its lane, and the one it has for whoever made it. */
export interface Numbers {
  readonly number: number;
  readonly own: number;
}

/**
 * Numbers a change of a document, stores it, publishes it and writes the row that changes, in one
 * statement. `write` is an INSERT or UPDATE that returns its row and may read `next.number`. When it
 * returns no row, nothing is numbered, and the answer is null.
 *
 * The number comes from the document's own row, which an earlier statement of the transaction has
 * locked until the commit, so numbers become visible in the order they were given. A sequence would
 * not promise that: a reader could see 8, move on, and never meet the 7 that commits later.
 */
export async function recordWith(
  tx: Transaction,
  documentId: string,
  happened: Happened,
  write: Prisma.Sql,
): Promise<Numbers | null> {
  const [row] = await tx.$queryRaw<Numbers[]>(
    happened.onlyFor
      ? personalStatement(documentId, happened, happened.onlyFor, write)
      : sharedStatement(documentId, happened, write),
  );
  return row ? { number: row.number, own: row.own } : null;
}

function sharedStatement(documentId: string, happened: Happened, write: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${PREPARED}
    WITH next AS (
      SELECT "lastChange" + 1 AS number, 0 AS "after" FROM "Document"
      WHERE id = ${documentId}::uuid),
    written AS (${write}),
    counted AS (
      UPDATE "Document" SET "lastChange" = next.number FROM next, written
      WHERE "Document".id = ${documentId}::uuid),
    stored AS (${storingSql(documentId, SHARED, happened)} FROM next, written)
    SELECT next.number, next.number + coalesce((
        SELECT max(c.number) FROM "Change" c
        WHERE c."feedId" = ${documentId}::uuid AND c.lane = ${happened.by}::uuid), 0) AS own,
      ${announcementSql(documentId, SHARED, happened.projectId)} AS announced
    FROM next, written`;
}

/** In a lane of one person, which is numbered for itself. */
function personalStatement(
  documentId: string,
  happened: Happened,
  lane: string,
  write: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`${PREPARED}
    WITH next AS (
      SELECT "lastChange" AS "after", 1 + coalesce((
        SELECT max(c.number) FROM "Change" c
        WHERE c."feedId" = ${documentId}::uuid AND c.lane = ${lane}::uuid), 0) AS number
      FROM "Document" WHERE id = ${documentId}::uuid),
    written AS (${write}),
    stored AS (${storingSql(documentId, lane, happened)} FROM next, written)
    SELECT next.number, next.number + next."after" AS own,
      ${announcementSql(documentId, lane, happened.projectId)} AS announced
    FROM next, written`;
}

/** The INSERT of a change that is numbered by a `next`, without its FROM. */
export function storingSql(
  feedId: string,
  lane: string,
  { kind, id, annotationId, projectId, by, at, roles }: Happened,
): Prisma.Sql {
  const roleColumns = roles ? Prisma.sql`, "roleBefore", "roleAfter"` : Prisma.empty;
  const roleValues = roles
    ? Prisma.sql`, ${roles.before}::"Role", ${roles.after}::"Role"`
    : Prisma.empty;
  return Prisma.sql`
    INSERT INTO "Change" ("feedId", lane, number, "after", "projectId", kind, "subjectId",
      "annotationId", "byId", at${roleColumns})
    SELECT ${feedId}::uuid, ${lane}::uuid, next.number, next."after", ${projectId}::uuid, ${kind},
      ${id}::uuid, ${annotationId ?? null}::uuid, ${by}::uuid, ${at}::timestamptz${roleValues}`;
}

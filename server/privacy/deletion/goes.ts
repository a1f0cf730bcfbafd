import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { columnSql, tableSql } from "../personal-tables";
import { DEPENDENTS, PRIVATE_WORK, type RemovableTable } from "./dependents";
import type { Deletion } from "./portions";

/** The column that says whose a row is. */
function ownerColumn(name: RemovableTable): string {
  return name === "Review" ? "userId" : name === "EvidenceSearch" ? "byId" : "createdById";
}

/** That a row `t` is the person's own. */
export function isOwnSql(name: RemovableTable, me: string): Prisma.Sql {
  return Prisma.sql`${columnSql(ownerColumn(name))} = ${me}::uuid`;
}

/** That a row `t` is seen by the person alone. */
export function isPrivateSql(name: RemovableTable): Prisma.Sql {
  const conditions: Partial<Record<RemovableTable, Prisma.Sql>> = PRIVATE_WORK;
  return conditions[name] ?? Prisma.sql`false`;
}

/**
 * That a row `t` goes: it is the person's, nothing of others hangs on it, and it was chosen, is
 * private, or lies in a project that is deleted with the account and has no other member.
 */
function goesSql(name: RemovableTable, { userId, removes }: Deletion): Prisma.Sql {
  const chosen = removes
    ? Prisma.sql`true`
    : Prisma.sql`(${isPrivateSql(name)} OR EXISTS (SELECT 1 FROM "AccountDeletionPart" p
        WHERE p."userId" = ${userId}::uuid AND p."projectId" = t."projectId" AND p.purge))`;
  return Prisma.sql`${isOwnSql(name, userId)} AND ${chosen} AND ${DEPENDENTS[name](userId)} IS NOT TRUE`;
}

/** Of these rows, those that go; asked under the lock of their place. */
export async function goingOf<T = { id: string }>(
  tx: Transaction,
  name: RemovableTable,
  deletion: Deletion,
  ids: readonly string[],
  columns = Prisma.sql`t.id`,
): Promise<T[]> {
  const key = Prisma.sql`${columnSql(name === "Review" ? "annotationId" : "id")}`;
  return tx.$queryRaw<T[]>`
    SELECT ${columns} FROM ${tableSql(name)} t
    WHERE ${key} = ANY(${[...ids]}::uuid[]) AND ${goesSql(name, deletion)} ORDER BY ${key}`;
}

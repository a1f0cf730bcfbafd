import "server-only";
import { setImmediate } from "node:timers/promises";
import { Prisma } from "@/prisma/generated/client";
import { parse } from "@/lib/query/parse";
import { renameCoder } from "@/lib/query/rename-coder";
import { print } from "@/lib/query/print";
import { recordProjectChange } from "@/server/feed/changes";
import { lockProject } from "@/server/access/membership";
import { read, transaction } from "@/server/platform/db";
import { isAmongSql, stepsThrough, type Row } from "../own-rows";
import { columnSql, PERSONAL_TABLES, tableSql, type PersonalTable } from "../personal-tables";
import { pseudonymFor, type Deletion } from "./portions";
import { withPseudonym, type Pseudonym } from "./rewrite-json";

/*
 * What is written once and read back later: earlier states, versions of the codebook, and the numbered
 * log. They come last, when nothing names the person any more from which others could record a state.
 */

async function pseudonymOf({ userId }: Deletion, projectId: string): Promise<Pseudonym> {
  const id = await pseudonymFor(userId, projectId, new Date());
  const { name } = await read.user.findUniqueOrThrow({ where: { id }, select: { name: true } });
  return { id, name };
}

type LogTable = "History" | "CodebookRevision" | "Change";

/** Calls `act` with the rows of a table that match, a step at a time, by their projects. */
async function eachStep(
  name: LogTable,
  matches: Prisma.Sql,
  columns: readonly string[],
  act: (projectId: string, rows: readonly (Row & { projectId: string })[]) => Promise<void>,
): Promise<void> {
  const { key }: PersonalTable = PERSONAL_TABLES[name];
  const selected = Prisma.join([...new Set([...key, "projectId", ...columns])].map(columnSql));
  for await (const step of stepsThrough(name)) {
    const rows = await read.$queryRaw<(Row & { projectId: string })[]>`
      SELECT ${selected} FROM ${tableSql(name)} t WHERE ${step} AND (${matches})`;
    for (const projectId of new Set(rows.map((row) => row.projectId))) {
      await act(
        projectId,
        rows.filter((row) => row.projectId === projectId),
      );
      await setImmediate();
    }
  }
}

/** Earlier states that only the person could see go; the others name the pseudonym. */
export async function pseudonymiseHistory(deletion: Deletion): Promise<void> {
  const { userId } = deletion;
  const like = `%${userId}%`;
  const matches = Prisma.sql`t."byId" = ${userId}::uuid OR t.before::text LIKE ${like}`;
  await eachStep("History", matches, ["before"], async (projectId, rows) => {
    const pseudonym = await pseudonymOf(deletion, projectId);
    const isPrivate = (row: Row) => wasPrivate(row.before, userId);
    const goneIds = rows.filter(isPrivate).map((row) => String(row.id));
    const states = rows
      .filter((row) => !isPrivate(row))
      .map(({ id, before }) => {
        const state = deletion.removes ? withoutDecision(before, userId) : before;
        return { id, before: withPseudonym(state, userId, pseudonym) };
      });
    await transaction(async (tx) => {
      await tx.history.deleteMany({ where: { id: { in: goneIds } } });
      await tx.$executeRaw`
        UPDATE "History" t SET before = s.before,
          "byName" = CASE WHEN t."byId" = ${userId}::uuid THEN ${pseudonym.name} ELSE t."byName" END,
          "byId" = CASE WHEN t."byId" = ${userId}::uuid THEN ${pseudonym.id}::uuid ELSE t."byId" END
        FROM jsonb_to_recordset(${JSON.stringify(states)}::jsonb) AS s(id uuid, before jsonb)
        WHERE t.id = s.id`;
    });
  });
}

function wasPrivate(before: unknown, me: string): boolean {
  const { visibility, createdBy, onlyFor } = (before ?? {}) as {
    readonly visibility?: unknown;
    readonly createdBy?: { readonly id?: unknown } | null;
    readonly onlyFor?: unknown;
  };
  return onlyFor === me || (visibility === "private" && createdBy?.id === me);
}

/** A state of a claim without the verdict that the person gave, and without its reasons. */
function withoutDecision(before: unknown, me: string): unknown {
  const { decidedBy } = (before ?? {}) as { readonly decidedBy?: { readonly id?: unknown } | null };
  if (decidedBy?.id !== me) return before;
  const none = { verdict: null, rationale: "", decidedBy: null, decidedAt: null };
  return { ...(before as object), ...none };
}

export async function pseudonymiseCodebook(deletion: Deletion): Promise<void> {
  const { userId } = deletion;
  const like = `%${userId}%`;
  const matches = Prisma.sql`t."byId" = ${userId}::uuid
    OR t.before::text LIKE ${like} OR t.after::text LIKE ${like}`;
  await eachStep("CodebookRevision", matches, ["before", "after"], async (projectId, rows) => {
    const pseudonym = await pseudonymOf(deletion, projectId);
    const versions = rows.map(({ version, before, after }) => ({
      version,
      before: withPseudonym(before, userId, pseudonym),
      after: withPseudonym(after, userId, pseudonym),
    }));
    await transaction(
      (tx) => tx.$executeRaw`
        UPDATE "CodebookRevision" t SET before = s.before, after = s.after,
          "byId" = CASE WHEN t."byId" = ${userId}::uuid THEN ${pseudonym.id}::uuid ELSE t."byId" END
        FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
          AS s(version int, before jsonb, after jsonb)
        WHERE t."projectId" = ${projectId}::uuid AND t.version = s.version`,
    );
  });
}

/**
 * The numbered log keeps every number: only who did it changes, and whose membership it was. The lane
 * that only the person could read goes.
 */
export async function pseudonymiseChanges(deletion: Deletion): Promise<void> {
  const { userId } = deletion;
  const matches = Prisma.sql`t."byId" = ${userId}::uuid OR t.lane = ${userId}::uuid
    OR (t."subjectId" = ${userId}::uuid AND t.kind LIKE 'member.%')`;
  await eachStep("Change", matches, [], async (projectId, rows) => {
    const { id } = await pseudonymOf(deletion, projectId);
    const among = isAmongSql(PERSONAL_TABLES.Change, rows);
    await transaction(async (tx) => {
      await tx.$executeRaw`DELETE FROM "Change" t WHERE ${among} AND t.lane = ${userId}::uuid`;
      await tx.$executeRaw`
        UPDATE "Change" t SET
          "byId" = CASE WHEN t."byId" = ${userId}::uuid THEN ${id}::uuid ELSE t."byId" END,
          "subjectId" = CASE WHEN t."subjectId" = ${userId}::uuid THEN ${id}::uuid
            ELSE t."subjectId" END
        WHERE ${among}`;
    });
  });
}

/** Saved queries that ask for what the person did, by id or by name, ask for the pseudonym's. */
export async function pseudonymiseQueries(deletion: Deletion): Promise<void> {
  const { userId, name } = deletion;
  const parts = await read.accountDeletionPart.findMany({ where: { userId } });
  for (const { projectId } of parts) {
    const pseudonym = await pseudonymOf(deletion, projectId);
    const user = { name: { equals: name, mode: "insensitive" } } as const;
    const namesakes = await read.member.count({ where: { projectId, user } });
    // Where somebody else has the name, it is theirs.
    const replaced = { byId: userId, names: namesakes > 0 ? [] : [name] };
    const queries = await read.savedQuery.findMany({
      where: { projectId },
      select: { id: true, text: true, shared: true, deletedAt: true },
    });
    for (const { id, text, shared, deletedAt } of queries) {
      const parsed = parse(text);
      if (!parsed.ok) continue;
      const renamed = renameCoder(parsed.query, replaced, pseudonym);
      if (renamed === parsed.query) continue;
      await transaction(async (tx) => {
        await lockProject(tx, projectId);
        const data = { text: print(renamed), version: { increment: 1 } };
        await tx.savedQuery.update({ where: { id }, data });
        if (!shared || deletedAt) return;
        const happened = { id, projectId, by: pseudonym.id, at: new Date() };
        await recordProjectChange(tx, { kind: "query.saved", ...happened });
      });
    }
  }
}

import { afterAll, beforeAll, expect, test } from "vitest";
import type { PGlite } from "@electric-sql/pglite";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { editAnnotation } from "@/server/annotation/edit";
import { listAnnotations, readAnnotation } from "@/server/annotation/read";
import { listNotes } from "@/server/annotation/notes";
import { read, transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { makeCorpus } from "@/test/make/corpus";
import { makeAnnotation, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { asOf } from "./as-of";

let pglite: PGlite;
let statements: ReturnType<typeof recordStatements>;
let ana: Viewer, bo: Viewer;
let projectId: string, documentId: string;

beforeAll(async () => {
  pglite = await openTestDatabase();
  statements = recordStatements(pglite);
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  projectId = (await makeProject(ana, { annotator: bo })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half last year.")).document
    .id;
}, 60_000);
afterAll(closeTestDatabase);

/** The clock of the database: that of the record. */
async function databaseTime(): Promise<string> {
  const { rows } = await pglite.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const now = rows[0]?.now ?? new Date(0);
  // The next write has a later moment.
  while (Date.now() <= now.getTime() + 1) await new Promise(setImmediate);
  return now.toISOString();
}

const annotate = () => makeAnnotation(ana, documentId, [{ start: 4, end: 9 }], { body: "first" });

test("whatever writes while an earlier time is read is refused, and reads of the present go on", async () => {
  const { id } = await annotate();
  const at = await databaseTime();
  const writing = asOf(ana, at, () => editAnnotation(ana, id, () => true, { body: "other" }));
  await expect(writing).rejects.toThrow("transaction");
  await editAnnotation(ana, id, () => true, { body: "second" });
  const [then, now] = await Promise.all([
    asOf(ana, at, () => readAnnotation(ana, id)),
    readAnnotation(ana, id),
  ]);
  expect(then).toMatchObject({ ok: true, value: { body: "first" } });
  expect(now).toMatchObject({ ok: true, value: { body: "second" } });
});

test("what one transaction writes has one moment", async () => {
  const [one, other] = [await annotate(), await annotate()];
  await transaction(async (tx) => {
    await tx.annotation.update({ where: { id: one.id }, data: { body: "a" } });
    await tx.$executeRaw`SELECT pg_sleep(0.01)`;
    await tx.annotation.update({ where: { id: other.id }, data: { body: "b" } });
    await tx.annotation.update({ where: { id: one.id }, data: { body: "c" } });
  });
  const rows = await read.rowVersion.findMany({
    where: { key: { in: [one.id, other.id] }, until: null },
    select: { since: true },
  });
  expect(rows).toHaveLength(2);
  expect(new Set(rows.map(({ since }) => since.toISOString())).size).toBe(1);
  const all = await read.rowVersion.count({ where: { key: one.id } });
  // As it was made, and as the transaction left it.
  expect(all).toBe(2);
});

test("a write that is rolled back was never there", async () => {
  const { id } = await annotate();
  const before = await read.rowVersion.count();
  const failing = transaction(async (tx) => {
    await tx.annotation.update({ where: { id }, data: { body: "gone" } });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await read.rowVersion.count()).toBe(before);
});

test("reading a time takes the statements of the present and two", async () => {
  const { id } = await annotate();
  const page = { limit: 10 };
  const reads: (() => Promise<unknown>)[] = [
    () => readAnnotation(ana, id),
    () => listNotes(ana, id, page),
    () => listAnnotations(ana, documentId, {}, page),
  ];
  for (const act of reads) {
    const at = await databaseTime();
    const now = await statements.during(act);
    const then = await statements.during(() => asOf(ana, at, act));
    expect(then.length - now.length).toBe(2);
  }
});

test("a page of a time reads no more versions than it shows, however many there are", async () => {
  await makeCorpus({ authorId: ana.id, projectId, documents: 4, annotations: 500, length: 20_000 });
  await pglite.exec("ANALYZE");
  const at = await databaseTime();
  const [{ documentId: full } = { documentId: "" }] = await read.$queryRaw<
    { documentId: string }[]
  >`
    SELECT "documentId"::text AS "documentId" FROM "Annotation"
    GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`;
  const rows = await asOf(
    bo,
    at,
    () => read.$queryRaw<Record<string, string>[]>`
      EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF)
      SELECT a.id FROM "Annotation" a
      WHERE a."documentId" = ${full}::uuid AND ${visibleToSql("a", bo)}
      ORDER BY a.start, a.id LIMIT 10`,
  );
  if (!Array.isArray(rows)) throw new Error("refused");
  const plan = rows.map((row) => Object.values(row)[0]).join("\n");
  expect(plan).not.toContain("Seq Scan");
  expect(plan).toContain('"RowVersion_documentId_idx"');
  const taken = /RowVersion_documentId_idx" on .*?rows=(\d+)/.exec(plan)?.[1];
  expect(Number(taken)).toBeLessThanOrEqual(20);
}, 120_000);

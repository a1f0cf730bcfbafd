import { beforeAll, expect, test } from "vitest";
import { readFeed } from "./changes";
import { read, transaction } from "@/server/platform/db";
import { saveAnnotation } from "@/server/annotation/write";
import { lockDocument } from "@/server/access/membership";
import { isDatabaseOutage } from "@/server/platform/database-outage";
import { newId } from "@/server/platform/new-id";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { openOnPostgres } from "@/test/database/on-postgres";

beforeAll(openOnPostgres);

/** As a client does: what a busy database refused is sent again, by the same id. */
async function saved(...[viewer, documentId, draft]: Parameters<typeof saveAnnotation>) {
  const own = { ...draft, id: draft.id ?? newId() };
  for (;;) {
    try {
      return expectDone(await saveAnnotation(viewer, documentId, own));
    } catch (error) {
      if (!isDatabaseOutage(error)) throw error;
    }
  }
}

test("numbers have no gap and commit in order, however many write at once", async () => {
  const owner = await makePerson("Mira");
  const project = await makeProject(owner);
  const { document } = await makeDocument(owner, project.id, "The harbour is open to all ships.");
  const before = document.change;

  let reading = true;
  const seen: number[] = [];
  const reader = (async () => {
    for (let after = before; reading || after < before + 40;) {
      const { changes } = await readFeed(read, owner, document.id, after, 1000);
      for (const change of changes) seen.push(change.number);
      after = changes.at(-1)?.number ?? after;
    }
  })();

  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      saved(owner, document.id, {
        kind: "claim",
        revision: 1,
        target: [{ start: n % 10, end: 20 }],
      }),
    ),
  );
  reading = false;
  await reader;
  expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => before + n + 1));
});

test("private work of another leaves no gap in one's own feed, and counts in its author's", async () => {
  const mira = await makePerson("Mira");
  const tomas = await makePerson("Tomas");
  const project = await makeProject(mira, { annotator: tomas });
  const { document } = await makeDocument(mira, project.id, "The harbour is open to all ships.");
  const save = (who: typeof mira, visibility: "private" | "project") =>
    saved(who, document.id, {
      kind: "claim",
      revision: 1,
      target: [{ start: 4, end: 11 }],
      visibility,
    });

  await Promise.all(
    Array.from({ length: 30 }, (_, n) => save(n % 2 ? mira : tomas, n % 3 ? "private" : "project")),
  );
  for (const viewer of [mira, tomas]) {
    const { changes, last } = await readFeed(read, viewer, document.id, 0, 1000);
    expect(changes.map((change) => change.number)).toEqual(changes.map((_, n) => n + 1));
    expect(last).toBe(changes.length);
    const ids = changes.map((change) => change.id);
    const hidden = await read.annotation.findMany({
      where: { documentId: document.id, visibility: "private", createdById: { not: viewer.id } },
      select: { id: true },
    });
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter(({ id }) => ids.includes(id))).toEqual([]);
    // Reading in steps meets the same changes as reading at once.
    const steps: number[] = [];
    for (let after = 0; after < last;) {
      const page = await readFeed(read, viewer, document.id, after, 3);
      steps.push(...page.changes.map((change) => change.number));
      after = steps.at(-1) ?? last;
    }
    expect(steps).toEqual(changes.map((change) => change.number));
  }
});

test("the same create sent by many at once makes one annotation", async () => {
  const owner = await makePerson("Mira");
  const project = await makeProject(owner);
  const { document } = await makeDocument(owner, project.id, "The harbour is open to all ships.");
  const id = newId();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () =>
      saveAnnotation(owner, document.id, {
        id,
        kind: "claim",
        revision: 1,
        target: [{ start: 4, end: 11 }],
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok && outcome.created)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(12);
});

test("a query that escapes its transaction fails at once", async () => {
  await expect(transaction(() => read.project.findMany())).rejects.toThrow("inside a transaction");
  await expect(transaction(() => transaction(async () => {}))).rejects.toThrow("inside another");
});

test("what every write runs is prepared once for a connection, other statements are not", async () => {
  const owner = await makePerson("Mira");
  const project = await makeProject(owner);
  const { document } = await makeDocument(owner, project.id, "The harbour is open to all ships.");
  const prepared = () =>
    transaction(async (tx) => {
      await lockDocument(tx, document.id);
      await tx.$queryRaw`SELECT 'not kept'`;
      return tx.$queryRaw<{ statement: string; runs: number }[]>`
        SELECT statement, (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements`;
    });
  const lockOf = (rows: Awaited<ReturnType<typeof prepared>>) =>
    rows.find(({ statement }) =>
      statement.includes(`FROM "Document" WHERE id = $1::uuid FOR UPDATE`),
    );

  await saved(owner, document.id, { kind: "claim", target: [{ start: 0, end: 3 }] });
  const before = await prepared();
  const after = await prepared();
  expect(after.length).toBe(before.length);
  expect(after.map(({ statement }) => statement).join()).not.toContain("not kept");
  expect(lockOf(after)?.runs).toBe((lockOf(before)?.runs ?? 0) + 1);
});

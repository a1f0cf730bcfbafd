import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "./viewer";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { makeDocument, makePerson, makeProject } from "@/test/make/make";
import {
  annotationsWhoseReadersSee,
  EVER_SHARED,
  laneOf,
  policyFactsOf,
  SHARED,
  sharedSql,
  visibleInDocuments,
  visibleTo,
  visibleToSql,
  type AnnotationAlias,
} from "./visible-annotations";
import { isVisibleWith } from "./visible-with";

interface Made {
  readonly id: string;
  readonly by: string | null;
  readonly visibility: "project" | "private";
  readonly deleted: boolean;
}

const viewers: Viewer[] = [];
const made: Made[] = [];

/** Everybody's annotations, an imported one's too, in every visibility, standing and taken away. */
beforeAll(async () => {
  await openTestDatabase();
  const names = ["owner", "curator", "annotator", "reader", "stranger"];
  for (const name of names) viewers.push(await makePerson(name));
  const [owner, curator, annotator, reader] = viewers as [Viewer, Viewer, Viewer, Viewer];
  const { id: projectId } = await makeProject(owner, { curator, annotator, reader });
  const documentId = (await makeDocument(owner, projectId, "The tides fell by half.")).document.id;
  for (const by of [...viewers.map(({ id }) => id), null]) {
    for (const visibility of ["project", "private"] as const) {
      for (const deleted of [false, true]) {
        for (const kind of ["claim", "quotation", "rhetoric"] as const) {
          const id = newId();
          made.push({ id, by, visibility, deleted });
          const at = { revision: 1, target: [], start: 4, end: 9, quote: "tides" };
          const lane = visibility === "private" ? by : null;
          const deletedAt = deleted ? new Date() : null;
          await transaction((tx) =>
            tx.annotation.create({
              data: {
                id,
                projectId,
                documentId,
                kind,
                ...at,
                visibility,
                lane,
                deletedAt,
                createdById: by,
                authorName: by ? "" : "Imported",
              },
            }),
          );
        }
      }
    }
  }
});
afterAll(closeTestDatabase);

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
const ALIASES: readonly AnnotationAlias[] = ["a", "b", "e", "q"];

async function askSql(alias: AnnotationAlias, condition: Prisma.Sql): Promise<string[]> {
  const from = { a: Prisma.sql`a`, b: Prisma.sql`b`, e: Prisma.sql`e`, q: Prisma.sql`q` }[alias];
  return ids(
    await read.$queryRaw<{ id: string }[]>`
      SELECT ${from}.id FROM "Annotation" ${from} WHERE ${condition}`,
  );
}

test("both forms of the rule let everybody see what is shared and their own, and no more", async () => {
  for (const viewer of viewers) {
    const expected = ids(
      made.filter(
        ({ by, visibility, deleted }) => !deleted && (visibility === "project" || by === viewer.id),
      ),
    );
    const byPrisma = await read.annotation.findMany({ where: visibleTo(viewer) });
    expect(ids(byPrisma)).toEqual(expected);
    for (const alias of ALIASES) {
      expect(await askSql(alias, visibleToSql(alias, viewer))).toEqual(expected);
    }
  }
});

test("both forms agree on what everybody in the project sees", async () => {
  const expected = ids(
    made.filter(({ visibility, deleted }) => !deleted && visibility === "project"),
  );
  expect(ids(await read.annotation.findMany({ where: SHARED }))).toEqual(expected);
  for (const alias of ALIASES) expect(await askSql(alias, sharedSql(alias))).toEqual(expected);
});

test("what everybody sees or saw is what is shared, removed or not", async () => {
  const expected = ids(made.filter(({ visibility }) => visibility === "project"));
  expect(ids(await read.annotation.findMany({ where: EVER_SHARED }))).toEqual(expected);
});

test("nobody sees an annotation of a document that was removed", async () => {
  const { documentId } = await read.annotation.findFirstOrThrow({ select: { documentId: true } });
  const removed = (deletedAt: Date | null) =>
    transaction((tx) => tx.document.update({ where: { id: documentId }, data: { deletedAt } }));
  for (const viewer of viewers) {
    const where = visibleInDocuments(viewer);
    const seen = ids(await read.annotation.findMany({ where: visibleTo(viewer) }));
    expect(ids(await read.annotation.findMany({ where }))).toEqual(seen);
    await removed(new Date());
    expect(await read.annotation.findMany({ where })).toEqual([]);
    await removed(null);
  }
});

test("of a row that was read the rule says what the filter says", async () => {
  const rows = await read.annotation.findMany({ where: { deletedAt: null } });
  for (const viewer of viewers) {
    const seen = rows.filter((row) => {
      const { mine, private: isPrivate } = policyFactsOf(viewer, row);
      return mine || !isPrivate;
    });
    const inLane = rows.filter((row) => [null, viewer.id].includes(laneOf(row)));
    const expected = ids(await read.annotation.findMany({ where: visibleTo(viewer) }));
    expect(ids(seen)).toEqual(expected);
    // A private annotation that came without an account is in nobody's lane and nobody's list.
    const nobodys = rows.filter((row) => row.visibility === "private" && !row.createdById);
    expect(ids(inLane.filter((row) => !nobodys.includes(row)))).toEqual(expected);
  }
});

test("one annotation is visible with another to exactly those who see both", async () => {
  const rows = await read.annotation.findMany({ where: { kind: "claim" } });
  for (const other of rows) {
    const byRow = rows.filter((row) => row.deletedAt === null && isVisibleWith(other, row));
    const where = { kind: "claim" as const, ...annotationsWhoseReadersSee(other) };
    const byFilter = other.deletedAt ? [] : await read.annotation.findMany({ where });
    expect(ids(byRow)).toEqual(ids(byFilter));
  }
});

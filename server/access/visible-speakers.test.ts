import { afterAll, beforeAll, expect, test } from "vitest";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { makePerson, makeProject } from "@/test/make/make";
import { speakersSeenBy, speakersSeenBySql } from "./visible-speakers";

beforeAll(openTestDatabase);
afterAll(closeTestDatabase);

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();

test("both forms of the rule show one's own records and those that have a number", async () => {
  const mira = await makePerson("Mira");
  const tomas = await makePerson("Tomas");
  const { id: projectId } = await makeProject(mira, { annotator: tomas });
  const rows = [mira.id, tomas.id].flatMap((createdById) =>
    [0, 7].flatMap((change) =>
      [null, new Date()].map((deletedAt) => ({
        id: newId(),
        projectId,
        name: "The minister",
        createdById,
        change,
        deletedAt,
      })),
    ),
  );
  await transaction((tx) => tx.speaker.createMany({ data: rows }));
  for (const viewer of [mira, tomas]) {
    const expected = ids(
      rows.filter(
        ({ deletedAt, change, createdById }) =>
          deletedAt === null && (change > 0 || createdById === viewer.id),
      ),
    );
    const bySql = await read.$queryRaw<{ id: string }[]>`
      SELECT p.id FROM "Speaker" p WHERE ${speakersSeenBySql(viewer)}`;
    expect(ids(await read.speaker.findMany({ where: speakersSeenBy(viewer) }))).toEqual(expected);
    expect(ids(bySql)).toEqual(expected);
  }
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PGlite } from "@electric-sql/pglite";
import { transaction } from "@/server/platform/db";
import { setDisabled } from "@/server/account/people";
import { keepPlace } from "@/server/document/reading-places";
import { editAnnotation } from "@/server/annotation/edit";
import { addNote, editNote } from "@/server/annotation/notes";
import { giveReview } from "@/server/annotation/reviews";
import { invite } from "@/server/project/invitations";
import { saveQuery } from "@/server/query/saved";
import { makeFixture, makePlace, type Fixture, type Place } from "@/test/api/fixture";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation } from "@/test/make/make";
import { downloadOwnData } from "./own-data";
import { ownRows } from "./own-rows";
import { EVERY_PERSONAL_TABLE, NOT_IN_DOWNLOAD, PERSONAL_TABLES } from "./personal-tables";

/** UUIDs that name no person: the row itself, and what it is about. */
const OF_THINGS = new Set(
  `id projectId documentId annotationId contentAnnotationId claimId sourceId speakerId addresseeId
   tagId relationTypeId typeId fromDocumentId toDocumentId parentId mergedIntoId rhetoricClaimId replyToId fromId toId viaAnnotationId oneId otherId
   feedId subjectId sourceDocumentId formerIn tokenId labelId referenceId guidelineId adjudicationId replacedById noteId
   webhookId leaseId`.split(/\s+/),
);

/** Columns of the schema that may point at a person, by their tables. */
function pointersInSchema(): [table: string, column: string][] {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, table = "", body = ""]) =>
      [...body.matchAll(/^ {2}(\w+)\s.*@db\.Uuid/gm)]
        .map(([, column = ""]): [string, string] => [table, column])
        .filter(([, column]) => !OF_THINGS.has(column)),
  );
}

interface Line {
  readonly record: string;
  readonly data: Record<string, unknown>;
}

let pglite: PGlite;
let fixture: Fixture;
let place: Place;

async function downloaded(
  asker: "annotator" | "curator",
): Promise<{ text: string; lines: Line[] }> {
  const { stream } = downloadOwnData(fixture.people[asker]);
  const text = await new Response(stream).text();
  const lines = text.trimEnd().split("\n");
  return { text, lines: lines.map((line) => JSON.parse(line) as Line) };
}

beforeAll(async () => {
  pglite = await openTestDatabase();
  fixture = await makeFixture();
  place = await makePlace(fixture, "SHARED");
  await makePlace(fixture, "HIDDEN", "private");
  const { annotator, curator } = fixture.people;
  const { annotationId, noteId, projectId, documentId } = place;
  const edited = { body: "SHARED once more" };
  expectDone(await editAnnotation(annotator, annotationId, () => true, edited));
  expectDone(await editNote(annotator, noteId, () => true, { body: "SHARED anew" }));
  expectDone(await addNote(curator, annotationId, { body: "CURATED in a reply", replyTo: noteId }));
  const review = { verdict: "disagree", comment: "CURATED in a review" } as const;
  expectDone(await giveReview(curator, annotationId, review));
  const query = { name: "Hearsay", text: "claim", shared: false };
  expectDone(await saveQuery(annotator, projectId, query));
  await makeAnnotation(curator, documentId, [{ start: 2, end: 5 }], { body: "CURATED" });
  expectDone(await keepPlace(annotator, documentId, { revision: 1, offset: 6 }));
  const invited = { email: "guest@example.test", emailKey: "guest@example.test" };
  await transaction((tx) =>
    invite(tx, annotator, projectId, { ...invited, role: "reader" }, new Date()),
  );
});
afterAll(() => closeTestDatabase());

describe("the tables that the download reads", () => {
  test("are all that point at a person, by all of their columns", () => {
    const known = EVERY_PERSONAL_TABLE.flatMap(([table, { people }]) =>
      Object.keys(people).map((column): [string, string] => [table, column]),
    );
    const personalTables = known.filter(([table]) => table !== "User");
    expect(personalTables.toSorted()).toEqual(pointersInSchema().toSorted());
    expect(known).toContainEqual(["User", "id"]);
  });

  test("have the keys that the database has", async () => {
    const { rows } = await pglite.query<{ table: string; key: string[] }>(
      `SELECT i.indrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY k.n) AS key
       FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, n)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE i.indisprimary GROUP BY i.indrelid`,
    );
    const keys = new Map(rows.map(({ table, key }) => [table.replaceAll('"', ""), key]));
    for (const [table, { key }] of EVERY_PERSONAL_TABLE) expect(keys.get(table)).toEqual([...key]);
  });
});

test("it holds every row of the database in which the person is named", async () => {
  const { lines } = await downloaded("annotator");
  const { rows: tables } = await pglite.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND relkind = 'r' AND relname NOT LIKE '\\_%'`,
  );
  for (const { name } of tables) {
    if (name in NOT_IN_DOWNLOAD) continue;
    const { rows } = await pglite.query(
      `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%'`,
      [fixture.people.annotator.id],
    );
    const found = lines.filter(({ record }) => record === name);
    expect([name, found.length]).toEqual([name, rows.length]);
  }
  const filled = new Set(lines.map(({ record }) => record));
  for (const name of ["Annotation", "Note", "History", "Change", "SavedQuery", "Evidence"]) {
    expect(filled).toContain(name);
  }
});

test("where one stopped reading is in it, counted in code points", async () => {
  const { lines } = await downloaded("annotator");
  const places = lines.filter(({ record }) => record === "ReadingPlace");
  // The first character of the text takes two code units.
  expect(places.map(({ data }) => data.offset)).toEqual([5]);
});

test("private work is in it, with earlier states, and sources by their names", async () => {
  const { text, lines } = await downloaded("annotator");
  for (const words of ["HIDDEN in a body", "HIDDEN in a note", "HIDDEN in a source"]) {
    expect(text).toContain(words);
  }
  const states = lines.filter(({ record }) => record === "History");
  const bodies = states.map(({ data }) => (data.before as { body?: string } | null)?.body);
  expect(bodies).toContain("SHARED in a body");
  expect(bodies).toContain("SHARED in a note");
});

test("nothing of others is in it, and no secret", async () => {
  const { text } = await downloaded("annotator");
  const { curator, owner, reader } = fixture.people;
  for (const { id, name } of [curator, owner, reader]) {
    expect(text).not.toContain(id);
    expect(text).not.toContain(name);
  }
  expect(text).not.toContain("CURATED");
  expect(text).not.toContain("guest@example.test");
  expect(text).not.toMatch(/"(passwordHash|hash|tokenHash)":/);
  const hashes = await pglite.query<{ hash: string }>(`SELECT hash FROM "Token"`);
  for (const { hash } of hashes.rows) expect(text).not.toContain(hash);
  const theirs = await downloaded("curator");
  expect(theirs.text).not.toContain("HIDDEN");
});

test("offsets count code points, in annotations and in their earlier states", async () => {
  const { lines } = await downloaded("annotator");
  const of = (name: string) => lines.filter(({ record }) => record === name);
  type PlacedThing = { start?: number; target: { start: number; exact: string }[] | null };
  const annotation = of("Annotation")[0]?.data as PlacedThing | undefined;
  // "🌉 She said that [crime] fell by [half]": the bridge is one code point and two code units.
  expect(annotation?.start).toBe(16);
  expect(annotation?.target?.[0]).toMatchObject({ start: 16, exact: "crime" });
  const state = of("History").find(({ data }) => data.subject === "annotation");
  expect((state?.data.before as PlacedThing | undefined)?.target?.[0]?.start).toBe(16);
  expect((of("Evidence")[0]?.data as PlacedThing | undefined)?.target?.[0]?.start).toBe(16);
});

test("the first line says what is left out", async () => {
  const [first] = (await downloaded("annotator")).lines;
  expect(first?.record).toBe("file");
  const leftOut = first?.data.leftOut as { table: string; column?: string; why: string }[];
  expect(leftOut.map(({ table }) => table)).toEqual(
    expect.arrayContaining(Object.keys(NOT_IN_DOWNLOAD)),
  );
  expect(leftOut).toContainEqual({ table: "Token", column: "hash", why: expect.any(String) });
});

test("a table of everybody is read in steps, and none of its rows is lost between two", async () => {
  const me = fixture.people.annotator.id;
  for (const name of Object.keys(PERSONAL_TABLES) as (keyof typeof PERSONAL_TABLES)[]) {
    const collect = async (step?: number) => {
      const rows = [];
      for await (const page of ownRows(name, me, step)) rows.push(...page);
      return rows;
    };
    expect(await collect(3), name).toEqual(await collect());
  }
});

test("it ends when the person is shut out meanwhile", async () => {
  const { annotator } = fixture.people;
  expectDone(await setDisabled(annotator.id, true));
  await expect(new Response(downloadOwnData(annotator).stream).text()).rejects.toThrow();
  expectDone(await setDisabled(annotator.id, false));
});

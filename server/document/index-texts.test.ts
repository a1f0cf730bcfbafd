import { afterAll, beforeAll, expect, test } from "vitest";
import { passagesOf } from "@/lib/text/passages";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import { makeDocument, makePerson, makeProject } from "@/test/make/make";
import { indexTexts } from "./index-texts";

let statements: ReturnType<typeof recordStatements>;
let ana: Viewer;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  ana = await makePerson("Ana");
});
afterAll(closeTestDatabase);

test("the passages of a text are written fifty at a time, each as it stands in the text", async () => {
  const project = await makeProject(ana);
  await indexTexts();
  let id = "";
  const seen = await statements.during(async () => {
    const words = "🌉 “Nobody”, they say, \\ counted\tthe floods of 2019.\n".repeat(7_000);
    const { document } = await makeDocument(ana, project.id, words);
    id = document.id;
    await indexTexts();
  });
  const { text } = await read.revision.findFirstOrThrow({ where: { documentId: id } });
  const passages = await read.passage.findMany({
    where: { documentId: id },
    orderBy: { start: "asc" },
    select: { start: true, text: true },
  });
  expect(passages).toEqual(passagesOf(text));
  expect(passages.length).toBeGreaterThan(50);
  const inserts = seen.filter((sql) => sql.includes('INSERT INTO "Passage"'));
  expect(inserts).toHaveLength(Math.ceil(passages.length / 50));
});

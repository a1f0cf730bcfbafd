import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { askQuery, type AnswerPage } from "./answer";
import type { MatchPlace } from "./run";

let ana: Viewer;
beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
});
afterAll(closeTestDatabase);

/** The starts of all places, in reading order, page by page. */
async function startsOf(projectId: string, q: string, limit: number) {
  const starts: (number | undefined)[] = [];
  for (let from: MatchPlace | null = null; ;) {
    const page: AnswerPage = expectDone(await askQuery(ana, projectId, q, { from, limit }));
    starts.push(...page.items.map(({ place }) => place?.start));
    if (!page.next) return starts;
    from = page.next;
  }
}

test("every place of a text is answered, however many there are, each once", async () => {
  const { id: projectId } = await makeProject(ana);
  await makeDocument(ana, projectId, "7 boats, ".repeat(10_500));
  await makeDocument(ana, projectId, "7 boats");
  const starts = await startsOf(projectId, "in:text text:/[0-9]/", 1_000);
  expect(starts).toHaveLength(10_501);
  expect(starts.slice(0, 2)).toEqual(starts[0] === starts[1] ? [0, 0] : [0, 9]);
  expect(new Set(starts).size).toBe(10_500);
});

test("places that stand to an annotation are found beyond those that do not, at any page size", async () => {
  const { id: projectId } = await makeProject(ana);
  const plain = "7 boats, ".repeat(2_500);
  const { document, spans } = await makeDocument(ana, projectId, `${plain}[7 and 8 and 9 boats]`);
  await makeAnnotation(ana, document.id, spans, { kind: "claim" });
  const expected = [plain.length, plain.length + 6, plain.length + 12];
  const q = "in:text text:/[0-9]/ inside claim";
  for (const limit of [1, 2, 100]) {
    expect(await startsOf(projectId, q, limit), `${limit} a page`).toEqual(expected);
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { DOCUMENT_ORDERS } from "@/lib/contract/terms";
import type { Viewer } from "@/server/access/viewer";
import { addNote } from "@/server/annotation/notes";
import { exportProject } from "@/server/export/download";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { listProjects } from "@/server/project/projects";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listDocuments, type DocumentsAsked } from "./list";
import { removeDocument } from "./write";

let ana: Viewer, bo: Viewer;
let projectId: string;
let statements: ReturnType<typeof recordStatements>;
const TITLES = ["Kränkung am Kai", "Łódź", "the pier", "The quay", "100% of the quay"];
const ids: string[] = [];

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
  for (const title of TITLES) {
    const { document } = await makeDocument(ana, projectId, "It [opens].");
    await transaction((tx) =>
      tx.document.update({ where: { id: document.id }, data: { title, date: "2024-03" } }),
    );
    ids.push(document.id);
  }
});
afterAll(closeTestDatabase);

async function titles(viewer: Viewer, request: Partial<DocumentsAsked>): Promise<string[]> {
  const { items } = expectDone(await listDocuments(viewer, projectId, { limit: 100, ...request }));
  return items.map(({ title }) => title);
}

test("words are found in titles whatever their case and accents, and nothing else is", async () => {
  expect(await titles(ana, { q: "krank" })).toEqual(["Kränkung am Kai"]);
  expect(await titles(ana, { q: "LODZ" })).toEqual(["Łódź"]);
  expect(await titles(ana, { q: "quay the" })).toEqual(["The quay", "100% of the quay"]);
  expect(await titles(ana, { q: "0% o" })).toEqual(["100% of the quay"]);
  expect(await titles(ana, { q: "%" })).toEqual(["100% of the quay"]);
  expect(await titles(ana, { q: "_" })).toEqual([]);
});

test("titles are sorted whatever their case and accents, both ways", async () => {
  const sorted = ["100% of the quay", "Kränkung am Kai", "Łódź", "the pier", "The quay"];
  expect(await titles(ana, { sort: "title" })).toEqual(sorted);
  expect(await titles(ana, { sort: "title", down: true })).toEqual(sorted.toReversed());
});

test.each(DOCUMENT_ORDERS)("pages by %s hold each document once, both ways", async (sort) => {
  for (const down of [false, true]) {
    const whole = await titles(ana, { sort, down });
    expect(whole.toSorted()).toEqual(TITLES.toSorted());
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const request = { sort, down, limit: 2, after };
      const page = expectDone(await listDocuments(ana, projectId, request));
      paged.push(...page.items.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(whole);
  }
});

test("the last work on a text is that on its annotations, as far as one sees it", async () => {
  const at = async (viewer: Viewer, id: string) => {
    const { items } = expectDone(await listDocuments(viewer, projectId, { limit: 100 }));
    return items.find((document) => document.id === id)?.activeAt ?? "";
  };
  const project = async (viewer: Viewer) => {
    const { items } = await listProjects(viewer, { limit: 100 });
    return items.find(({ id }) => id === projectId)?.activeAt ?? "";
  };
  const [first = "", second = ""] = ids;
  const before = await at(ana, first);
  const shared = await makeAnnotation(ana, first, [{ start: 3, end: 8 }]);
  const after = await at(bo, first);
  expect(after > before).toBe(true);
  expect(await titles(bo, { sort: "active", down: true, limit: 1 })).toEqual([TITLES[0]]);
  expect(await project(bo)).toBe(after);

  // Private work is work to its author alone.
  const quiet = await at(ana, second);
  const own = { visibility: "private" } as const;
  await makeAnnotation(bo, second, [{ start: 3, end: 8 }], own);
  expect(await at(ana, second)).toBe(quiet);
  expect((await at(bo, second)) > after).toBe(true);
  expect(await project(ana)).toBe(after);
  expect(await titles(bo, { sort: "active", down: true, limit: 1 })).toEqual([TITLES[1]]);
  expect(await titles(ana, { sort: "active", down: true, limit: 1 })).toEqual([TITLES[0]]);

  expectDone(await addNote(bo, shared.id, { body: "Says who?" }));
  expect((await at(ana, first)) > after).toBe(true);
});

test("of the chosen documents alone an export is made", async () => {
  const chosen = [ids[0] ?? "", newId()];
  const { stream } = expectDone(await exportProject(ana, projectId, "html", chosen));
  const html = await new Response(stream).text();
  expect(html).toContain("Kränkung am Kai");
  expect(html).not.toContain("the pier");
});

test("a page of ten thousand documents costs the statements of a page of ten", async () => {
  const large = (await makeProject(ana)).id;
  const add = (count: number) =>
    transaction((tx) =>
      tx.document.createMany({
        data: Array.from({ length: count }, (_, index) => ({
          id: newId(),
          projectId: large,
          title: `Minutes ${index}`,
          revisionNumber: 1,
        })),
      }),
    );
  const page = () =>
    listDocuments(ana, large, { sort: "active", down: true, q: "minutes", limit: 50 });
  await add(10);
  // New texts are indexed at the same time.
  const readPage = async () =>
    (await statements.during(page)).filter(
      (sql) => !/Passage|indexedRevision|Revision" AS/.test(sql),
    );
  const few = await readPage();
  await add(9_990);
  const many = await readPage();
  expect(many).toHaveLength(few.length);
  const { items, next } = expectDone(await page());
  expect([items.length, next]).toEqual([50, items.at(-1)?.id]);
});

test("a page goes on after a document that was deleted meanwhile", async () => {
  const first = expectDone(await listDocuments(ana, projectId, { sort: "title", limit: 2 }));
  expectDone(await removeDocument(ana, first.next ?? ""));
  const after = first.next ?? undefined;
  expect(await titles(ana, { sort: "title", after })).toEqual(["Łódź", "the pier", "The quay"]);
});

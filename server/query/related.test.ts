import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "@/lib/query/parse";
import type { Viewer } from "@/server/access/viewer";
import { read, transaction } from "@/server/platform/db";
import { addRelationType } from "@/server/relation/edit-types";
import { addRelation, removeRelation } from "@/server/relation/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { askQuery, type AnswerPage } from "./answer";
import { queryChoices } from "./choices";
import { firsts, pairs } from "./compile";
import { downloadQuery } from "./download";
import { queryFacets } from "./facets";

let ana: Viewer, bo: Viewer;
let projectId: string;
const names = new Map<string, string>();
const ids = new Map<string, string>();

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const text = async (words: string, title: string) => {
    const { document } = await makeDocument(ana, projectId, words);
    await transaction((tx) => tx.document.update({ where: { id: document.id }, data: { title } }));
    return document.id;
  };
  const speech = await text("The pier was sold. The price was fair. Nobody bid.", "A speech");
  const reply = await text("The pier was let, and never sold.", "A reply");
  const make = async (name: string, by: Viewer, at: [string, number, number], rest: object) => {
    const [documentId, start, end] = at;
    const { id } = await makeAnnotation(by, documentId, [{ start, end }], rest);
    names.set(id, name);
    ids.set(name, id);
  };
  await make("sold", ana, [speech, 0, 18], { kind: "claim" });
  await make("fair", ana, [speech, 19, 38], { kind: "claim", tags: ["price"] });
  await make("nobody", ana, [speech, 39, 50], { kind: "note" });
  await make("let", bo, [reply, 0, 17], { kind: "claim" });
  await make("never", bo, [reply, 18, 33], { kind: "claim", visibility: "private" });
  const slug = "same-place";
  expectDone(
    await addRelationType(ana, projectId, { slug, label: "Gleicher Ort", symmetric: true }),
  );
  const relate = async (by: Viewer, from: string, type: string, to: string) =>
    expectDone(await addRelation(by, projectId, { from: idOf(from), to: idOf(to), type }));
  await relate(ana, "fair", "supports", "sold");
  await relate(ana, "nobody", "supports", "fair");
  await relate(bo, "let", "contradicts", "sold");
  await relate(bo, "never", "supports", "let");
  await relate(ana, "sold", slug, "let");
  const gone = await relate(ana, "nobody", "contradicts", "sold");
  expectDone(await removeRelation(ana, gone.id, () => true));
});
afterAll(closeTestDatabase);

const idOf = (name: string) => ids.get(name) ?? "";

async function found(text: string, viewer: Viewer = ana): Promise<string[]> {
  const pages: string[] = [];
  let from: Parameters<typeof askQuery>[3]["from"] = null;
  do {
    const page: AnswerPage = expectDone(
      await askQuery(viewer, projectId, text, { from, limit: 1 }),
    );
    pages.push(
      ...page.items.map(({ annotations }) => annotations.map(({ id }) => names.get(id)).join(">")),
    );
    from = page.next;
  } while (from);
  return pages.sort();
}

test.each([
  ["claim supports claim", ["fair>sold"]],
  ["annotation supports annotation", ["fair>sold", "nobody>fair"]],
  ["annotation is-supported-by note", ["fair>nobody"]],
  ['annotation related:"is supported by" note', ["fair>nobody"]],
  ["annotation SUPPORTS tag:price", ["nobody>fair"]],
  ["claim contradicts claim", ["let>sold"]],
  ["claim contradicts claim document:speech", ["let>sold"]],
  ["claim contradicts claim document:reply", []],
  ["claim document:reply contradicts claim", ["let>sold"]],
  ["claim same-place claim", ["let>sold", "sold>let"]],
  ["claim gleicher-ort claim", ["let>sold", "sold>let"]],
  ["claim related note", ["fair>nobody"]],
  ["note not relation:supports", []],
  ["annotation relation:supports", ["fair", "nobody"]],
  ["annotation relation:is-supported-by", ["fair", "sold"]],
  ["claim not relation:is-supported-by document:reply", ["let"]],
])("%s finds what is related so, and no deleted relation", async (text, expected) => {
  expect(await found(text)).toEqual(expected);
});

test("a relation with an end that one may not see is found by nobody else, in no count", async () => {
  expect(await found("claim supports claim", bo)).toEqual(["fair>sold", "never>let"]);
  expect(await found("claim relation:is-supported-by", bo)).toEqual(["fair", "let", "sold"]);
  expect(expectDone(await queryFacets(ana, projectId, "claim supports claim")).total).toBe(1);
});

test("a second annotation of another text comes with its text, in the file too", async () => {
  const page = await askQuery(ana, projectId, "claim contradicts claim", { from: null, limit: 10 });
  expect(expectDone(page).items[0]).toMatchObject({
    document: { title: "A reply" },
    secondDocument: { title: "A speech" },
  });
  const file = expectDone(await downloadQuery(ana, projectId, "claim contradicts claim", "csv"));
  const lines = (await new Response(file.stream).text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/,"A speech"$/);
});

test("a name that no type has is refused with those that there are", async () => {
  const refused = await askQuery(ana, projectId, "claim suports claim", { from: null, limit: 1 });
  expect(refused).toMatchObject({
    problem: "not-understood",
    more: {
      query: {
        code: "relation",
        start: 6,
        end: 13,
        suggestion: "supports",
        expected: expect.arrayContaining(["contradicts", "same-place"]) as unknown,
      },
    },
  });
  const position = await askQuery(ana, projectId, "claim befor note", { from: null, limit: 1 });
  expect(position).toMatchObject({ more: { query: { suggestion: "before" } } });
});

test("the names are offered, from both ends", async () => {
  const choices = expectDone(await queryChoices(ana, { id: projectId, settings: {} }));
  const offered = choices.relation?.map(({ value }) => value);
  expect(offered).toEqual(expect.arrayContaining(["supports", "is supported by", "same-place"]));
});

test("relations are found by the indexes of their ends", async () => {
  // Enough rows for an index to be worth its while.
  await transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "AnnotationRelation" (id, "projectId", "fromId", "toId", "fromDocumentId", "toDocumentId",
        "typeId", "deletedAt")
      SELECT gen_random_uuid(), r."projectId", r."fromId", r."toId", r."fromDocumentId", r."toDocumentId",
        r."typeId", now()
      FROM "AnnotationRelation" r, generate_series(1, 1000)`;
    await tx.$executeRaw`ANALYZE`;
  });
  const parsed = parse("claim supports claim");
  if (!parsed.ok || !parsed.query.then) throw new Error("no query");
  const viewerQuery = { viewer: ana, projectId, query: parsed.query, matched: new Map() };
  const statements = [
    firsts(viewerQuery, null, 50),
    pairs(viewerQuery, parsed.query.then, [idOf("fair")], null, 50),
  ];
  for (const statement of statements) {
    const rows = await read.$queryRaw<Record<string, string>[]>`EXPLAIN ${statement}`;
    const plan = rows.map((row) => Object.values(row)[0]).join("\n");
    expect(plan).not.toContain('Seq Scan on "AnnotationRelation"');
  }
});

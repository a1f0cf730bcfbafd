import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { addReference } from "@/server/annotation/references";
import { read } from "@/server/platform/db";
import { listSources } from "@/server/source/sources";
import { unlistSource } from "@/server/source/unlist";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { importSources, readSources } from "./import-sources";

let ana: Viewer, bo: Viewer, rea: Viewer;
let projectId: string, shared: string, ownOfBo: string;
beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  rea = await makePerson("Rea");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(ana, { annotator: bo, reader: rea })).id;
  const { document, spans } = await makeDocument(ana, projectId, "She said [crime fell].");
  shared = (await makeAnnotation(ana, document.id, spans)).id;
  ownOfBo = (await makeAnnotation(bo, document.id, spans, { visibility: "private" })).id;
});

type Options = Parameters<typeof importSources>[3];

async function bring(items: readonly object[], options: Partial<Options> = {}, by = ana) {
  const bytes = new TextEncoder().encode(JSON.stringify(items));
  const { sources } = expectDone(await readSources(by, projectId, { format: null, bytes }));
  const rest = { dryRun: false, undecided: "ours", decisions: {}, ...options } as const;
  return expectDone(await importSources(by, projectId, sources, rest));
}

const listed = async (viewer = rea) =>
  expectDone(await listSources(viewer, projectId, { limit: 100 })).items;
const changes = () => read.change.count({ where: { feedId: projectId, kind: "source.saved" } });

const TIDES = {
  type: "article-journal",
  title: "The tides of Évian",
  author: [{ family: "Hale", given: "Ana" }],
  issued: { "date-parts": [[2019]] },
  DOI: "10.5555/tides",
};
const FEES = { type: "webpage", title: "Fees", URL: "https://fees.example/now" };

test("what a file brings is listed for everybody, and the same file twice creates nothing", async () => {
  const tried = await bring([TIDES, FEES], { dryRun: true });
  expect(tried).toMatchObject({ created: 2, changed: 0, sources: [{ state: "create" }, {}] });
  expect(await listed()).toEqual([]);
  expect(await bring([TIDES, FEES], {}, bo)).toMatchObject({ created: 2 });
  expect((await listed()).map(({ csl }) => csl.title)).toEqual(["The tides of Évian", "Fees"]);
  expect(await changes()).toBe(2);
  expect(await bring([TIDES, FEES])).toMatchObject({ created: 0, changed: 0, same: 2 });
  expect(await changes()).toBe(2);
});

test("a reference is known by its DOI, its address, or title, year and author", async () => {
  await bring([{ ...TIDES, URL: "https://tides.example/a" }, FEES]);
  const { DOI: _, ...bare } = TIDES;
  const found = await bring(
    [
      { ...FEES, DOI: "10.5555/fees" },
      { ...bare, title: "the TIDES of Evian" },
      { ...bare, title: "Another", URL: "https://tides.example/b" },
    ],
    { dryRun: true },
  );
  expect(found.sources.map(({ matchedBy, state }) => [matchedBy, state])).toEqual([
    ["url", "differs"],
    ["words", "differs"],
    [null, "create"],
  ]);
  const other = { ...TIDES, DOI: "10.5555/another" };
  expect(await bring([other], { dryRun: true })).toMatchObject({ created: 1 });
});

test("a person decides what a source takes that says something else", async () => {
  await bring([TIDES]);
  const theirs = { ...TIDES, title: "The tides", volume: "12" };
  const key = "doi:10.5555/tides";
  const tried = await bring([theirs], { dryRun: true });
  expect(tried.sources[0]).toMatchObject({
    key,
    matchedBy: "identity",
    differences: [
      { field: "title", ours: "The tides of Évian", theirs: "The tides" },
      { field: "volume", ours: null, theirs: "12" },
    ],
    decision: "ours",
  });
  expect(await bring([theirs])).toMatchObject({ changed: 0, kept: 1 });
  expect(await bring([theirs], { decisions: { [key]: "fill" } })).toMatchObject({ changed: 1 });
  expect((await listed())[0]?.csl).toMatchObject({ title: "The tides of Évian", volume: "12" });
  expect(await bring([theirs], { decisions: { [key]: "theirs" } })).toMatchObject({ changed: 1 });
  const [source] = await listed();
  expect(source?.csl).toMatchObject({ title: "The tides", volume: "12" });
  expect(source?.citation).toContain("The tides.");
  expect(await bring([theirs])).toMatchObject({ same: 1 });
});

test("what only looks like a source can be one of its own; a new one can be left out", async () => {
  const { DOI: _, ...bare } = TIDES;
  await bring([TIDES]);
  const item = { ...bare, type: "report" };
  const [{ key = "" } = {}] = (await bring([item], { dryRun: true })).sources;
  expect(await bring([item], { decisions: { [key]: "new" } })).toMatchObject({ created: 1 });
  expect(await bring([item])).toMatchObject({ same: 1, created: 0 });
  const decisions = { "url:https://fees.example/now": "ours" } as const;
  expect(await bring([FEES], { decisions })).toMatchObject({ created: 0, kept: 1 });
  expect(await listed()).toHaveLength(2);
});

test("what only a private annotation cites does not show, and becomes what the file says", async () => {
  const csl = { ...TIDES, title: "Words of a private note" };
  expectDone(await addReference(bo, ownOfBo, { relation: "supports", csl }));
  expect(await bring([TIDES])).toMatchObject({ created: 1, sources: [{ source: null }] });
  const [source, ...rest] = await listed();
  expect(source?.csl.title).toBe("The tides of Évian");
  expect(rest).toEqual([]);
});

test("a source that was cited stays when nothing cites it any more", async () => {
  expectDone(await addReference(ana, shared, { relation: "supports", csl: TIDES }));
  expect(await bring([TIDES])).toMatchObject({ same: 1 });
  expect((await listed())[0]).toMatchObject({ referenceCount: 1 });
  expect(await read.source.count({ where: { projectId, listed: true } })).toBe(1);
});

test("what a file brought can be taken off the list, and stays where it is cited", async () => {
  await bring([TIDES, FEES]);
  expectDone(await addReference(ana, shared, { relation: "supports", csl: TIDES }));
  const before = await listed();
  expect(before.map((source) => source.listed)).toEqual([true, true]);
  expect(await unlistSource(rea, before[0]?.id ?? "")).toMatchObject({ problem: "not-yours" });
  for (const { id } of before) expectDone(await unlistSource(bo, id));
  expect((await listed()).map(({ csl }) => csl.title)).toEqual(["The tides of Évian"]);
  expect(await unlistSource(bo, before[1]?.id ?? "")).toMatchObject({ problem: "not-found" });
  expect(await bring([FEES])).toMatchObject({ created: 1 });
  expect(await listed()).toHaveLength(2);
});

test("who may only read brings nothing", async () => {
  const bytes = new TextEncoder().encode("[]");
  expect(await readSources(rea, projectId, { format: null, bytes })).toMatchObject({
    ok: false,
    problem: "not-yours",
  });
});

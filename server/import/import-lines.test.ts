import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonLines } from "@/app/api/handler/json-lines";
import { NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import { codePointIndex } from "@/lib/text/code-points";
import { exportDocument } from "@/server/export/download";
import { addDocument } from "@/server/document/write";
import { changeProject } from "@/server/project/projects";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { editAnnotation } from "@/server/annotation/edit";
import { importLines } from "./import-lines";
import { removeAnnotation } from "@/server/annotation/judge";
import { listAnnotations } from "@/server/annotation/read";

const TEXT =
  "🌉 The pier is shut. The quay is open, says the mayor. The quay is closed, says 🐟 Bo.";
const points = codePointIndex(TEXT);

let owner: Viewer, annotator: Viewer;
let projectId = "";
beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  annotator = await makePerson("Ana");
  projectId = (await makeProject(owner, { annotator })).id;
});
afterAll(() => closeTestDatabase());

async function newDocument(content = TEXT): Promise<string> {
  const draft = { title: "The quay", format: "plain", content } as const;
  return expectDone(await addDocument(owner, projectId, draft)).id;
}

/** Where words stand, in code points. */
function at(words: string, from = 0) {
  const start = TEXT.indexOf(words, from);
  const span = {
    start: points.toCodePoints(start),
    end: points.toCodePoints(start + words.length),
  };
  return { ...span, exact: words };
}

const send = async (documentId: string, lines: readonly (object | string)[], dryRun = false) => {
  const file = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  return expectDone(await importLines(owner, documentId, jsonLines(file.join("\n")), dryRun));
};

const all = async (viewer: Viewer, documentId: string) =>
  expectDone(await listAnnotations(viewer, documentId, {}, { limit: 1_000 })).items;

async function download(documentId: string): Promise<string> {
  const { stream } = expectDone(await exportDocument(owner, documentId, "jsonl"));
  return new Response(stream as ReadableStream).text();
}

const line = (author: string, words: string, rest: object = {}) => ({
  author,
  kind: "rhetoric",
  target: [at(words)],
  rhetoric: { technique: "doubt" },
  ...rest,
});

test("authors of a file are names without accounts, filtered and exported like any author", async () => {
  const documentId = await newDocument();
  const answer = await send(documentId, [line("Mira", "pier"), line("Jon", "mayor")]);
  expect(answer).toMatchObject({ created: 2, matched: 0, unplaced: [] });
  const [first, second] = await all(annotator, documentId);
  expect(first).toMatchObject({
    createdBy: { id: null, name: "Mira" },
    rhetoric: { technique: "doubt" },
  });
  expect(TEXT.slice(first?.target[0]?.start, first?.target[0]?.end)).toBe("pier");
  const ofJon = await listAnnotations(owner, documentId, { author: "Jon" }, { limit: 9 });
  expect(expectDone(ofJon).items.map(({ id }) => id)).toEqual([second?.id]);
  expect(await download(documentId)).toContain('"author":"Mira"');
  expect(await read.user.findFirst({ where: { name: "Mira" } })).toBeNull();
});

test("a line without an author is the importer's own", async () => {
  const documentId = await newDocument();
  await send(documentId, [{ kind: "note", target: [at("pier")], visibility: "private" }]);
  expect(await all(owner, documentId)).toMatchObject([{ createdBy: { id: owner.id } }]);
  expect(await all(annotator, documentId)).toEqual([]);
});

test("with second readers nobody imports their own annotations as decided", async () => {
  const { id } = await makeProject(owner);
  const draft = { title: "The quay", format: "plain", content: TEXT } as const;
  const documentId = expectDone(await addDocument(owner, id, draft)).id;
  const own = { kind: "note", target: [at("pier")], status: "accepted" };
  expect(await send(documentId, [own], true)).toMatchObject({ created: 1, unplaced: [] });
  expectDone(await changeProject(owner, id, { settings: { secondReader: true } }));
  const lines = [own, { ...own, author: "Mira" }, { ...own, status: "open" }];
  const { created, unplaced } = await send(documentId, lines);
  expect(created).toBe(2);
  expect(unplaced).toMatchObject([{ line: 1, why: { key: "Refusals.import.secondReader" } }]);
  expect((await all(owner, documentId)).map(({ status }) => status).sort()).toEqual([
    "accepted",
    "open",
  ]);
});

test("the same file again creates nothing, with ids or without", async () => {
  const documentId = await newDocument();
  const lines = [
    line("Mira", "pier", { id: "0192f0c1-2222-7000-8000-00000000abcd" }),
    line("Mira", "mayor", { id: "span 12" }),
    line("Jon", "pier"),
    line("Jon", "pier"),
  ];
  expect(await send(documentId, lines)).toMatchObject({ created: 4, matched: 0 });
  expect(await send(documentId, lines)).toMatchObject({ created: 0, matched: 4, unplaced: [] });
  expect(await all(owner, documentId)).toHaveLength(4);
  const other = await newDocument();
  expect(await send(other, lines)).toMatchObject({ created: 4 });
  expect(await send(other, lines)).toMatchObject({ created: 0, matched: 4 });
});

test("a dry run says the same and changes nothing", async () => {
  const documentId = await newDocument();
  const lines = [line("Mira", "pier"), "no JSON"];
  const dry = await send(documentId, lines, true);
  expect(await all(owner, documentId)).toEqual([]);
  expect(await send(documentId, lines)).toEqual(dry);
});

test("where offsets and words disagree, the words and their surroundings decide", async () => {
  const documentId = await newDocument();
  const target = (rest: object) => [{ exact: "The quay", ...rest }];
  const { created, unplaced } = await send(documentId, [
    line("a", "pier", { target: target({ start: 0, end: 8, suffix: " is closed" }) }),
    line("b", "pier", { target: target({ prefix: "shut. " }) }),
    line("c", "pier", { target: target({}) }),
    line("d", "pier", { target: [{ start: 3, end: 5, exact: "a whale" }] }),
    line("e", "pier", { target: [{ start: 5, end: 900 }] }),
    line("f", "pier", { target: [{ start: 5, end: 5 }] }),
  ]);
  expect(created).toBe(2);
  const found = await all(owner, documentId);
  expect(
    found.map(({ createdBy, target: [one] }) => [createdBy.name, one?.suffix.slice(0, 8)]),
  ).toEqual([
    ["b", " is open"],
    ["a", " is clos"],
  ]);
  expect(unplaced.map(({ line: number, author, why }) => [number, author, why.key])).toEqual([
    [3, "c", "Refusals.import.severalPlaces"],
    [4, "d", "Refusals.import.notFound"],
    [5, "e", "Refusals.target.outside"],
    [6, "f", "Refusals.target.reversed"],
  ]);
});

test("bad lines are reported with their number, and the others are imported", async () => {
  const documentId = await newDocument();
  const { created, unplaced } = await send(documentId, [
    "",
    "{",
    "[]",
    { ...line("Mira", "pier"), kind: "song" },
    { ...line("Mira", "pier"), body: "a\u0000b" },
    { ...line("Mira", "pier"), visibility: "private" },
    { ...line("Mira", "pier"), somethingElse: true },
  ]);
  expect(created).toBe(1);
  expect(unplaced.map(({ line: number }) => number)).toEqual([2, 3, 4, 5, 6]);
});

test("words about an escape are words, and a line may be nested too deeply", async () => {
  const documentId = await newDocument();
  const body = String.raw`\u0000 is no text, nor is \ud83d`;
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const line2 = JSON.stringify({ ...line("Mira", "pier"), body: "🐟" });
  const { created, unplaced } = await send(documentId, [
    { ...line("Mira", "pier"), body },
    line2.replace("🐟", String.raw`\ud83d\udc1f`).replace(/\}$/, `,"more":${deep}}`),
  ]);
  expect(created).toBe(1);
  expect(await all(owner, documentId)).toMatchObject([{ body }]);
  expect(unplaced).toMatchObject([{ line: 2, why: { key: "Validation.body.tooDeep" } }]);
});

test("each imported annotation has its own number in the feed", async () => {
  const documentId = await newDocument();
  const before = (await readFeed(read, owner, documentId, 0, 100)).last;
  await send(documentId, [line("Mira", "pier"), line("Jon", "mayor"), line("Jon", "quay")]);
  const { changes, last } = await readFeed(read, owner, documentId, before, 100);
  expect(last).toBe(before + 3);
  expect(changes.map(({ kind }) => kind)).toEqual(Array(3).fill("annotation.saved"));
  const numbers = (await all(owner, documentId)).map(({ change }) => change);
  expect(numbers.sort()).toEqual([before + 1, before + 2, before + 3]);
});

test("curators import, and edit and delete what a name without an account made; others do not", async () => {
  const documentId = await newDocument();
  const lines = () => jsonLines(JSON.stringify(line("Mira", "pier")));
  expect(await importLines(annotator, documentId, lines(), false)).toMatchObject({
    problem: "not-yours",
  });
  await send(documentId, [line("Mira", "pier"), line("Mira", "mayor")]);
  const [first, second] = await all(owner, documentId);
  const edit = { body: "mended" };
  const id = first?.id ?? "";
  const yes = () => true;
  expect(await editAnnotation(annotator, id, yes, edit)).toMatchObject({ problem: "not-yours" });
  expect(expectDone(await editAnnotation(owner, id, yes, edit))).toMatchObject({
    body: "mended",
    createdBy: { id: null, name: "Mira" },
  });
  expect(await editAnnotation(owner, id, yes, { visibility: "private" })).toMatchObject({
    problem: "not-understood",
  });
  expect(await removeAnnotation(annotator, second?.id ?? "", yes)).toMatchObject({
    problem: "not-yours",
  });
  expectDone(await removeAnnotation(owner, second?.id ?? "", yes));
  expect(await all(owner, documentId)).toHaveLength(1);
});

test("our own export restores the same annotations in another text of the same words", async () => {
  const words = fc.constantFrom("pier", "The quay", "🐟 Bo", "shut", "says the mayor");
  const tags = fc.uniqueArray(fc.constantFrom("one", "two", "three"), { maxLength: 2 });
  const drafts = fc.array(
    fc.record({
      words,
      tags,
      body: fc.string({
        unit: fc.constantFrom("a", " ", "ü", "🐟", '"', "\n", "\u2028"),
        maxLength: 9,
      }),
      confidence: fc.option(fc.integer({ min: 1, max: 4 })),
      detail: fc.constantFrom(
        { kind: "note" as const },
        {
          kind: "claim" as const,
          claim: { id: null, statement: "It is shut.", type: null, checkworthy: true },
        },
        {
          kind: "rhetoric" as const,
          rhetoric: { ...NO_RHETORIC, technique: "doubt", target: "Bo" },
        },
        {
          kind: "quotation" as const,
          quotation: { ...NO_QUOTATION_DETAIL, form: "indirect" as const, speaker: "Bo" },
        },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(drafts, async (some) => {
      const [from, to] = [await newDocument(), await newDocument()];
      for (const { words: quoted, detail, ...rest } of some) {
        const start = TEXT.indexOf(quoted);
        await makeAnnotation(annotator, from, [{ start, end: start + quoted.length }], {
          ...rest,
          ...detail,
        });
      }
      const file = await download(from);
      expect(await send(to, [file])).toMatchObject({ created: some.length, unplaced: [] });
      const shown = async (documentId: string) =>
        (await all(owner, documentId))
          .map(
            ({
              kind,
              target,
              tags: slugs,
              body,
              claim,
              quotation,
              rhetoric,
              confidence,
              createdBy,
              createdAt,
            }) =>
              JSON.stringify({
                kind,
                target,
                slugs,
                body,
                claim,
                quotation,
                rhetoric,
                confidence,
                by: createdBy.name,
                createdAt,
              }),
          )
          .sort();
      expect(await shown(to)).toEqual(await shown(from));
      expect(await send(from, [file])).toMatchObject({ created: 0, matched: some.length });
      expect(await send(to, [await download(to)])).toMatchObject({
        created: 0,
        matched: some.length,
      });
    }),
    { numRuns: 12 },
  );
});

test("a closed codebook takes no other words by a file either, and says which lines it left", async () => {
  const { id } = await makeProject(owner);
  const draft = { title: "The quay", format: "plain", content: TEXT } as const;
  const documentId = expectDone(await addDocument(owner, id, draft)).id;
  const fit = line("Bo", "pier is shut", { tags: [] });
  const unfit = line("Bo", "quay is open", { tags: ["nobody-has-this"] });
  expect(await send(documentId, [fit, unfit], true)).toMatchObject({ created: 2, unplaced: [] });
  expectDone(await changeProject(owner, id, { settings: { closed: true } }));
  for (const dryRun of [true, false]) {
    expect(await send(documentId, [fit, unfit], dryRun)).toMatchObject({
      created: 1,
      unplaced: [
        {
          line: 2,
          author: "Bo",
          why: { key: "Refusals.codebook.unknown", params: { slug: "nobody-has-this" } },
        },
      ],
    });
  }
  expect((await all(owner, documentId)).map(({ tags: slugs }) => slugs)).toEqual([[]]);
});

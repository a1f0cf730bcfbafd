import { findPhraseCall } from "@/lib/contract/search";
import { inCodePoints } from "@/server/document/offset-codec";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeAnnotation } from "@/server/annotation/judge";
import { addClaim } from "@/server/claim/write";
import { read, transaction } from "@/server/platform/db";
import { addDocument, removeDocument } from "@/server/document/write";
import { addNote, removeNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { indexTexts } from "@/server/document/index-texts";
import { addSpeaker } from "@/server/speaker/write";
import { searchFacets } from "@/server/search/facets";
import { phrasePlaces } from "@/server/search/places";
import { search, type SearchRequest } from "@/server/search/search";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const target = [{ start: 0, end: 5 }];

const bring = async (content: string, title = "A text") =>
  expectDone(await addDocument(ana, projectId, { content, title, format: "plain" })).id;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo })).id;
  documentId = await bring(
    "Words of the harbour master: Évian's Straße flooded. 東京大学の学生 came. 100%_sure 1.200 tonnes.",
    "Speech on the quay",
  );
  await indexTexts();
});
afterAll(closeTestDatabase);

const find = async (viewer: Viewer, q: string, rest: Partial<SearchRequest> = {}) =>
  expectDone(await search(viewer, { q, limit: 100, ...rest }));
const types = async (viewer: Viewer, q: string, rest: Partial<SearchRequest> = {}) =>
  (await find(viewer, q, rest)).items.map(({ type }) => type);

test.each([
  "harbour",
  "HARB",
  "evian strasse",
  '"harbour master"',
  "東京",
  "学生",
  "100%_sure",
  "1.200",
  "arbour",
  "quay",
  "harbour -submarine",
  "submarine or harbour",
])("a document is found by %s", async (q) => {
  expect((await find(ana, q)).items).toMatchObject([{ type: "document", id: documentId }]);
});

test.each(['"master harbour"', "harbour -master", "submarine", "京東", "1%_sure", "%x", "_x_"])(
  "a document is not found by %s",
  async (q) => {
    expect((await find(ana, q)).items).toEqual([]);
  },
);

test.each(["harbuor", "harbuor mastre", "strase"])(
  "a misspelt word finds one like it: %s",
  async (q) => {
    const { items } = await find(ana, q, { alike: true });
    expect(items).toMatchObject([{ type: "document", id: documentId, alike: true }]);
    expect((await find(ana, q)).items).toEqual([]);
    const { text, matches } = items[0]?.snippet ?? { text: "", matches: [] };
    const marked = matches.map(({ start, end }) => text.slice(start, end));
    expect(["harbour", "Straße"]).toContain(marked[0]);
  },
);

test("everything a member may see is found by words like its own, after what has the words", async () => {
  const annotation = await makeAnnotation(bo, documentId, target, { body: "A quagmire of rules." });
  expectDone(await addNote(ana, annotation.id, { body: "Which quagmire?" }));
  const csl = { type: "book", title: "Quagmires" };
  expectDone(await addReference(bo, annotation.id, { relation: "context", csl }));
  expectDone(await addClaim(ana, projectId, { statement: "It is a quagmire." }));
  expectDone(await addSpeaker(ana, projectId, { name: "Ada Quagmire" }));
  const visibility = "private" as const;
  const mine = await makeAnnotation(bo, documentId, target, { visibility, body: "quagmire, mine" });
  const alike = { alike: true };
  const all = ["annotation", "note", "reference", "claim", "speaker"];
  expect(await types(ana, "quagmyre", alike)).toEqual(all);
  expect((await find(bo, "quagmyre", alike)).items.map(({ id }) => id)).toContain(mine.id);
  expect(await types(eve, "quagmyre", alike)).toEqual([]);
  expect(await types(ana, "quagmyre", { ...alike, in: ["claims"] })).toEqual(["claim"]);
  const { items } = await find(ana, "quagmires", alike);
  expect(items.map(({ type, alike }) => [type, alike])).toEqual([
    ["reference", false],
    ...all.filter((type) => type !== "reference").map((type) => [type, true]),
  ]);
});

test("a piece of the text shows where the words stand, as plain text", async () => {
  const [found] = (await find(ana, "evian")).items;
  const { text, matches } = found?.snippet ?? { text: "", matches: [] };
  expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(["Évian"]);
});

test("everything a member may see is found, kind after kind, and in pages", async () => {
  const annotation = await makeAnnotation(bo, documentId, target, { body: "A zebra crossing." });
  expectDone(await addNote(ana, annotation.id, { body: "Which zebra?" }));
  const csl = { type: "book", title: "Zebra crossings", author: [{ family: "Hale" }] };
  expectDone(await addReference(bo, annotation.id, { relation: "context", csl }));
  expectDone(await addClaim(bo, projectId, { statement: "Zebras cross." }));
  const all = ["annotation", "note", "reference", "claim"];
  expect(await types(ana, "zebra")).toEqual(all);
  expect(await types(ana, "zebra", { in: ["notes", "claims"] })).toEqual(["note", "claim"]);
  expect(await types(ana, "ebra", { projectId })).toEqual(all);
  expect((await find(ana, "zebra", { in: ["annotations"] })).items[0]).toMatchObject({
    title: "Speech on the quay",
    annotationId: annotation.id,
    documentId,
  });

  for (const q of ["zebra", "ebra"]) {
    const seen: string[] = [];
    let from: SearchRequest["from"];
    do {
      const { items, next } = await find(ana, q, { limit: 1, from });
      seen.push(...items.map(({ type }) => type));
      from = next ?? undefined;
    } while (from && seen.length < 20);
    expect(seen).toEqual(all);
  }
});

test("a speaker is found by name, role and description", async () => {
  const id = crypto.randomUUID();
  const names = { name: "Edda Quokka", role: "Auditor", description: "Counts everything." };
  await transaction((tx) => tx.speaker.create({ data: { id, projectId, ...names, change: 1 } }));
  for (const q of ["quokka", "edda auditor", "uokk", "everything"]) {
    expect((await find(bo, q)).items).toMatchObject([
      { type: "speaker", id, title: "Edda Quokka" },
    ]);
    expect((await find(eve, q)).items).toEqual([]);
  }
});

test("a speaker known from somebody's private annotation alone is found by nobody else", async () => {
  const names = { name: "Nerys Wombat", role: "", description: "", createdById: bo.id };
  const { id } = await transaction((tx) =>
    tx.speaker.create({ data: { id: crypto.randomUUID(), projectId, ...names } }),
  );
  expect((await find(bo, "wombat")).items).toMatchObject([{ type: "speaker", id }]);
  for (const q of ["wombat", "omba"]) {
    expect((await find(ana, q)).items).toEqual([]);
    expect(expectDone(await searchFacets(ana, { q, projectId })).facets.in).toEqual([]);
  }
});

test("what a search finds inside words is counted as well", async () => {
  await addClaim(bo, projectId, { statement: "The pangolin is protected." });
  const { facets } = expectDone(await searchFacets(ana, { q: "angol", projectId }));
  expect(facets.in).toEqual([{ value: "claims", label: "claims", count: 1 }]);
  expect(facets.author).toEqual([{ value: "Bo", label: "Bo", count: 1 }]);
});

test("what is found is counted by kind, text, maker, tag and year, and narrowed by each", async () => {
  const id = await bring("The ocelot slept.", "On the ocelot");
  await transaction((tx) =>
    tx.document.update({ where: { id }, data: { date: "2023-05", author: "Orla Fenwick" } }),
  );
  await indexTexts();
  const made = await makeAnnotation(bo, id, target, { body: "An ocelot.", tags: ["hearsay"] });
  expectDone(await addNote(ana, made.id, { body: "Which ocelot?" }));
  const visibility = "private" as const;
  await makeAnnotation(bo, id, target, { body: "ocelot", visibility, tags: ["hidden"] });
  const { facets, complete } = expectDone(await searchFacets(ana, { q: "ocelot", projectId }));
  expect(complete).toBe(true);
  expect(facets).toEqual({
    in: ["annotations", "documents", "notes"].map((value) => ({ value, label: value, count: 1 })),
    document: [{ value: id, label: "On the ocelot", count: 3 }],
    author: ["Ana", "Bo", "Orla Fenwick"].map((value) => ({ value, label: value, count: 1 })),
    tag: [{ value: "hearsay", label: "hearsay", count: 2 }],
    year: [{ value: "2023", label: "2023", count: 3 }],
  });
  const narrowed = (filter: SearchRequest["filter"]) => types(ana, "ocelot", { filter });
  expect(await narrowed({ author: "Bo" })).toEqual(["annotation"]);
  expect(await narrowed({ author: "Orla Fenwick" })).toEqual(["document"]);
  expect(await narrowed({ tag: "hearsay" })).toEqual(["annotation", "note"]);
  expect(await narrowed({ tag: "hidden" })).toEqual([]);
  expect(await narrowed({ year: "2023", documentId: id })).toHaveLength(3);
  expect(await narrowed({ year: "2024" })).toEqual([]);
  expect(await searchFacets(eve, { q: "ocelot", projectId })).toMatchObject({
    problem: "not-found",
  });
});

test("every place of a phrase is told in code points, page by page, with what stands on it", async () => {
  const id = await bring("🌉 The “Axolotl” and the axolotl, and  the AXOLOTL.", "On axolotls");
  const own = await makeAnnotation(bo, id, [{ start: 25, end: 32 }], { visibility: "private" });
  const page = async (viewer: Viewer, limit: number, after?: { id: string; start: number }) => {
    const found = expectDone(
      await phrasePlaces(viewer, projectId, { q: "axolotl" }, { limit, after }),
    );
    const answer = { items: found.items, next: null };
    const { items } = await inCodePoints(findPhraseCall.answers[200], answer, { projectId });
    return { items, next: found.next };
  };
  const { items, next } = await page(ana, 100);
  expect(next).toBeNull();
  expect(items.map(({ start, exact }) => [start, exact])).toEqual([
    [7, "Axolotl"],
    [24, "axolotl"],
    [42, "AXOLOTL"],
  ]);
  expect(items[1]).toMatchObject({ documentId: id, revision: 1, annotated: [] });
  const inside = { q: "axolot", whole: true };
  expect(expectDone(await phrasePlaces(ana, projectId, inside, { limit: 9 })).items).toEqual([]);
  const wholly = { q: "Axolotl", whole: true };
  expect(expectDone(await phrasePlaces(ana, projectId, wholly, { limit: 9 })).items).toHaveLength(
    3,
  );
  const first = await page(bo, 1);
  const second = await page(bo, 1, first.next ?? undefined);
  const mine = second.items.flatMap(({ annotated }) => annotated.map((one) => one.id));
  expect(second.items[0]?.start).toBe(24);
  expect(mine).toEqual([own.id]);
  expect((await page(bo, 5, second.next ?? undefined)).items).toHaveLength(1);
  expect(await phrasePlaces(eve, projectId, { q: "axolotl" }, { limit: 5 })).toMatchObject({
    problem: "not-found",
  });
});

test("strangers find nothing, and a project they name is not there", async () => {
  expect((await find(eve, "harbour")).items).toEqual([]);
  expect(await search(eve, { q: "harbour", projectId, limit: 10 })).toMatchObject({
    problem: "not-found",
  });
});

test("what is private, and what hangs on it, is found by its author only", async () => {
  const visibility = "private" as const;
  const closed = await makeAnnotation(bo, documentId, target, { visibility, body: "xylophone" });
  expectDone(await addNote(bo, closed.id, { body: "A xylophone." }));
  const url = "https://example.test/xylophone";
  expectDone(await addReference(bo, closed.id, { relation: "origin", url, quote: "xylophone" }));
  expect(await types(bo, "xylophone")).toEqual(["annotation", "note", "reference"]);
  for (const q of ["xylophone", "ylophon"]) {
    expect(await types(ana, q)).toEqual([]);
    expect(await types(eve, q)).toEqual([]);
  }
});

test("what was taken away is not found", async () => {
  const annotation = await makeAnnotation(bo, documentId, target, { body: "wombat" });
  const note = expectDone(await addNote(bo, annotation.id, { body: "wombat" }));
  expectDone(await removeNote(bo, note.id, () => true));
  expect(await types(ana, "wombat")).toEqual(["annotation"]);
  expectDone(await addNote(bo, annotation.id, { body: "wombat" }));
  expectDone(await removeAnnotation(bo, annotation.id, () => true));
  expect(await types(ana, "wombat")).toEqual([]);
  const other = await bring("The wombat came back.");
  await indexTexts();
  const late = await makeAnnotation(bo, other, target, { body: "wombat" });
  expect(await types(ana, "wombat")).toEqual(["document", "annotation"]);
  expect(late.documentId).toBe(other);
  expectDone(await removeDocument(ana, other));
  expect(await types(ana, "wombat")).toEqual([]);
});

test("only the newest text of a document is searched", async () => {
  const id = await bring("The pelican flew.");
  await indexTexts();
  expect(await types(ana, "pelican")).toEqual(["document"]);
  await transaction(async (tx) => {
    const first = await tx.revision.findFirstOrThrow({ where: { documentId: id } });
    const { original: _, structure, ...row } = first;
    const newest = { ...row, id: crypto.randomUUID(), number: 2, text: "The cormorant flew." };
    await tx.revision.create({ data: { ...newest, structure: structure ?? {} } });
    await tx.document.update({ where: { id }, data: { revisionNumber: 2 } });
  });
  await indexTexts();
  expect(await types(ana, "pelican")).toEqual([]);
  expect(await types(ana, "cormorant")).toEqual(["document"]);
  expect(await read.passage.count({ where: { documentId: id } })).toBe(1);
});

test.each([
  "' | & ! ( ) :* <-> \\",
  "%_%",
  "a OR",
  "or",
  "-",
  '"',
  '""" -"',
  "-a -b",
  "(((((",
  "ŉ ½ ﬁ '",
  "\\'",
  "x".repeat(500),
  "a ".repeat(250).trim(),
  "東".repeat(500),
  "😀 \u202e \u0301",
  "1e999 0x10 -0",
  "<script>alert(1)</script>",
])("the query %j has an answer", async (q) => {
  await find(ana, q);
});

/** Some of it is megabytes of what indexes take longest for. */
const HOSTILE_MS = 120_000;

test(
  "words no index could hold do not stop a text or an annotation from being saved",
  async () => {
    const hostile = [
      "x".repeat(300_000),
      Array.from({ length: 60_000 }, (_, i) => String.fromCodePoint(0x10000 + (i % 50_000))).join(
        " ",
      ),
      "a-b-c-d-e-f-".repeat(20_000),
      "㌖ ".repeat(50_000),
      Array.from({ length: 40_000 }, (_, i) => `http://h${i}.de/p${i}?q=${i}`).join(" "),
    ];
    for (const [position, text] of hostile.entries()) {
      const id = await bring(`Needle${position} ${text}`, `Hostile ${position}`);
      const whole = [{ start: 0, end: `Needle${position} ${text}`.length }];
      await makeAnnotation(ana, id, whole, { body: text.slice(0, 20_000) });
    }
    await indexTexts();
    for (const position of hostile.keys()) {
      expect(await types(ana, `needle${position}`)).toEqual(["document", "annotation"]);
    }
  },
  HOSTILE_MS,
);

test("the indexes answer, not a look at every row", async () => {
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    const plan = await tx.$queryRaw<Record<string, string>[]>`
      EXPLAIN SELECT 1 FROM "Annotation" a WHERE obelus_words(
        coalesce(a."claimStatement", '') || ' ' || a."body" || ' ' || a."quote"
      ) @@ websearch_to_tsquery('simple', obelus_fold('x'))`;
    expect(JSON.stringify(plan)).toContain("Annotation_words_idx");
  });
});

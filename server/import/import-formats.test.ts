import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importedItems, jsonLines } from "@/app/api/handler/json-lines";
import { NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import type { ImportFormat } from "@/lib/contract/imports";
import { exportDocument } from "@/server/export/download";
import { addDocument } from "@/server/document/write";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { importLines } from "./import-lines";
import { listAnnotations } from "@/server/annotation/read";
import { readImport } from "./read-import";

const TEXT =
  "🌉 The pier is shut.\n\nThe quay is open, says the mayor. The quay is closed, says 🐟 Bo.";

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

async function send(documentId: string, format: ImportFormat, file: unknown, dryRun = false) {
  const content = typeof file === "string" ? file : JSON.stringify(file);
  const bytes = new TextEncoder().encode(content);
  const lines =
    format === "jsonl"
      ? jsonLines(content)
      : importedItems(expectDone(await readImport(owner, documentId, format, bytes)).items);
  return expectDone(await importLines(owner, documentId, lines, dryRun));
}

async function download(documentId: string, format: "jsonl" | "w3c" | "csv"): Promise<string> {
  const { stream } = expectDone(await exportDocument(owner, documentId, format));
  return new Response(stream as ReadableStream).text();
}

const all = async (documentId: string) =>
  expectDone(await listAnnotations(owner, documentId, {}, { limit: 1_000 })).items;

/** All that each of the three formats carries of an annotation. */
async function shownOf(documentId: string): Promise<string[]> {
  const shown = (await all(documentId)).map((one) => {
    const { kind, target, tags, body, claim, quotation, rhetoric, confidence } = one;
    const { status, createdBy, createdAt } = one;
    const parts = { kind, target, tags, body, claim, quotation, rhetoric, confidence, status };
    return JSON.stringify({ ...parts, by: createdBy.name, createdAt });
  });
  return shown.sort();
}

const some = fc.string({
  unit: fc.constantFrom("a", " ", "ü", "🐟", '"', ";", "|", "\n", "\\", "=", "'", ",", "<"),
  maxLength: 9,
});
const filled = some.map((words) => `x${words}`.replace(/[\n ]+$/, ""));
const perhaps = fc.option(filled);
const detail = fc.oneof(
  fc.constant({ kind: "note" as const }),
  fc
    .record({
      id: fc.constant(null),
      statement: perhaps,
      type: fc.constantFrom(null, "factual", "Of their own"),
      checkworthy: fc.constantFrom(null, true, false),
    })
    .map((claim) => ({ kind: "claim" as const, claim })),
  fc
    .record({
      form: fc.constantFrom(null, "direct" as const, "indirect" as const),
      speaker: perhaps,
      cue: perhaps,
      addressee: perhaps,
    })
    .map((of) => ({ kind: "quotation" as const, quotation: { ...NO_QUOTATION_DETAIL, ...of } })),
  fc
    .record({ technique: fc.constantFrom(null, "doubt"), target: perhaps, justification: perhaps })
    .map((of) => ({ kind: "rhetoric" as const, rhetoric: { ...NO_RHETORIC, ...of } })),
);
const places = fc.uniqueArray(
  fc.constantFrom("pier", "quay is open", "🐟 Bo", "shut.\n\nThe", "mayor"),
  { minLength: 1, maxLength: 2 },
);
const drafts = fc.array(
  fc.record({
    places,
    tags: fc.uniqueArray(fc.oneof(filled, fc.constantFrom("claim", "one")), { maxLength: 3 }),
    body: some,
    confidence: fc.option(fc.integer({ min: 1, max: 4 })),
    detail,
  }),
  { minLength: 1, maxLength: 4 },
);

describe.each(["jsonl", "w3c", "csv"] as const)("our own %s", (format) => {
  test("restores the same annotations in another text of the same words", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (made) => {
        const [from, to] = [await newDocument(), await newDocument()];
        for (const { places: quoted, detail: of, ...rest } of made) {
          const spans = quoted.map((words) => {
            const start = TEXT.indexOf(words);
            return { start, end: start + words.length };
          });
          const tags = rest.tags.map((tag) => tag.replaceAll("\n", " "));
          await makeAnnotation(annotator, from, spans, { ...rest, tags, ...of });
        }
        const file = await download(from, format);
        const { created, unplaced } = await send(to, format, file);
        expect({ created, unplaced }).toEqual({ created: made.length, unplaced: [] });
        expect(await shownOf(to)).toEqual(await shownOf(from));
        const again = { created: 0, matched: made.length, unplaced: [] };
        expect(await send(from, format, file)).toMatchObject(again);
        expect(await send(to, format, file)).toMatchObject(again);
        expect(await send(to, format, await download(to, format))).toMatchObject(again);
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

const quoted = (exact: string, rest: object = {}) => ({
  type: "TextQuoteSelector",
  exact,
  ...rest,
});

test("words that another program wrote with other blanks and signs are found", async () => {
  const id = await newDocument("He parts: “It’s  the\u00a0pier”.\n\nAnd so – it was.\nIt was.");
  const rows = ['"It\'s the pier"', "pier”. And so - it", "It  was"].map((exact, n) => ({
    id: `row-${n}`,
    target: [{ selector: [quoted(exact)] }],
  }));
  expect(await send(id, "hypothesis", rows)).toMatchObject({ created: 3, moved: 0, unplaced: [] });
  expect((await all(id)).map(({ target: [one] }) => one?.exact)).toEqual([
    "“It’s  the\u00a0pier”",
    "pier”.\n\nAnd so – it",
    "It was",
  ]);
});

test("of places that are alike the one is meant around which more of the surroundings stand", async () => {
  const id = await newDocument();
  const row = (name: string, rest: object) => ({
    id: name,
    target: [{ selector: [quoted("The quay", rest)] }],
  });
  const { created, unplaced } = await send(id, "hypothesis", [
    row("near", { prefix: "a page that begins in another way says the mayor. " }),
    row("none", { prefix: "x ", suffix: " is" }),
  ]);
  expect(created).toBe(1);
  expect((await all(id)).map(({ target: [one] }) => one?.suffix.slice(0, 10))).toEqual([
    " is closed",
  ]);
  expect(unplaced).toMatchObject([
    { line: 2, id: "none", why: { key: "Refusals.import.severalPlaces" } },
  ]);
});

test("ids of other programs make the same annotations again, and no two of a file are one", async () => {
  const id = await newDocument();
  const row = (name: string, exact: string) => ({
    id: name,
    target: [{ selector: [quoted(exact)] }],
  });
  const file = [row("x", "pier"), row("x", "mayor"), row("y", "shut"), row("y", "shut")];
  expect(await send(id, "hypothesis", file)).toMatchObject({ created: 3, matched: 1 });
  expect(await send(id, "hypothesis", file)).toMatchObject({ created: 0, matched: 4 });
});

test("offsets that count otherwise are told from those that the words stand at", async () => {
  const id = await newDocument();
  const start = TEXT.indexOf("mayor");
  const csv = `start,end,quote\n${start},${start + 5},mayor\n${start - 1},${start + 4},mayor\n`;
  expect(await send(id, "csv", csv)).toMatchObject({ created: 2, moved: 1, unplaced: [] });
  const found = (await all(id)).map(({ target }) => target);
  expect(found[0]).toEqual(found[1]);
});

test("whoever may not import is refused before anything is read", async () => {
  const id = await newDocument();
  const bytes = new TextEncoder().encode("no JSON");
  expect(await readImport(annotator, id, "w3c", bytes)).toMatchObject({ problem: "not-yours" });
  const nobody = await makePerson("Nobody");
  expect(await readImport(nobody, id, "w3c", bytes)).toMatchObject({ problem: "not-found" });
  expect(await readImport(owner, id, "w3c", bytes)).toMatchObject({ problem: "not-understood" });
});

test.each([
  [[0x50, 0x4b, 3, 4], "not-this-type"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "not-this-type"],
  [[0x5b, 0xff, 0x5d], "not-understood"],
  [[], "not-understood"],
] as const)("bytes that are no text are refused: %j", async (bytes, problem) => {
  const id = await newDocument();
  expect(await readImport(owner, id, "w3c", new Uint8Array(bytes))).toMatchObject({ problem });
});

test("a file in UTF-16 with its mark is text", async () => {
  const id = await newDocument();
  const content = "\ufeffquote\ttags\r\n🐟 Bo\tperson\r\n";
  const units = Uint16Array.from({ length: content.length }, (_, at) => content.charCodeAt(at));
  const read = await readImport(owner, id, "csv", new Uint8Array(units.buffer));
  expect(expectDone(read).items).toMatchObject([
    { value: { target: [{ exact: "🐟 Bo" }], tags: ["person"] } },
  ]);
});

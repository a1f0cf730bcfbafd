import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMATS, type FormatId } from "@/lib/contract/formats";
import { wrongInW3c } from "@/test/format/w3c-model";
import { elements, xmlOf } from "@/test/format/xml";
import { STATUS, type Outcome } from "@/lib/outcome";
import { addNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { exportDocument, exportProject } from "./download";
import type { Download } from "@/server/http/download";
import { sentenceOf } from "@/server/platform/messages";

let ana: Viewer, bo: Viewer, stranger: Viewer;
let projectId: string, documentId: string, text: string;
let statements: ReturnType<typeof recordStatements>;

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  [ana, bo, stranger] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Cy")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const made = await makeDocument(ana, projectId, "🌉🌉 Crime [fell] by [half] in [spring].");
  documentId = made.document.id;
  text = made.text;
  const annotation = await makeAnnotation(ana, documentId, made.spans.slice(0, 2), {
    body: "=cmd|' /C calc'!A1",
    claim: { id: null, statement: "Crime halved", type: "statistical", checkworthy: true },
  });
  expectDone(await addNote(bo, annotation.id, { body: "Says who?" }));
  const own = await makeAnnotation(bo, documentId, made.spans.slice(2), {
    kind: "rhetoric",
    rhetoric: { technique: "doubt", target: null, claimId: null, justification: null, answers: [] },
    visibility: "private",
    body: "BOS-SECRET",
  });
  const csl = { type: "book", title: "BOS-SECRET source" };
  expectDone(await addReference(bo, own.id, { relation: "supports", csl }));
  expectDone(await addNote(bo, own.id, { body: "BOS-SECRET too" }));
  const lost = await makeAnnotation(ana, documentId, made.spans.slice(1, 2), { kind: "quotation" });
  await transaction((tx) =>
    tx.annotation.update({ where: { id: lost.id }, data: { anchor: "lost" } }),
  );
});
afterAll(() => closeTestDatabase());

async function wordsOf(outcome: Outcome<Download>): Promise<string> {
  return wordsIn(await new Response(expectDone(outcome).stream).bytes());
}

/** A file as words, and those of all files in it where it is a zip. */
function wordsIn(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return new TextDecoder().decode(bytes);
  const files = Object.entries(unzipSync(bytes));
  return files.map(([name, inside]) => `${name}\n${wordsIn(inside)}`).join("\n");
}

test("offsets leave as code points, and each quotation stands where they say", async () => {
  const points = [...text];
  const lines = (await wordsOf(await exportDocument(ana, documentId, "jsonl")))
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const { target } = JSON.parse(line) as {
      target: { start: number; end: number; exact: string }[];
    };
    for (const { start, end, exact } of target)
      expect(points.slice(start, end).join("")).toBe(exact);
  }
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    author: "Ana",
    notes: [{ body: "Says who?", createdBy: { name: "Bo" } }],
  });
});

test("the W3C export follows the model, with notes as replies", async () => {
  for (const outcome of [
    await exportDocument(ana, documentId, "w3c"),
    await exportProject(ana, projectId, "w3c"),
  ]) {
    const collection = JSON.parse(await wordsOf(outcome)) as {
      total: number;
      first: { items: { motivation: string }[] };
    };
    expect(wrongInW3c(collection)).toEqual([]);
    expect(collection.first.items.map(({ motivation }) => motivation)).toEqual([
      "classifying",
      "replying",
      "classifying",
    ]);
  }
});

test("the table is read by an ordinary reader, without a formula in it", async () => {
  const csv = await wordsOf(await exportDocument(ana, documentId, "csv"));
  const rows = parse<Record<string, string>>(csv, { columns: true, record_delimiter: "\r\n" });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    kind: "claim",
    body: "'=cmd|' /C calc'!A1",
    segments: "9-13;17-21",
  });
  expect(rows[1]).toMatchObject({ anchor: "lost", orphan: "true", quote: "half" });
});

test("the page holds the text as it is, and a lost annotation only as a card", async () => {
  const html = await wordsOf(await exportProject(ana, projectId, "html"));
  const page = new JSDOM(html).window.document;
  expect(page.querySelector(".text")?.textContent).toBe(text);
  expect(page.querySelectorAll("article")).toHaveLength(2);
  expect(page.querySelectorAll("a.sign")).toHaveLength(1);
});

test("each comment of a Word document lies on its own words, whoever writes while it is read", async () => {
  const { document, spans } = await makeDocument(ana, projectId, "[One] and [two] and [six].");
  const [one, ...others] = spans;
  for (const span of others) {
    await makeAnnotation(ana, document.id, [span], { body: `on ${span.start}` });
  }
  const { stream } = expectDone(await exportDocument(ana, document.id, "docx"));
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
    await makeAnnotation(ana, document.id, one ? [one] : [], { body: `on ${one?.start}` });
  }
  const files = unzipSync(Buffer.concat(chunks));
  const part = (name: string) => xmlOf(new TextDecoder().decode(files[`word/${name}.xml`]));
  const [body, comments] = [part("document"), elements(part("comments"), "w:comment")];
  const starts = elements(body, "w:commentRangeStart");
  expect(starts.length).toBeGreaterThanOrEqual(2);
  expect(comments.length).toBe(starts.length);
  for (const start of starts) {
    const id = start.getAttribute("w:id");
    const comment = comments.find((each) => each.getAttribute("w:id") === id);
    const before = elements(body, "w:t").filter(
      (words) => words.compareDocumentPosition(start) & words.DOCUMENT_POSITION_FOLLOWING,
    );
    const at = before.reduce((sum, { textContent }) => sum + textContent.length, 0);
    expect(comment?.textContent).toContain(`on ${at}`);
  }
});

/** What a bundle holds of private work: bundle.test.ts. */
const OF_A_TEXT = FORMATS.filter(({ scopes }) => scopes.some((scope) => scope === "document")).map(
  ({ id }) => id,
);

/** What shows the private annotation where its words do not. */
const SECRETS: Partial<Readonly<Record<FormatId, string>>> = { conll: "doubt", semeval: "Doubt" };

describe.each(OF_A_TEXT)("%s", (format) => {
  // It holds judged claims of the register, which are the project's.
  test.skipIf(format === "claimreview")("holds private work for its author alone", async () => {
    for (const [viewer, expected] of [
      [ana, false],
      [bo, true],
    ] as const) {
      for (const outcome of [
        await exportDocument(viewer, documentId, format),
        await exportProject(viewer, projectId, format),
      ]) {
        const words = await wordsOf(outcome);
        expect(words.includes(SECRETS[format] ?? "BOS-SECRET")).toBe(expected);
        if (!expected) expect(words).not.toContain("BOS-SECRET");
      }
    }
  });

  test("is not there for a stranger", async () => {
    expect(await exportDocument(stranger, documentId, format)).toMatchObject({
      problem: "not-found",
    });
    expect(await exportProject(stranger, projectId, format)).toMatchObject({
      problem: "not-found",
    });
  });

  test("can be made of a document and of a project with nothing in it", async () => {
    const empty = await makeProject(ana);
    expect(await wordsOf(await exportProject(ana, empty.id, format))).toBeDefined();
    const { document } = await makeDocument(ana, empty.id, "Nobody said anything.");
    const made = await wordsOf(await exportDocument(ana, document.id, format));
    if (format === "w3c") expect(wrongInW3c(JSON.parse(made))).toEqual([]);
  });

  test("names its file after the title", async () => {
    const { fileName, stream } = expectDone(await exportDocument(ana, documentId, format));
    expect(fileName).toBe(`A text${FORMATS.find(({ id }) => id === format)?.ending}`);
    await stream.cancel();
  });
});

test("very many notes under one annotation leave in their order, each once", async () => {
  const { document, spans } = await makeDocument(ana, projectId, "A [word] much talked about.");
  const { id } = await makeAnnotation(ana, document.id, spans);
  await transaction((tx) =>
    tx.note.createMany({
      data: Array.from({ length: 4_500 }, (_, index) => ({
        id: newId(),
        projectId,
        documentId: document.id,
        annotationId: id,
        body: `note ${index}`,
        createdById: ana.id,
        // Many of the same moment, so that pages end between them.
        createdAt: new Date(Date.UTC(2024, 2, 4) + Math.floor(index / 1_500)),
      })),
    }),
  );
  const line = await wordsOf(await exportDocument(ana, document.id, "jsonl"));
  const { notes } = JSON.parse(line) as { notes: { body: string }[] };
  expect(notes.map(({ body }) => body)).toEqual(
    Array.from({ length: 4_500 }, (_, index) => `note ${index}`),
  );
});

test("an unknown format is refused with the names there are", async () => {
  const outcome = await exportDocument(ana, documentId, "xyz");
  expect(outcome).toMatchObject({ ok: false, problem: "not-found" });
  if (outcome.ok) return;
  expect(STATUS[outcome.problem]).toBe(404);
  const { reason } = outcome;
  for (const id of OF_A_TEXT) expect(reason && sentenceOf(reason)).toContain(id);
});

/**
 * How often a format reads the annotations of a text: HTML for signs and cards, REFI-QDA for codes,
 * selections and notes.
 */
const READINGS: Partial<Record<FormatId, number>> = { html: 2, qdpx: 3 };

test("a page of an export is two statements in any format, however many annotations it holds", async () => {
  const { document, spans } = await makeDocument(ana, projectId, "So [many] of them.");
  const { target } = await makeAnnotation(ana, document.id, spans);
  const add = (count: number) =>
    transaction((tx) =>
      tx.annotation.createMany({
        data: Array.from({ length: count }, () => ({
          id: newId(),
          projectId,
          documentId: document.id,
          revision: 1,
          kind: "claim" as const,
          target: target.map((segment) => ({ ...segment })),
          start: 3,
          end: 7,
          createdById: ana.id,
        })),
      }),
    );
  await add(599);
  for (const format of OF_A_TEXT) {
    const run = async () => wordsOf(await exportDocument(ana, document.id, format));
    const seen = await statements.during(run);
    // A page holds 50 to 400.
    const times = READINGS[format] ?? 1;
    const pages = seen.filter((sql) => sql.includes("WITH page AS")).length;
    expect(pages, format).toBeGreaterThanOrEqual(2 * times);
    expect(pages, format).toBeLessThanOrEqual(13 * times);
    // Whether the reader may have the file is asked before it and for each page.
    expect(seen.filter((sql) => sql.includes('JOIN "Member" m')).length, format).toBe(pages + 1);
    // And at most what the first line says of the project; nothing for each annotation.
    expect(seen.length - 2 * pages, format).toBeLessThan(20);
  }
});

test("many annotations leave page by page, each once, and no faster than they are read", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "One [word] twelve hundred times.",
  );
  const first = await makeAnnotation(ana, document.id, spans);
  const target = first.target.map((segment) => ({ ...segment }));
  await transaction((tx) =>
    tx.annotation.createMany({
      data: Array.from({ length: 1_200 }, () => ({
        id: newId(),
        projectId,
        documentId: document.id,
        revision: 1,
        kind: "claim" as const,
        target,
        start: 4,
        end: 8,
        body: "x".repeat(2_000),
        createdById: ana.id,
      })),
    }),
  );
  const lines = (await wordsOf(await exportDocument(ana, document.id, "jsonl")))
    .trimEnd()
    .split("\n");
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toHaveLength(1_201);
  expect(new Set(ids).size).toBe(1_201);

  const { stream } = expectDone(await exportDocument(ana, document.id, "jsonl"));
  const reader = stream.getReader();
  const { value } = await reader.read();
  expect(value?.byteLength).toBeLessThan(100_000);
  await reader.cancel();
});

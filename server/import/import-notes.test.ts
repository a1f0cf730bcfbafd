import { afterAll, beforeAll, expect, test } from "vitest";
import { importedItems, jsonLines } from "@/app/api/handler/json-lines";
import type { ImportFormat } from "@/lib/contract/imports";
import type { Viewer } from "@/server/access/viewer";
import { addDocument } from "@/server/document/write";
import { exportDocument } from "@/server/export/download";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { importLines } from "./import-lines";
import { addNote, listNotes } from "@/server/annotation/notes";
import { listAnnotations } from "@/server/annotation/read";
import { readImport } from "./read-import";

const TEXT = "The pier is shut.\n\nThe quay is open, says the mayor.";

let owner: Viewer, annotator: Viewer;
let projectId = "";
beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  annotator = await makePerson("Ana");
  projectId = (await makeProject(owner, { annotator })).id;
});
afterAll(() => closeTestDatabase());

async function newDocument(): Promise<string> {
  const draft = { title: "The quay", format: "plain", content: TEXT } as const;
  return expectDone(await addDocument(owner, projectId, draft)).id;
}

async function send(documentId: string, format: ImportFormat, content: string, dryRun = false) {
  const bytes = new TextEncoder().encode(content);
  const lines =
    format === "jsonl"
      ? jsonLines(content)
      : importedItems(expectDone(await readImport(owner, documentId, format, bytes)).items);
  return expectDone(await importLines(owner, documentId, lines, dryRun));
}

/** The discussion under the one annotation of a document: who says what in answer to what. */
async function discussionOf(documentId: string) {
  const { items } = expectDone(await listAnnotations(owner, documentId, {}, { limit: 10 }));
  const notes = expectDone(await listNotes(owner, items[0]?.id ?? "", { limit: 100 })).items;
  const bodies = new Map(notes.map(({ id, body }) => [id, body]));
  return notes.map(({ body, replyTo, createdBy }) => [
    createdBy.name,
    body,
    replyTo === null ? null : bodies.get(replyTo),
  ]);
}

const thread = [
  {
    id: "root",
    user: "acct:ana@h.test",
    text: "Who says?",
    target: [{ selector: [{ type: "TextQuoteSelector", exact: "pier" }] }],
  },
  {
    id: "late",
    user: "acct:bo@h.test",
    text: "See page 3.",
    references: ["root", "early"],
    created: "2024-03-04T12:00:00Z",
  },
  {
    id: "early",
    user: "acct:cy@h.test",
    text: "The mayor.",
    references: ["root"],
    created: "2024-03-04T11:00:00Z",
  },
  { id: "mark", user: "acct:cy@h.test", text: "", references: ["root"] },
];

test("a thread of Hypothesis comes in with its people, its order and its numbered changes, once", async () => {
  const id = await newDocument();
  const file = JSON.stringify({ annotations: thread });
  const tried = await send(id, "hypothesis", file, true);
  expect(tried).toMatchObject({ created: 1, notes: 2, notKept: { notes: 1 } });
  expect(await send(id, "hypothesis", file)).toMatchObject({ created: 1, notes: 2 });
  const expected = [
    ["cy", "The mayor.", null],
    ["bo", "See page 3.", "The mayor."],
  ];
  expect(await discussionOf(id)).toEqual(expected);
  expect(await send(id, "hypothesis", file)).toMatchObject({ created: 0, matched: 1, notes: 0 });
  expect(await discussionOf(id)).toEqual(expected);
  const { changes, last } = await readFeed(read, owner, id, 0, 100);
  expect(changes.map(({ number }) => number)).toEqual(changes.map((_, at) => at + 1));
  expect(changes.filter(({ kind }) => kind === "note.saved")).toHaveLength(2);
  expect(last).toBe(changes.length);
});

test.each(["jsonl", "w3c", "csv"] as const)(
  "our own %s brings discussions back",
  async (format) => {
    const [from, to] = [await newDocument(), await newDocument()];
    const start = TEXT.indexOf("mayor");
    const made = await makeAnnotation(annotator, from, [{ start, end: start + 5 }], {
      kind: "note",
    });
    const first = expectDone(await addNote(owner, made.id, { body: "Which one?" }));
    expectDone(
      await addNote(annotator, made.id, { body: "The old one;\n*really*", replyTo: first.id }),
    );
    const { stream } = expectDone(await exportDocument(owner, from, format));
    const file = await new Response(stream as ReadableStream).text();
    expect(await send(to, format, file)).toMatchObject({
      created: 1,
      notes: 2,
      notKept: { notes: 0 },
    });
    // A table has no column for what a note answers.
    const answers = format === "csv" ? null : "Which one?";
    expect(await discussionOf(to)).toEqual([
      ["Owner", "Which one?", null],
      ["Ana", "The old one;\n*really*", answers],
    ]);
  },
);

test("notes that answer one another in a circle, or what is not there, answer the annotation", async () => {
  const id = await newDocument();
  const notes = [
    { id: "a", body: "One", author: "Bo", replyTo: "b" },
    { id: "b", body: "Two", author: "Bo", replyTo: "a" },
    { id: "c", body: "Three", author: "Bo", replyTo: "elsewhere" },
    { id: "c", body: "Four", author: "Bo", replyTo: "c" },
    { body: " " },
    7,
  ];
  const line = { kind: "note", author: "Bo", target: [{ exact: "quay" }], notes };
  const sent = await send(id, "jsonl", JSON.stringify(line));
  expect(sent).toMatchObject({ created: 1, notes: 4, notKept: { notes: 2 } });
  const found = await discussionOf(id);
  expect(found.map(([, body]) => body)).toEqual(["One", "Two", "Three", "Four"]);
  expect(found.filter(([, , answers]) => answers === null)).toHaveLength(3);
});

test("under a private annotation of one's own the discussion is as private", async () => {
  const id = await newDocument();
  const notes = [{ body: "Only for me." }];
  const line = { kind: "note", visibility: "private", target: [{ exact: "quay" }], notes };
  expect(await send(id, "jsonl", JSON.stringify(line))).toMatchObject({ created: 1, notes: 1 });
  expect(await discussionOf(id)).toEqual([["Owner", "Only for me.", null]]);
  const { changes } = await readFeed(read, annotator, id, 0, 100);
  expect(changes.filter(({ kind }) => /^(note|annotation)\./.test(kind))).toEqual([]);
});

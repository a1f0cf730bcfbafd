import { afterAll, beforeAll, expect, test } from "vitest";
import { importedItems, jsonLines } from "@/app/api/handler/json-lines";
import type { ImportFormat } from "@/lib/contract/imports";
import type { Viewer } from "@/server/access/viewer";
import { addDocument } from "@/server/document/write";
import { exportDocument } from "@/server/export/download";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { addRelationType, editRelationType } from "@/server/relation/edit-types";
import { listRelations } from "@/server/relation/read";
import { addRelation, removeRelation } from "@/server/relation/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { sentenceOf } from "@/server/platform/messages";
import { importLines } from "./import-lines";
import { readImport } from "./read-import";

const TEXT = "The quay is open. The pier is shut. Nobody has seen the mayor.";

let owner: Viewer, ana: Viewer;
let projectId = "";
beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  ana = await makePerson("Ana");
  projectId = (await makeProject(owner, { annotator: ana })).id;
});
afterAll(() => closeTestDatabase());

async function newDocument(inProject = projectId): Promise<string> {
  const draft = { title: "The quay", format: "plain", content: TEXT } as const;
  return expectDone(await addDocument(owner, inProject, draft)).id;
}

async function send(documentId: string, format: ImportFormat, file: Uint8Array | string) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const lines =
    format === "jsonl"
      ? jsonLines(new TextDecoder().decode(bytes))
      : importedItems(expectDone(await readImport(owner, documentId, format, bytes)).items);
  const { notices, ...counts } = expectDone(await importLines(owner, documentId, lines, false));
  return { ...counts, notices: notices.map(sentenceOf) };
}

async function relationsIn(documentId: string, viewer = owner, inProject = projectId) {
  const page = await listRelations(viewer, inProject, { document: documentId }, { limit: 100 });
  return expectDone(page)
    .items.map(({ type, fromEnd, toEnd, note, createdBy }) =>
      [fromEnd.exact, type, toEnd.exact, note, createdBy.name].join(" | "),
    )
    .sort();
}

/** A text with three claims, of which the first is supported by the second, and contradicts the third. */
async function makeRelated() {
  const documentId = await newDocument();
  const claim = async (start: number, end: number, by = owner) =>
    (await makeAnnotation(by, documentId, [{ start, end }], { kind: "claim" })).id;
  const [open, shut, mayor] = [await claim(0, 17), await claim(18, 35), await claim(36, 62, ana)];
  const relate = async (by: Viewer, from: string, type: string, to: string, note = "") =>
    expectDone(await addRelation(by, projectId, { from, to, type, note }));
  await relate(owner, shut, "supports", open, "So it seems.");
  await relate(ana, open, "contradicts", mayor);
  const letter = await newDocument();
  const far = await makeAnnotation(owner, letter, [{ start: 0, end: 3 }], { kind: "claim" });
  await relate(owner, open, "supports", far.id);
  return documentId;
}

const WITH_NOTES = ["jsonl", "w3c", "csv", "brat", "webanno"] as const;

test.each([...WITH_NOTES, "doccano", "label-studio", "qdpx"] as const)(
  "%s brings relations within a text back, once; those to another text are counted where it has them",
  async (format) => {
    const from = await makeRelated();
    const { stream } = expectDone(await exportDocument(owner, from, format));
    const file = new Uint8Array(await new Response(stream as ReadableStream).arrayBuffer());
    const copy = await newDocument();
    const imported = await send(copy, format, file);
    expect(imported).toMatchObject({ created: 3, relations: 2, unplaced: [] });
    const note = WITH_NOTES.some((one) => one === format) ? "So it seems." : "";
    const ofOwner = (lines: string[]) => lines.map((line) => line.replace(/ \| [^|]*$/, ""));
    expect(ofOwner(await relationsIn(copy))).toEqual([
      "The pier is shut. | supports | The quay is open. | " + note,
      "The quay is open. | contradicts | Nobody has seen the mayor. | ",
    ]);
    const again = await send(copy, format, file);
    expect(again).toMatchObject({ created: 0, matched: 3, relations: 0 });
    expect(await relationsIn(copy)).toHaveLength(2);
    const isNamed = format !== "webanno" && WITH_NOTES.some((one) => one === format);
    expect(again.notKept.relations).toBe(isNamed ? 1 : 0);
    // doccano has no ids that could be recognised.
    if (format === "doccano") return;
    // Where the work is already, what somebody else related is not related once more.
    const before = await relationsIn(from);
    expect(await send(from, format, file)).toMatchObject({ created: 0, relations: 0 });
    expect(await relationsIn(from)).toEqual(before);
  },
);

const BRAT = [
  "T1\tclaim 0 17\tThe quay is open.",
  "T2\tclaim 18 35\tThe pier is shut.",
  "R1\tDisputes Arg1:T2 Arg2:T1",
  "R2\tIs-Backed-By Arg1:T1 Arg2:T2",
  "R3\tsupports Arg1:T1 Arg2:T9",
  "*\tEquiv T1 T2",
].join("\n");

test("what the codebook has no type for is named, and comes in once it has one", async () => {
  const other = (await makeProject(owner)).id;
  const id = await newDocument(other);
  const first = await send(id, "brat", BRAT);
  expect(first).toMatchObject({ created: 2, relations: 0, notKept: { relations: 3 } });
  expect(first.notices.join("\n")).toMatch(/2 relations are of a type .*Is-Backed-By, Disputes/);
  expect(first.notices.join("\n")).toMatch(/1 relation leads to an annotation/);
  const disputes = { slug: "disputes", label: "Disputes", toKinds: ["claim"] as "claim"[] };
  expectDone(await addRelationType(owner, other, disputes));
  const backs = { slug: "backs", label: "backs", inverse: "is-backed-by" };
  const type = expectDone(await addRelationType(owner, other, backs));
  expect(await send(id, "brat", BRAT)).toMatchObject({ matched: 2, created: 0, relations: 2 });
  // The inverse wording is the same relation, read from its other end.
  expect(await relationsIn(id, owner, other)).toEqual([
    "The pier is shut. | backs | The quay is open. |  | Owner",
    "The pier is shut. | disputes | The quay is open. |  | Owner",
  ]);
  const { items } = expectDone(await listRelations(owner, other, { document: id }, { limit: 9 }));
  const [one] = items;
  // What was taken away stays away.
  expectDone(await removeRelation(owner, one?.id ?? "", () => true));
  expect(await send(id, "brat", BRAT)).toMatchObject({ relations: 0 });
  expectDone(await editRelationType(owner, type.id, () => true, { toKinds: ["quotation"] }));
});

test("relations of a file have numbered changes in both feeds; private ends are their person's", async () => {
  const id = await newDocument();
  const line = (at: [number, number], rest: object) =>
    JSON.stringify({ kind: "claim", target: [{ start: at[0], end: at[1] }], ...rest });
  const file = [
    line([0, 17], { id: "one", relations: [{ to: "two", type: "supports", author: "Bo" }] }),
    line([18, 35], { id: "two", relations: [{ to: "three", type: "supports" }, { type: 4 }] }),
    line([36, 62], { id: "three", visibility: "private" }),
  ].join("\n");
  const before = (await readFeed(read, owner, projectId, 0, 1_000)).last;
  expect(await send(id, "jsonl", file)).toMatchObject({ relations: 2, notKept: { relations: 1 } });
  expect(await relationsIn(id)).toEqual([
    "The pier is shut. | supports | Nobody has seen the mayor. |  | Owner",
    "The quay is open. | supports | The pier is shut. |  | Bo",
  ]);
  expect(await relationsIn(id, ana)).toHaveLength(1);
  const saved = (changes: readonly { kind: string }[]) =>
    changes.filter(({ kind }) => kind === "annotation-relation.saved").length;
  expect(saved((await readFeed(read, owner, id, 0, 100)).changes)).toBe(2);
  expect(saved((await readFeed(read, ana, id, 0, 100)).changes)).toBe(1);
  expect(saved((await readFeed(read, ana, projectId, before, 100)).changes)).toBe(1);
});

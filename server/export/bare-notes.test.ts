import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wrongInW3c } from "@/test/format/w3c-model";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { listAnnotations } from "@/server/annotation/read";
import { readDensity } from "@/server/measure/density";
import { askQuery } from "@/server/query/answer";
import { addTag } from "@/server/tag/write";
import { transaction } from "@/server/platform/db";
import { exportDocument } from "./download";

let ana: Viewer;
let projectId: string, documentId: string;
let highlight: string, note: string, claim: string;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana)).id;
  const made = await makeDocument(ana, projectId, "[The pier is new]. [It leaks]. [It cost nine].");
  documentId = made.document.id;
  const [first, second, third] = made.spans;
  if (!first || !second || !third) throw new Error("the text has three marked places");
  highlight = (await makeAnnotation(ana, documentId, [first], { kind: "note" })).id;
  note = (await makeAnnotation(ana, documentId, [second], { kind: "note", body: "Says who?" })).id;
  claim = (await makeAnnotation(ana, documentId, [third], { kind: "claim" })).id;
});
afterAll(closeTestDatabase);

async function exported(format: "jsonl" | "csv" | "w3c" | "html"): Promise<string> {
  return new Response(expectDone(await exportDocument(ana, documentId, format)).stream).text();
}

test("bare highlights and notes are listed, counted and answers for by their kind", async () => {
  const list = expectDone(await listAnnotations(ana, documentId, { kind: "note" }, { limit: 10 }));
  expect(list.items.map(({ id }) => id)).toEqual([highlight, note]);
  const page = { from: null, limit: 10 };
  const answers = expectDone(await askQuery(ana, projectId, "note before claim", page));
  expect(answers.items.map(({ annotations }) => annotations.map(({ id }) => id))).toEqual([
    [highlight, claim],
    [note, claim],
  ]);
  const density = expectDone(await readDensity(ana, documentId, {}));
  const kinds = density.series.filter((line) => line.of === "kind");
  expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
    ["claim", 1],
    ["quotation", 0],
    ["rhetoric", 0],
    ["note", 2],
  ]);
});

test("every export holds them, with their sign and what they are for", async () => {
  const lines = (await exported("jsonl")).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
    "note",
    "note",
    "claim",
  ]);
  const rows = parse<Record<string, string>>(await exported("csv"), { columns: true, bom: true });
  expect(rows.map(({ kind, body }) => [kind, body])).toEqual([
    ["note", ""],
    ["note", "Says who?"],
    ["claim", ""],
  ]);
  const w3c = JSON.parse(await exported("w3c")) as { first: { items: { motivation: string }[] } };
  expect(wrongInW3c(w3c)).toEqual([]);
  expect(w3c.first.items.map(({ motivation }) => motivation)).toEqual([
    "highlighting",
    "commenting",
    "classifying",
  ]);
  const html = await exported("html");
  expect(html).toContain(`data-sign="¶1"`);
  expect(html).toMatch(/<mark class="[^"]*\bnote\b/);
});

test("what a note is can be said later, and taken back", async () => {
  const any = () => true;
  const edit = { kind: "claim", claim: { type: "factual" } } as const;
  const edited = expectDone(await editAnnotation(ana, note, any, edit));
  expect(edited).toMatchObject({ kind: "claim", body: "Says who?", claim: { type: "factual" } });
  const back = expectDone(await editAnnotation(ana, note, any, { kind: "note" }));
  expect(back).toMatchObject({ kind: "note", body: "Says who?", claim: null });
});

test("a codebook has no tags of it", async () => {
  const tag = { kind: "claim", slug: "leaky", label: "Leaky" } as const;
  const { id } = expectDone(await addTag(ana, projectId, tag));
  await expect(
    transaction((tx) => tx.tag.update({ where: { id }, data: { kind: "note" } })),
  ).rejects.toThrow(/Tag_kind_check/);
});

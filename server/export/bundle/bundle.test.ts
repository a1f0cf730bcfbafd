import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { STORY } from "@/prisma/seed/story";
import type { Viewer } from "@/server/access/viewer";
import { BUNDLE_TABLES, NOT_IN_BUNDLE } from "@/server/import/bundle/tables";
import { addSampleProject } from "@/server/sample/sample";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { wrongInW3c } from "@/test/format/w3c-model";
import { exportProject } from "../download";

const projectId = STORY.project.id;
let owner: Viewer;
let files: Record<string, Uint8Array>;

const textOf = (name: string) => new TextDecoder().decode(files[name]);
const rowsOf = (table: string) =>
  textOf(`data/${table}.jsonl`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function bundleFor(viewer: Viewer) {
  const { stream, fileName } = expectDone(await exportProject(viewer, projectId, "bundle"));
  expect(fileName).toMatch(/\.zip$/);
  return unzipSync(await new Response(stream).bytes());
}

beforeAll(async () => {
  await openTestDatabase();
  await addSampleProject();
  const [maker] = STORY.people;
  if (!maker) throw new Error("the story has nobody");
  owner = makeViewer(maker);
  const [document] = STORY.documents;
  const span = { start: 0, end: 3, exact: "", prefix: "", suffix: "" };
  const row = await read.document.findUniqueOrThrow({ where: { id: document?.id } });
  const text = await read.revision.findFirstOrThrow({
    where: { documentId: row.id, number: row.revisionNumber },
  });
  await makeAnnotation(owner, row.id, [{ ...span, exact: text.text.slice(0, 3) }], {
    kind: "note",
    revision: row.revisionNumber,
    visibility: "private",
    body: "OWN-SECRET",
  });
  files = await bundleFor(owner);
});
afterAll(() => closeTestDatabase());

test("every other file is in the list of checksums as it is", () => {
  const listed = new Map(
    textOf("SHA256SUMS")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  ") as [string, string])
      .map(([sum, name]) => [name, sum]),
  );
  const others = Object.entries(files).filter(([name]) => name !== "SHA256SUMS");
  expect([...listed.keys()].sort()).toEqual(others.map(([name]) => name).sort());
  for (const [name, bytes] of others) {
    expect(listed.get(name), name).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});

test("it holds each part, and the manifest counts the records", () => {
  const names = Object.keys(files);
  for (const name of [
    "README.md",
    "project.html",
    "annotations.jsonld",
    "annotations.csv",
    "decisions.html",
    "decisions.jsonld",
    "decisions.csv",
    "claims.jsonl",
    "claimreview.jsonld",
    "project.qdpx",
    "codebook.json",
    "tables/Annotation.csv",
  ]) {
    expect(names).toContain(name);
  }
  const manifest = JSON.parse(textOf("manifest.json")) as { counts: Record<string, number> };
  for (const { name } of BUNDLE_TABLES)
    expect(manifest.counts[name], name).toBe(rowsOf(name).length);
  expect(manifest.counts.Annotation).toBeGreaterThan(20);
  expect(manifest.counts.Document).toBe(STORY.documents.length);
  expect(wrongInW3c(JSON.parse(textOf("annotations.jsonld")))).toEqual([]);
  expect(Object.keys(unzipSync(files["project.qdpx"] ?? new Uint8Array()))).toContain(
    "project.qde",
  );
  const page = new JSDOM(textOf("project.html")).window.document;
  expect(page.querySelectorAll("article")).toHaveLength(manifest.counts.Annotation ?? 0);
  for (const { sha256 } of rowsOf("Revision")) {
    expect(page.querySelector("#hashes")?.textContent).toContain(sha256);
  }
  expect(textOf("claims.jsonl").trimEnd().split("\n")).toHaveLength(manifest.counts.Claim ?? 0);
});

test("each text stands in it in all its revisions, with the checksum that is told of it", () => {
  const descriptions = Object.keys(files).filter((name) => name.endsWith("/document.json"));
  expect(descriptions).toHaveLength(STORY.documents.length);
  let count = 0;
  for (const name of descriptions) {
    const { revisions } = JSON.parse(textOf(name)) as {
      revisions: { file: string; sha256: string }[];
    };
    for (const { file, sha256 } of revisions) {
      const bytes = files[name.replace("document.json", file)] ?? new Uint8Array();
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      count++;
    }
    expect(textOf(name.replace("document.json", "tei.xml"))).toContain("<standOff");
  }
  expect(count).toBe(rowsOf("Revision").length);
});

test("nothing private is in it, also not of whoever makes it", () => {
  for (const name of Object.keys(files)) expect(textOf(name), name).not.toContain("OWN-SECRET");
  for (const row of rowsOf("people")) {
    expect(Object.keys(row).sort()).toEqual(["formerNumber", "id", "name"]);
  }
});

test("annotators and readers are refused it", async () => {
  const annotator = STORY.people.find(({ role }) => role === "annotator");
  if (!annotator) throw new Error("the story has no annotator");
  const refusal = await exportProject(makeViewer(annotator), projectId, "bundle");
  expect(refusal).toMatchObject({ ok: false, problem: "not-yours" });
  expect(await exportProject(await makePerson("Cy"), projectId, "bundle")).toMatchObject({
    problem: "not-found",
  });
  expect(await exportProject(owner, projectId, "bundle", [projectId])).toMatchObject({ ok: false });
});

test("every table of a project and every column of it is in a bundle or left out with a reason", async () => {
  const rows = await read.$queryRaw<{ table: string; columns: string[] }[]>`
    SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attname) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    GROUP BY c.relname`;
  const ofProject = rows.filter(
    ({ table, columns }) => table === "Project" || columns.includes("projectId"),
  );
  const known = [...BUNDLE_TABLES.map(({ name }) => name), ...Object.keys(NOT_IN_BUNDLE)];
  expect(ofProject.map(({ table }) => table).sort()).toEqual(known.sort());
  for (const { name, columns, leftOut = {} } of BUNDLE_TABLES) {
    const found = ofProject.find(({ table }) => table === name)?.columns.toSorted();
    expect(found, name).toEqual([...Object.keys(columns), ...Object.keys(leftOut)].sort());
  }
});

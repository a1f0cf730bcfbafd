import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STORY } from "@/prisma/seed/story";
import type { Viewer } from "@/server/access/viewer";
import { exportProject } from "@/server/export/download";
import { read } from "@/server/platform/db";
import { sentenceOf } from "@/server/platform/messages";
import { readProject } from "@/server/project/projects";
import { addSampleProject } from "@/server/sample/sample";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { bundleOfProject, dataIn, makeBundledProject } from "@/test/make/bundled-project";
import { expectDone, makePerson } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { importBundle } from "./import-bundle";

let sample: Uint8Array;
let made: Uint8Array;
let projectId: string;
let dana: Viewer;

beforeAll(async () => {
  await openTestDatabase();
  await addSampleProject();
  const [maker] = STORY.people;
  if (!maker) throw new Error("the story has nobody");
  sample = await bundleOfProject(makeViewer(maker), STORY.project.id);
  const { projectId: id, owner } = await makeBundledProject();
  projectId = id;
  made = await bundleOfProject(owner, id);
  await closeTestDatabase();
  await openTestDatabase();
  dana = await makePerson("Dana");
});
afterAll(() => closeTestDatabase());

/** A bundle with some of its files changed, and with checksums that fit. */
function changed(bundle: Uint8Array, files: Record<string, string | null>): Uint8Array {
  const all = unzipSync(bundle);
  for (const [name, words] of Object.entries(files)) {
    if (words === null) delete all[name];
    else all[name] = strToU8(words);
  }
  if (!("SHA256SUMS" in files)) {
    all.SHA256SUMS = strToU8(
      Object.entries(all)
        .filter(([name]) => name !== "SHA256SUMS")
        .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`)
        .join(""),
    );
  }
  return zipSync(all, { level: 1 });
}

const fileIn = (bundle: Uint8Array, name: string) =>
  strFromU8(unzipSync(bundle)[name] ?? new Uint8Array());

async function refusalOf(bundle: Uint8Array): Promise<string> {
  const outcome = await importBundle(dana, bundle, false);
  if (outcome.ok) throw new Error("it was imported");
  return `${outcome.problem}: ${outcome.reason ? sentenceOf(outcome.reason) : ""}`;
}

async function withRow(table: string, change: (row: Record<string, unknown>) => void) {
  const name = `data/${table}.jsonl`;
  const [first = "", ...rest] = fileIn(made, name).split("\n");
  const row = JSON.parse(first) as Record<string, unknown>;
  change(row);
  return changed(made, { [name]: [JSON.stringify(row), ...rest].join("\n") });
}

describe("nothing is taken, and nothing left behind, of", () => {
  const hostile: [string, () => Uint8Array | Promise<Uint8Array>, RegExp][] = [
    ["what is no archive", () => strToU8("PK, not"), /not-understood: /],
    ["another archive", () => zipSync({ "a.txt": strToU8("a") }), /not a bundle/],
    [
      "a newer version",
      () =>
        changed(made, {
          "manifest.json": fileIn(made, "manifest.json").replace('"bundle": 1', '"bundle": 2'),
        }),
      /version 2.*up to version 1/,
    ],
    [
      "a file that is not as it was written",
      () =>
        changed(made, {
          "README.md": "Other words.",
          SHA256SUMS: fileIn(made, "SHA256SUMS"),
        }),
      /README\.md.*checksum/,
    ],
    [
      "a file that no checksum is of",
      () => changed(made, { "more.txt": "More.", SHA256SUMS: fileIn(made, "SHA256SUMS") }),
      /more\.txt/,
    ],
    ["a file that is missing", () => changed(made, { "data/Note.jsonl": null }), /Note\.jsonl/],
    ["a name that leads out", () => changed(made, { "../evil": "x" }), /outside|folder|name/i],
    ["two files of one name", () => changed(made, { "readme.MD": "Which?" }), /two files called/],
    ["a bomb", () => changed(made, { "files/zeros": "0".repeat(30_000_000) }), /unpack/i],
    ["a line that is no JSON", () => changed(made, { "data/Note.jsonl": "{" }), /Line 1/],
    [
      "another project's rows",
      () => withRow("Note", (row) => (row.projectId = dana.id)),
      /another project/,
    ],
    ["an unknown column", () => withRow("Note", (row) => (row.deletedAt = null)), /deletedAt/],
    ["a column of another kind", () => withRow("Note", (row) => (row.body = 3)), /body/],
    ["words no database holds", () => withRow("Note", (row) => (row.body = "\u0000")), /Line 1/],
    [
      "values that lie too deep in one another",
      () => changed(made, { "data/Note.jsonl": "[".repeat(5_000) + "]".repeat(5_000) }),
      /Line 1/,
    ],
    [
      "a colour that is more than one",
      () => withRow("Label", (row) => (row.colour = "red;background:url(//x)")),
      /colour/,
    ],
    [
      "an address that is a script",
      () => withRow("Source", (row) => (row.url = "javascript:alert(1)")),
      /url/,
    ],
    [
      "a citation whose address is a script",
      () => withRow("Source", (row) => (row.csl = { type: "book", URL: "javascript:alert(1)" })),
      /csl/,
    ],
    [
      "a place outside its text",
      () =>
        withRow("Annotation", (row) => {
          row.target = [{ start: 1, end: 9_999, exact: "x", prefix: "", suffix: "" }];
          row.start = 1;
          row.end = 9_999;
        }),
      /outside its text/,
    ],
    ["another text", () => withRow("Revision", (row) => (row.text = "Other.")), /checksum/],
    [
      "two rows of one id",
      () => {
        const [line = ""] = fileIn(made, "data/Note.jsonl").split("\n");
        return changed(made, { "data/Note.jsonl": `${line}\n${line}\n` });
      },
      /id-taken/,
    ],
  ];
  test.each(hostile)("%s", async (_what, make, sentence) => {
    expect(await refusalOf(await make())).toMatch(sentence);
    expect(await read.project.count()).toBe(0);
    expect(await read.user.count()).toBe(1);
  });
});

test("a dry run tells what would come and writes nothing", async () => {
  const report = expectDone(await importBundle(dana, made, true));
  expect(report).toMatchObject({ isCopy: false, leftOut: {}, project: { id: projectId } });
  expect(report.counts).toMatchObject({ Document: 2, Adjudication: 1, Assignment: 1, Label: 1 });
  expect(report.people.map(({ name }) => name).sort()).toEqual(["Ana", "Bo", "Carl", "Cleo"]);
  expect(await read.project.count()).toBe(0);
});

test.each([
  ["the sample project", () => sample, STORY.project.id],
  ["a project of two revisions, orphans and decisions", () => made, ""],
])("%s comes back as it was", async (_what, bundle, known) => {
  const before = dataIn(bundle());
  const { project } = expectDone(await importBundle(dana, bundle(), false));
  expect(project.id).toBe(known || projectId);
  expect(expectDone(await readProject(dana, project.id)).role).toBe("owner");
  const after = dataIn(await bundleOfProject(dana, project.id));
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [name, words] of Object.entries(before)) expect(after[name], name).toBe(words);
  expect(JSON.stringify(after)).not.toContain("OWN-SECRET");
});

test("what is there already comes as a copy with ids of its own, and the same words", async () => {
  const report = expectDone(await importBundle(dana, made, false));
  expect(report.isCopy).toBe(true);
  expect(report.project.id).not.toBe(projectId);
  const lines = (bundle: Uint8Array) => fileIn(bundle, "annotations.csv").split("\r\n").length;
  const copy = await bundleOfProject(dana, report.project.id);
  expect(lines(copy)).toBe(lines(made));
  expect(JSON.stringify(dataIn(copy))).not.toContain(projectId);
});

test("nobody's account is said to have written it, and the names are of nobody who can sign in", async () => {
  const stranger = await makePerson("Eve");
  const line = JSON.stringify({ id: stranger.id, name: "Eve", formerNumber: null });
  const [first = ""] = fileIn(made, "data/people.jsonl").split("\n");
  const { id } = JSON.parse(first) as { id: string };
  const claimed = changed(made, {
    ...Object.fromEntries(
      Object.entries(dataIn(made)).map(([name, words]) => [
        name,
        words.replaceAll(id, stranger.id),
      ]),
    ),
    "data/people.jsonl": fileIn(made, "data/people.jsonl").replace(first, line),
  });
  const report = expectDone(await importBundle(dana, claimed, false));
  const where = { projectId: report.project.id };
  expect(await read.annotation.count({ where: { ...where, createdById: stranger.id } })).toBe(0);
  expect(await read.member.findMany({ where, select: { userId: true } })).toEqual([
    { userId: dana.id },
  ]);
  const standIns = await read.user.findMany({ where: { formerIn: report.project.id } });
  expect(standIns.length).toBeGreaterThan(3);
  for (const { email, passwordHash, disabledAt } of standIns) {
    expect([email, passwordHash]).toEqual([null, null]);
    expect(disabledAt).not.toBeNull();
  }
});

test("whoever imports their own work stays its author", async () => {
  const [first = ""] = fileIn(made, "data/people.jsonl").split("\n");
  const { id } = JSON.parse(first) as { id: string };
  const own = changed(
    made,
    Object.fromEntries(
      Object.entries(dataIn(made)).map(([name, words]) => [name, words.replaceAll(id, dana.id)]),
    ),
  );
  const report = expectDone(await importBundle(dana, own, false));
  expect(report.people.filter(({ isYou }) => isYou)).toEqual([{ name: "Dana", isYou: true }]);
  expect((await exportProject(dana, report.project.id, "html")).ok).toBe(true);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { judgeAnnotation } from "@/server/annotation/judge";
import { addDocument } from "@/server/document/write";
import { addSpeaker } from "@/server/speaker/write";
import { addTag } from "@/server/tag/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { readComparison } from "./comparison";
import { readCounts } from "./counts";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string;
const first = "CHAIR: The quay is open now.\n\nANA REIS: Nobody asked us.";
const second = "The chair of the quay speaks again today.";

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo, eve] = (await Promise.all(["Ana", "Bo", "Eve"].map(makePerson))) as [
    Viewer,
    Viewer,
    Viewer,
  ];
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const kind = "rhetoric" as const;
  const group = expectDone(
    await addTag(ana, projectId, { kind, slug: "group", label: "A group", position: 900 }),
  );
  const below = { kind, slug: "below", label: "Below", parent: group.id, position: 901 };
  expectDone(await addTag(ana, projectId, below));
  expectDone(
    await addSpeaker(ana, projectId, { name: "Ida Quay", aliases: ["CHAIR", "The chair"] }),
  );
  const bell = { publisher: "The Bell", author: "A. Writer", date: "2024-01-02" };
  const other = { publisher: "THE BELL", speaker: "The chair", date: "2024-03-04" };
  const texts = [
    { content: first, title: "One", source: bell },
    { content: second, title: "Two", source: other },
  ];
  const ids: string[] = [];
  for (const text of texts) {
    ids.push(expectDone(await addDocument(ana, projectId, { format: "plain", ...text })).id);
  }
  const mark = async (viewer: Viewer, at: number, words: string, technique: string, more = {}) => {
    const start = texts[at]!.content.indexOf(words);
    const target = [{ start, end: start + words.length }];
    return makeAnnotation(viewer, ids[at]!, target, { kind, rhetoric: { technique }, ...more });
  };
  await mark(ana, 0, "quay", "below");
  await mark(bo, 0, "Nobody", "group", { tags: ["below", "own-word"] });
  await mark(bo, 1, "quay", "below");
  await mark(bo, 1, "today", "below", { visibility: "private" });
  const wrong = await mark(bo, 1, "again", "below");
  expectDone(await judgeAnnotation(ana, wrong.id, () => true, { status: "rejected" }));
});
afterAll(closeTestDatabase);

const counts = async (by: Parameters<typeof readCounts>[2]["by"], viewer = ana) => {
  const { groups, tags } = expectDone(await readCounts(viewer, projectId, { by }));
  return {
    groups: groups.map(({ label, words, documents, count }) => [label, words, documents, count]),
    tags: tags.map(({ slug, depth, count, counts: all }) => [slug, depth, count, ...all]),
  };
};

test("tags by speaker: one person by any of their names, groups with the tags below them", async () => {
  expect(await counts("speaker")).toEqual({
    groups: [
      ["Ida Quay", 14, 2, 2],
      ["ANA REIS", 5, 1, 1],
    ],
    tags: [
      ["group", 0, 3, 2, 1],
      ["below", 1, 3, 2, 1],
    ],
  });
});

test("tags by text, author, outlet and date", async () => {
  expect((await counts("document")).tags).toEqual([
    ["group", 0, 3, 2, 1],
    ["below", 1, 3, 2, 1],
  ]);
  expect((await counts("author")).groups.map(([label]) => label)).toEqual(["A. Writer", ""]);
  const outlets = await counts("outlet");
  expect(outlets.groups).toMatchObject([["The Bell", 19, 2, 3]]);
  expect(outlets.tags[0]).toEqual(["group", 0, 3, 3]);
  expect((await counts("date")).groups.map(([label]) => label)).toEqual([
    "2024-01-02",
    "2024-03-04",
  ]);
});

test("what somebody may not see counts for them nowhere", async () => {
  expect((await counts("outlet", bo)).tags[0]).toEqual(["group", 0, 4, 4]);
  expect((await counts("outlet", ana)).tags[0]).toEqual(["group", 0, 3, 3]);
  expect(await readCounts(eve, projectId, { by: "date" })).toMatchObject({ problem: "not-found" });
});

test("a kind that is not used has no tags, and the groups stay", async () => {
  const found = expectDone(await readCounts(ana, projectId, { by: "outlet", kind: "claim" }));
  expect(found.tags).toEqual([]);
  expect(found.groups).toMatchObject([{ count: 0, words: 19 }]);
});

test("outlets are compared as speakers are, and speakers by their record", async () => {
  const compare = async (by: "outlet" | "speaker" | "author") =>
    expectDone(await readComparison(ana, projectId, { by, kind: "rhetoric" })).rows.map(
      ({ label, count, words }) => [label, count, words],
    );
  expect(await compare("outlet")).toEqual([["The Bell", 3, 19]]);
  expect(await compare("speaker")).toEqual([
    ["Ida Quay", 2, 14],
    ["ANA REIS", 1, 5],
  ]);
  expect(await compare("author")).toEqual([
    ["A. Writer", 2, 11],
    ["", 1, 8],
  ]);
});

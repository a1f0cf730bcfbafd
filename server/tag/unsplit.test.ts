import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Visibility } from "@/lib/annotation/annotation";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { readAnnotation } from "@/server/annotation/read";
import { addClaim } from "@/server/claim/write";
import { readChanges } from "@/server/live/follow";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { answerRecheck } from "./answer-recheck";
import { mergeTag } from "./merge";
import { listTags } from "./read";
import { listRechecks } from "./rechecks";
import { retireTag, splitTag } from "./recode";
import { listRevisions } from "./revisions";
import { unsplitTag } from "./unsplit";
import { addTag, editTag, removeTag } from "./write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const any = () => true;
const target = [{ start: 4, end: 9 }];

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
});

const make = async (slug: string, rest: object = {}) =>
  expectDone(await addTag(cleo, projectId, { kind: "rhetoric", slug, label: slug, ...rest }));
const use = (technique: string | null, tags: string[] = [], visibility: Visibility = "project") =>
  makeAnnotation(bo, documentId, target, {
    kind: "rhetoric",
    visibility,
    rhetoric: { technique },
    tags,
  });
const part = (slug: string, rest: object = {}) => ({ id: newId(), slug, label: slug, ...rest });
const split = async (id: string, ...into: ReturnType<typeof part>[]) =>
  expectDone(await splitTag(cleo, id, any, into));
const unsplit = async (id: string) => expectDone(await unsplitTag(cleo, id, any));
const called = async (id: string) => {
  const { rhetoric, tags } = expectDone(await readAnnotation(bo, id));
  return [rhetoric?.technique, ...tags];
};
const newest = async () => expectDone(await listRevisions(dee, projectId, { limit: 1 })).items[0];
const rechecks = async (isDone: boolean) =>
  expectDone(await listRechecks(bo, projectId, { done: isDone }, { limit: 100 })).items;
const slugs = async () =>
  expectDone(await listTags(dee, projectId, { limit: 500 })).items.map(({ slug }) => slug);

/** All that a codebook touches, without the numbers by which changes are told. */
async function everything() {
  const where = { where: { projectId }, orderBy: { id: "asc" } } as const;
  const numbers = { version: true, change: true } as const;
  return {
    tags: await read.tag.findMany({
      where: { projectId, deletedAt: null },
      orderBy: { id: "asc" },
      omit: { ...numbers, updatedAt: true },
    }),
    annotations: await read.annotation.findMany({ ...where, omit: numbers }),
    claims: await read.claim.findMany({ ...where, omit: numbers }),
    rechecks: await read.recheck.findMany(where),
  };
}

test("a split that is undone leaves everything as it was", async () => {
  const top = await make("top");
  const whole = await make("whole", { parent: top.id, definition: "All of it." });
  await make("beside", { nearMisses: [{ slug: "whole", question: "Which?", yes: "whole" }] });
  await use("whole");
  await use("whole", ["first", "whole"], "private");
  const before = await everything();
  await split(whole.id, part("one"), part("two"));
  expect(await everything()).not.toEqual(before);
  const restored = await unsplit(whole.id);
  expect(restored).toMatchObject({ retiredAt: null, parent: top.id, definition: "All of it." });
  expect(await everything()).toEqual(before);
  expect(await newest()).toMatchObject({
    action: "unsplit",
    tagId: whole.id,
    by: { name: "Cleo" },
    after: { from: [{ slug: "one" }, { slug: "two" }] },
  });
});

test("what was called by a part since is called by the tag again, with claims and questions", async () => {
  const whole = await make("whole", { kind: "claim" });
  await split(whole.id, part("one"), part("two"));
  const claim = { statement: "The tides fell.", type: "one" };
  const listed = expectDone(await addClaim(bo, projectId, claim));
  await make("beside", { kind: "claim", nearMisses: [{ slug: "two", question: "Two?" }] });
  await unsplit(whole.id);
  expect((await read.claim.findUnique({ where: { id: listed.id } }))?.type).toBe("whole");
  const { items } = expectDone(await listTags(dee, projectId, { limit: 500 }));
  expect(items.find(({ slug }) => slug === "beside")?.nearMisses).toEqual([
    { slug: "whole", question: "Two?" },
  ]);
});

test("annotations that were looked at again, new ones and tags below come back to the tag", async () => {
  const whole = await make("whole");
  const looked = await use("whole", ["whole"], "private");
  const one = part("one");
  await split(whole.id, one, part("two"));
  const [recheck] = await rechecks(false);
  expectDone(await answerRecheck(bo, recheck?.id ?? "", { done: true, slug: "one" }));
  expect(await called(looked.id)).toEqual(["one", "one"]);
  const fresh = await use("two", ["one", "two"]);
  const below = await make("below", { parent: one.id });
  const { version } = expectDone(await readAnnotation(bo, looked.id));

  await unsplit(whole.id);
  expect(await called(looked.id)).toEqual(["whole", "whole"]);
  expect(expectDone(await readAnnotation(bo, looked.id)).version).toBe(version + 1);
  expect(await called(fresh.id)).toEqual(["whole", "whole"]);
  expect(await rechecks(false)).toEqual([]);
  const { items } = expectDone(await listTags(dee, projectId, { limit: 500 }));
  expect(items.find(({ id }) => id === below.id)?.parent).toBe(whole.parent);
  expect(await slugs()).not.toContain("one");
});

test("a tag that went on with a narrower meaning gets the wide one back, but not over later words", async () => {
  const whole = await make("whole", { definition: "All of it.", useWhen: "Always." });
  await split(
    whole.id,
    part("whole", { label: "Rest", definition: "What is left.", useWhen: "Else." }),
    part("one"),
  );
  expectDone(await editTag(cleo, whole.id, any, { useWhen: "Written since." }));
  expect(await unsplit(whole.id)).toMatchObject({
    label: "whole",
    definition: "All of it.",
    useWhen: "Written since.",
    retiredAt: null,
  });
});

test("one that somebody restored or a part that is gone stand in nobody's way", async () => {
  const whole = await make("whole");
  const [one, two] = [part("one"), part("two")];
  await split(whole.id, one, two);
  expectDone(await retireTag(cleo, whole.id, any, false));
  expectDone(await removeTag(cleo, one.id, any));
  expectDone(await editTag(cleo, two.id, any, { slug: "two-new" }));
  const used = await use("two-new");
  expect(await unsplit(whole.id)).toMatchObject({ retiredAt: null });
  expect(await called(used.id)).toEqual(["whole"]);
  expect(await newest()).toMatchObject({ after: { from: [{ slug: "two-new" }] } });
});

test("properties of the parts are asked for by the tag", async () => {
  const whole = await make("whole");
  const strength = {
    id: newId(),
    name: "strength",
    type: "number" as const,
    required: false,
    choices: [],
  };
  const one = part("one", { properties: [strength] });
  await split(whole.id, one, part("two"));
  expect((await unsplit(whole.id)).properties).toMatchObject([{ name: "strength" }]);
});

test("it is told once, to those who may see it, and sent again it is one", async () => {
  const whole = await make("whole");
  await use("whole");
  const hidden = await use("whole", [], "private");
  await split(whole.id, part("one"), part("two"));
  for (const { id } of await rechecks(false)) {
    expectDone(await answerRecheck(bo, id, { done: true, slug: "one" }));
  }
  const numbers = async () => ({
    project: await read.project.findUniqueOrThrow({ where: { id: projectId } }),
    mine: expectDone(await readChanges(bo, { documentId }, 0, 1_000)).changes.length,
    hers: expectDone(await readChanges(dee, { documentId }, 0, 1_000)).changes.length,
  });
  const before = await numbers();
  const undone = await unsplit(whole.id);
  const after = await numbers();
  expect(after.project.codebookVersion).toBe(before.project.codebookVersion + 1);
  expect([after.mine - before.mine, after.hers - before.hers]).toEqual([2, 1]);
  expect(await called(hidden.id)).toEqual(["whole"]);
  expect(expectDone(await unsplitTag(cleo, whole.id, () => false))).toEqual(undone);
  expect(await numbers()).toEqual(after);
});

test("a tag can be split again, and that undone", async () => {
  const whole = await make("whole");
  await split(whole.id, part("one"), part("two"));
  await unsplit(whole.id);
  await split(whole.id, part("one"), part("three"));
  expect(await slugs()).toEqual(expect.arrayContaining(["one", "three"]));
  await unsplit(whole.id);
  expect(await slugs()).not.toContain("three");
});

test("it is refused for those who may not, in haste, and where there is nothing to undo", async () => {
  const whole = await make("whole");
  expect(await unsplitTag(cleo, whole.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.notSplit"),
  });
  const [one, two] = [part("one"), part("two")];
  await split(whole.id, one, two);
  expect(await unsplitTag(bo, whole.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await unsplitTag(dee, whole.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await unsplitTag(eve, whole.id, any)).toMatchObject({ problem: "not-found" });
  expect(await unsplitTag(cleo, whole.id, () => false)).toMatchObject({
    problem: "someone-was-faster",
  });

  const other = await make("other");
  expectDone(await mergeTag(cleo, other.id, any, one.id));
  expect(await unsplitTag(cleo, whole.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.splitMerged", { label: "other" }),
  });
  await transaction((tx) =>
    tx.history.updateMany({
      where: { subjectId: whole.id, action: "split" },
      data: { before: { id: whole.id } },
    }),
  );
  expect(await unsplitTag(cleo, whole.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.splitUnrecorded"),
  });
});

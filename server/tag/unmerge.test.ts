import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Visibility } from "@/lib/annotation/annotation";
import { removeAnnotation } from "@/server/annotation/judge";
import { editAnnotation } from "@/server/annotation/edit";
import { readAnnotation } from "@/server/annotation/read";
import { addClaim } from "@/server/claim/write";
import { read, transaction } from "@/server/platform/db";
import { readChanges } from "@/server/live/follow";
import { listTags } from "./read";
import { mergeTag } from "./merge";
import { listRechecks } from "./rechecks";
import { retireTag } from "./recode";
import { listRevisions } from "./revisions";
import { answerRecheck } from "./answer-recheck";
import { unmergeTag } from "./unmerge";
import { addTag, editTag, removeTag } from "./write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { reason } from "@/lib/reason";

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
const merge = async (id: string, into: string) => expectDone(await mergeTag(cleo, id, any, into));
const unmerge = async (id: string) => expectDone(await unmergeTag(cleo, id, any));
const called = async (id: string) => {
  const { rhetoric, tags } = expectDone(await readAnnotation(bo, id));
  return [rhetoric?.technique, ...tags];
};
const newest = async () => expectDone(await listRevisions(dee, projectId, { limit: 1 })).items[0];
const openRechecks = async () =>
  expectDone(await listRechecks(bo, projectId, { done: false }, { limit: 100 })).items;

/** All that a codebook touches, without the numbers by which changes are told. */
async function everything() {
  const where = { where: { projectId }, orderBy: { id: "asc" } } as const;
  const tags = await read.tag.findMany({
    ...where,
    omit: { version: true, change: true, updatedAt: true },
  });
  const annotations = await read.annotation.findMany({
    ...where,
    omit: { version: true, change: true },
  });
  const claims = await read.claim.findMany({ ...where, omit: { version: true, change: true } });
  return { tags, annotations, claims, rechecks: await read.recheck.findMany(where) };
}

test("a merge of tags that is taken apart leaves everything as it was", async () => {
  const top = await make("top");
  const from = await make("from", { parent: top.id });
  const group = await make("group", { parent: from.id });
  const into = await make("into", { parent: group.id });
  await make("beside", { nearMisses: [{ slug: "from", question: "Which?", yes: "from" }] });
  await make("both", {
    nearMisses: [
      { slug: "into", question: "This?" },
      { slug: "from", question: "Or that?" },
    ],
  });
  await editTag(cleo, from.id, any, { nearMisses: [{ slug: "into", question: "Is it?" }] });
  await use("from");
  await use("from", ["first", "from", "into", "last"]);
  await use("beside", ["from"], "private");
  await use("into", ["into"]);
  const gone = await use("from");
  expectDone(await removeAnnotation(bo, gone.id, any));
  const answers = [{ slug: "from", question: "Which?", answer: "no" as const }];
  await makeAnnotation(bo, documentId, target, {
    kind: "rhetoric",
    rhetoric: { technique: "beside", answers },
  });
  // Asked before, and answered by no one yet.
  expectDone(await editTag(cleo, from.id, any, { definition: "Something else." }));
  const before = await everything();

  await merge(from.id, "into");
  expect(await everything()).not.toEqual(before);
  const apart = await unmerge(from.id);
  expect(apart).toMatchObject({ mergedInto: null, retiredAt: null, parent: top.id });
  expect(await everything()).toEqual(before);
  expect(await newest()).toMatchObject({
    action: "unmerged",
    tagId: from.id,
    by: { name: "Cleo" },
    after: { from: { id: into.id, label: "into" } },
  });
});

test("a type of claim comes back in the register, too", async () => {
  const from = await make("heard", { kind: "claim" });
  await make("told", { kind: "claim" });
  const claim = { id: null, statement: "The tides fell.", type: "heard", checkworthy: null };
  const { id } = await makeAnnotation(bo, documentId, target, { claim });
  const draft = { statement: "The tides fell.", type: "heard" };
  const listed = expectDone(await addClaim(bo, projectId, draft));
  await merge(from.id, "told");
  const type = async () => (await read.claim.findUnique({ where: { id: listed.id } }))?.type;
  expect(await type()).toBe("told");
  await unmerge(from.id);
  expect(await type()).toBe("heard");
  expect(expectDone(await readAnnotation(bo, id)).claim?.type).toBe("heard");
});

test("what got another word since, or was looked at again, stays as it was left", async () => {
  const from = await make("from");
  await make("into");
  await make("third");
  const moved = await use("from", ["from"]);
  const turned = await use("from", ["from"]);
  const looked = await use("from", ["from"]);
  await merge(from.id, "into");
  expectDone(
    await editAnnotation(bo, turned.id, any, { rhetoric: { technique: "third" }, tags: ["free"] }),
  );
  const recheck = (await openRechecks()).find(({ annotationId }) => annotationId === looked.id);
  expectDone(await answerRecheck(bo, recheck?.id ?? "", { done: true }));
  const later = await use("into", ["into"]);
  const other = await make("other", { parent: from.id });

  await unmerge(from.id);
  expect(await called(moved.id)).toEqual(["from", "from"]);
  expect(await called(turned.id)).toEqual(["third", "free"]);
  expect(await called(looked.id)).toEqual(["into", "into"]);
  expect(await called(later.id)).toEqual(["into", "into"]);
  expect(await openRechecks()).toEqual([]);
  const done = { done: true } as const;
  const { items } = expectDone(await listRechecks(bo, projectId, done, { limit: 9 }));
  expect(items).toMatchObject([{ annotationId: looked.id, slug: "into" }]);
  const { items: tags } = expectDone(await listTags(dee, projectId, { limit: 100 }));
  expect(tags.find(({ id }) => id === other.id)?.parent).toBe(from.id);
});

test("words that were renamed since are followed", async () => {
  const from = await make("from");
  const into = await make("into");
  await make("beside", { nearMisses: [{ slug: "from", question: "Which?" }] });
  const moved = await use("from", ["from"]);
  await merge(from.id, "into");
  expectDone(await editTag(cleo, into.id, any, { slug: "into-new" }));
  expectDone(await editTag(cleo, from.id, any, { slug: "from-new" }));
  expect(await called(moved.id)).toEqual(["into-new", "into-new"]);
  await unmerge(from.id);
  expect(await called(moved.id)).toEqual(["from-new", "from-new"]);
  const { items } = expectDone(await listTags(dee, projectId, { limit: 100 }));
  expect(items.find(({ slug }) => slug === "beside")?.nearMisses).toEqual([
    { slug: "from-new", question: "Which?" },
  ]);
});

test("merges one after the other are taken apart from the last one on", async () => {
  const [first, second] = [await make("first"), await make("second")];
  await make("third");
  const [one, two] = [await use("first"), await use("second")];
  await merge(first.id, "second");
  await merge(second.id, "third");
  const merged = await everything();
  expect(await unmergeTag(cleo, first.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.mergedOn", { label: "second" }),
  });
  expect(await everything()).toEqual(merged);
  await unmerge(second.id);
  expect([await called(one.id), await called(two.id)]).toEqual([["second"], ["second"]]);
  await unmerge(first.id);
  expect([await called(one.id), await called(two.id)]).toEqual([["first"], ["second"]]);
  expect(await openRechecks()).toEqual([]);
});

test("it is told as one change of the codebook and one of each annotation, and is done once", async () => {
  const from = await make("from");
  await make("into");
  const { id } = await use("from");
  const hidden = await use("from", [], "private");
  const merged = await merge(from.id, "into");
  const { version } = expectDone(await readAnnotation(bo, id));
  const numbers = async () => ({
    project: await read.project.findUniqueOrThrow({ where: { id: projectId } }),
    shared: expectDone(await readChanges(dee, { projectId }, 0, 1_000)).changes.length,
    mine: expectDone(await readChanges(bo, { documentId }, 0, 1_000)).changes.length,
    hers: expectDone(await readChanges(dee, { documentId }, 0, 1_000)).changes.length,
  });
  const before = await numbers();
  const apart = expectDone(await unmergeTag(cleo, from.id, (sent) => sent === merged.version));
  const after = await numbers();
  expect(after.project.codebookVersion).toBe(before.project.codebookVersion + 1);
  expect(after.shared).toBe(before.shared + 1);
  expect(expectDone(await readAnnotation(bo, id)).version).toBe(version + 1);
  expect(await called(hidden.id)).toEqual(["from"]);
  expect([after.mine - before.mine, after.hers - before.hers]).toEqual([2, 1]);
  // Sent again, with the version that was read before, it is done already.
  const again = await unmergeTag(cleo, from.id, (sent) => sent === merged.version);
  expect(expectDone(again)).toEqual(apart);
  expect(await numbers()).toEqual(after);
});

test("it is refused for those who may not, in haste, and where there is nothing to undo", async () => {
  const [from, into] = [await make("from"), await make("into")];
  await use("from");
  const nothing = {
    problem: "not-undoable",
    reason: reason("Refusals.tag.notMerged"),
  };
  expect(await unmergeTag(cleo, from.id, any)).toMatchObject(nothing);
  await merge(from.id, "into");
  expect(await unmergeTag(bo, from.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await unmergeTag(dee, from.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await unmergeTag(eve, from.id, any)).toMatchObject({ problem: "not-found" });
  expect(await unmergeTag(cleo, from.id, () => false)).toMatchObject({
    problem: "someone-was-faster",
  });

  const rows = { where: { subjectId: from.id, action: "merged" } };
  const { before } = await read.history.findFirstOrThrow(rows);
  const { moved, ...rest } = before as { moved: object };
  const put = (state: object) =>
    transaction((tx) => tx.history.updateMany({ ...rows, data: { before: state as never } }));
  await put(rest);
  expect(await unmergeTag(cleo, from.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.mergedUnrecorded"),
  });
  await put({ ...rest, moved });
  expectDone(await removeTag(cleo, into.id, any));
  expect(await unmergeTag(cleo, from.id, any)).toMatchObject({
    problem: "not-undoable",
    reason: reason("Refusals.tag.mergedIntoDeleted"),
  });
  // Offered again by itself, it is not merged any more.
  expectDone(await retireTag(cleo, from.id, any, false));
  expect(await unmergeTag(cleo, from.id, any)).toMatchObject(nothing);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visibility } from "@/lib/annotation/annotation";
import { readAnnotation } from "@/server/annotation/read";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { addAssignments, removeAssignments, setAssignmentState } from "@/server/assignment/write";
import { listTags } from "./read";
import { listRechecks } from "./rechecks";
import { mergeTag } from "./merge";
import { retireTag, splitTag } from "./recode";
import { listRevisions } from "./revisions";
import { answerRecheck } from "./answer-recheck";
import { addTag, editTag, removeTag } from "./write";
import { readAboutReading } from "@/server/document/reading-page";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

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
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
  documentId = (await makeDocument(ana, projectId, "The tides fell by half.")).document.id;
});
afterAll(closeTestDatabase);

let made = 0;
const make = async (slug = `tag-${++made}`, rest: object = {}) =>
  expectDone(await addTag(cleo, projectId, { kind: "rhetoric", slug, label: slug, ...rest }));
const use = (viewer: Viewer, slug: string, visibility: Visibility = "project", rest: object = {}) =>
  makeAnnotation(viewer, documentId, target, {
    kind: "rhetoric",
    visibility,
    rhetoric: { technique: slug, ...rest },
    tags: [slug],
  });
const open = async (viewer: Viewer, annotationId?: string) =>
  expectDone(await listRechecks(viewer, projectId, { done: false }, { limit: 1_000 })).items.filter(
    (item) => annotationId === undefined || item.annotationId === annotationId,
  );
const technique = async (viewer: Viewer, id: string) =>
  expectDone(await readAnnotation(viewer, id)).rhetoric?.technique;
const newest = async () => expectDone(await listRevisions(dee, projectId, { limit: 1 })).items[0];

test("tags of one position, as parts of a split have, are in one order everywhere", async () => {
  const [first, second] = [newId(), newId()];
  await make("own-side", { id: second, position: 900 });
  await make("third-party", { id: first, position: 900 });
  const { codebook } = expectDone(await readAboutReading(ana, documentId));
  const { items } = expectDone(await listTags(ana, projectId, { limit: 500 }));
  for (const tags of [codebook, items]) {
    const slugs = tags.map(({ slug }) => slug);
    expect(slugs.filter((slug) => slug === "own-side" || slug === "third-party")).toEqual([
      "third-party",
      "own-side",
    ]);
  }
});

test("a merged tag hands its annotations on, points to the other and is offered no longer", async () => {
  const into = await make();
  const tag = await make();
  const below = await make(undefined, { parent: tag.id });
  const askingTag = await make(undefined, {
    nearMisses: [{ slug: tag.slug, question: "Which?", yes: tag.slug }],
  });
  const shared = await use(bo, tag.slug);
  const withAnswer = await use(bo, askingTag.slug, "project", {
    answers: [{ slug: tag.slug, question: "Which?", answer: "no" }],
  });
  const merged = expectDone(await mergeTag(cleo, tag.id, any, into.slug));
  expect(merged).toMatchObject({ mergedInto: into.id, slug: tag.slug });
  expect(merged.retiredAt).not.toBeNull();

  const now = expectDone(await readAnnotation(bo, shared.id));
  expect(now).toMatchObject({ rhetoric: { technique: into.slug }, tags: [into.slug] });
  expect(now.version).toBe(shared.version + 1);
  const [answer] = expectDone(await readAnnotation(bo, withAnswer.id)).rhetoric?.answers ?? [];
  expect(answer?.slug).toBe(into.slug);
  const { items } = expectDone(await listTags(dee, projectId, { limit: 1_000 }));
  expect(items.find(({ id }) => id === below.id)?.parent).toBe(into.id);
  expect(items.find(({ id }) => id === askingTag.id)?.nearMisses).toEqual([
    { slug: into.slug, question: "Which?", yes: into.slug },
  ]);
  expect(await open(dee, shared.id)).toMatchObject([
    { reason: "merged", choices: [into.slug], words: "tides", tag: { id: tag.id }, mayDo: false },
  ]);
  expect(await newest()).toMatchObject({
    action: "merged",
    tagId: tag.id,
    after: { into: { slug: into.slug } },
    by: { name: "Cleo" },
  });
  // The same merge sent again is one merge.
  const version = (await newest())?.version;
  expectDone(await mergeTag(cleo, tag.id, any, into.id));
  expect((await newest())?.version).toBe(version);
});

test("a group can be merged into a tag below it", async () => {
  const top = await make();
  const group = await make(undefined, { parent: top.id });
  const low = await make(undefined, { parent: group.id });
  expectDone(await mergeTag(cleo, group.id, any, low.id));
  const { items } = expectDone(await listTags(dee, projectId, { limit: 1_000 }));
  expect(items.find(({ id }) => id === low.id)?.parent).toBe(top.id);
});

test("nothing is merged into itself, into another kind, or into what is retired", async () => {
  const tag = await make();
  const gone = await make();
  expectDone(await retireTag(cleo, gone.id, any, true));
  for (const into of [tag.id, "factual", gone.slug, newId()]) {
    expect(await mergeTag(cleo, tag.id, any, into)).toMatchObject({
      problem: "not-understood",
      errors: [{ path: "into" }],
    });
  }
  const { items } = expectDone(await listTags(dee, projectId, { kind: "quotation", limit: 9 }));
  const [direct, indirect] = items;
  const outcome = await mergeTag(cleo, direct?.id ?? "", any, indirect?.id ?? "");
  expect(outcome).toMatchObject({ problem: "not-understood" });
});

test("a split leaves every annotation its word until a person has looked at it again", async () => {
  const tag = await make("loaded");
  const mine = await use(bo, "loaded");
  const parts = ["smear", "euphemisms"].map((slug) => ({ id: newId(), slug, label: slug }));
  const split = expectDone(await splitTag(cleo, tag.id, any, parts));
  expect(split.retiredAt).not.toBeNull();
  expect(await technique(bo, mine.id)).toBe("loaded");
  expectDone(await splitTag(cleo, tag.id, any, parts));
  const [recheck] = await open(bo, mine.id);
  expect(recheck).toMatchObject({ reason: "split", choices: ["smear", "euphemisms"], mayDo: true });

  const recheckDone = expectDone(
    await answerRecheck(bo, recheck?.id ?? "", { done: true, slug: "smear" }),
  );
  expect(recheckDone).toMatchObject({ slug: "smear", doneBy: { name: "Bo" } });
  expect(expectDone(await readAnnotation(bo, mine.id))).toMatchObject({
    rhetoric: { technique: "smear" },
    tags: ["smear"],
  });
  expect(await open(bo, mine.id)).toEqual([]);

  const back = { done: false, slug: "loaded" };
  expectDone(await answerRecheck(bo, recheck?.id ?? "", back));
  expect(await technique(bo, mine.id)).toBe("loaded");
  expect(await open(bo, mine.id)).toHaveLength(1);
});

test("who has finished a text does not look at their own annotations on it again", async () => {
  const tag = await make("slanted");
  const mine = await use(bo, "slanted");
  const parts = ["tilted", "skewed"].map((slug) => ({ id: newId(), slug, label: slug }));
  expectDone(await splitTag(cleo, tag.id, any, parts));
  const pairs = [{ documentId, userId: bo.id }];
  const { added: ids } = expectDone(await addAssignments(ana, projectId, { pairs }));
  expectDone(await setAssignmentState(bo, ids[0] ?? "", { state: "finished" }));
  const [recheck] = await open(bo, mine.id);
  expect(recheck).toMatchObject({ mayDo: false });
  const answer = { done: true, slug: "tilted" };
  expect(await answerRecheck(bo, recheck?.id ?? "", answer)).toMatchObject({
    problem: "not-yours",
    reason: { key: "Refusals.assignment.finished" },
  });
  expect(await technique(bo, mine.id)).toBe("slanted");
  expectDone(await removeAssignments(ana, projectId, { ids }));
  expectDone(await answerRecheck(bo, recheck?.id ?? "", answer));
});

test("a tag may go on beside what was split off it", async () => {
  const tag = await make("doubts");
  const into = [
    { slug: "doubts", label: "Doubts", definition: "Only of persons." },
    { slug: "scepticism", label: "Scepticism" },
  ];
  const split = expectDone(await splitTag(cleo, tag.id, any, into));
  expect(split).toMatchObject({ retiredAt: null, definition: "Only of persons." });
  expect(await splitTag(cleo, tag.id, any, into)).toMatchObject({ problem: "already-there" });
  expect(await splitTag(cleo, tag.id, any, into.slice(0, 1))).toMatchObject({
    problem: "not-understood",
  });
});

test("a retired tag keeps its annotations and can come back, with what it asked taken back", async () => {
  const tag = await make();
  const one = await use(bo, tag.slug);
  const two = await use(bo, tag.slug);
  expectDone(await retireTag(cleo, tag.id, any, true));
  expect(await technique(bo, one.id)).toBe(tag.slug);
  const [first] = await open(bo, one.id);
  expectDone(await answerRecheck(bo, first?.id ?? "", { done: true, slug: null }));
  expect(await technique(bo, one.id)).toBeNull();
  const back = expectDone(await retireTag(cleo, tag.id, any, false));
  expect(back.retiredAt).toBeNull();
  expect(await open(bo, two.id)).toEqual([]);
  expect((await newest())?.action).toBe("returned");
});

test("a new definition asks again, a new example does not, nor does one that is only put better", async () => {
  const tag = await make();
  const { id } = await use(bo, tag.slug);
  expectDone(await editTag(cleo, tag.id, any, { examples: ["Really?"] }));
  expectDone(await editTag(cleo, tag.id, any, { definition: "Put better.", recheck: false }));
  expect(await open(bo, id)).toEqual([]);
  expectDone(await editTag(cleo, tag.id, any, { definition: "Something else." }));
  expect(await open(bo, id)).toMatchObject([{ reason: "redefined", choices: [tag.slug] }]);
  expect(await newest()).toMatchObject({
    action: "edited",
    before: { definition: "Put better." },
    after: { definition: "Something else." },
  });
  const renamed = expectDone(await editTag(cleo, tag.id, any, { slug: `${tag.slug}-new` }));
  expect(await open(bo, id)).toMatchObject([{ choices: [renamed.slug], slug: renamed.slug }]);
});

test("a private annotation is carried along and listed for its author alone", async () => {
  const into = await make();
  const tag = await make();
  const closed = await use(bo, tag.slug, "private");
  expectDone(await mergeTag(cleo, tag.id, any, into.id));
  expect(await technique(bo, closed.id)).toBe(into.slug);
  const [recheck] = await open(bo, closed.id);
  expect(recheck?.mayDo).toBe(true);
  for (const other of [ana, cleo, dee]) {
    expect(await open(other, closed.id)).toEqual([]);
    expect(await answerRecheck(other, recheck?.id ?? "", { done: true })).toMatchObject({
      problem: "not-found",
    });
  }
  const before = (await readFeed(read, ana, projectId, 0, 10_000)).last;
  expectDone(await answerRecheck(bo, recheck?.id ?? "", { done: true }));
  expect((await readFeed(read, ana, projectId, 0, 10_000)).last).toBe(before);
});

test("authors and curators answer, readers look on, strangers know of nothing", async () => {
  const tag = await make();
  const { id } = await use(bo, tag.slug);
  expectDone(await retireTag(cleo, tag.id, any, true));
  const [recheck] = await open(dee, id);
  const answer = (viewer: Viewer, slug?: string) =>
    answerRecheck(viewer, recheck?.id ?? "", { done: true, slug });
  expect(await answer(dee)).toMatchObject({ problem: "not-yours" });
  expect(await answer(eve)).toMatchObject({ problem: "not-found" });
  expect(await answer(cleo, "no-such-tag")).toMatchObject({ problem: "not-understood" });
  expectDone(await answer(cleo, "doubt"));
  expect(await technique(bo, id)).toBe("doubt");
  expect(await listRechecks(eve, projectId, {}, { limit: 9 })).toMatchObject({
    problem: "not-found",
  });
  for (const viewer of [bo, dee]) {
    expect(await retireTag(viewer, tag.id, any, false)).toMatchObject({ problem: "not-yours" });
    expect(await mergeTag(viewer, tag.id, any, "doubt")).toMatchObject({ problem: "not-yours" });
  }
});

test("every version is told once, in order, with what it changed", async () => {
  const tag = await make("told");
  expectDone(await editTag(cleo, tag.id, any, { label: "Told again" }));
  expectDone(await editTag(cleo, tag.id, any, { colour: "#123456" }));
  expectDone(await removeTag(cleo, tag.id, any));
  const { items } = expectDone(await listRevisions(dee, projectId, { limit: 3 }));
  expect(items.map(({ action }) => action)).toEqual(["deleted", "renamed", "added"]);
  expect(items[1]).toMatchObject({ before: { label: "told" }, after: { label: "Told again" } });
  const project = await read.project.findUnique({ where: { id: projectId } });
  expect(items[0]?.version).toBe(project?.codebookVersion);
  const rest = await listRevisions(dee, projectId, { after: items[2]?.version, limit: 1_000 });
  const all = [...items, ...expectDone(rest).items].map(({ version }) => version);
  expect(all).toEqual(all.map((_, at) => (all[0] ?? 0) - at));
  expect(all.at(-1)).toBe(2);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { readAnnotation } from "@/server/annotation/read";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { listTags } from "./read";
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

let ana: Viewer, bo: Viewer, cleo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string, documentId: string;
const any = () => true;
const page = { limit: 1_000 };
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

const make = async (slug: string, rest: object = {}) =>
  expectDone(await addTag(cleo, projectId, { kind: "rhetoric", slug, label: slug, ...rest }));
const version = async () =>
  (await read.project.findUnique({ where: { id: projectId } }))?.codebookVersion ?? 0;

test("curators write the codebook, members read it, strangers do not know of it", async () => {
  const before = await version();
  const draft = { kind: "rhetoric" as const, slug: "euphemism", label: "Euphemism" };
  for (const viewer of [bo, dee]) {
    expect(await addTag(viewer, projectId, draft)).toMatchObject({ problem: "not-yours" });
  }
  expect(await addTag(eve, projectId, draft)).toMatchObject({ problem: "not-found" });
  const colour = "#123abc";
  const tag = expectDone(await addTag(cleo, projectId, { ...draft, colour, examples: ["let go"] }));
  expect(tag).toMatchObject({ ...draft, colour, examples: ["let go"], parent: null, version: 1 });
  expect(await version()).toBe(before + 1);
  const { items } = expectDone(await listTags(dee, projectId, { kind: "rhetoric", ...page }));
  expect(items).toContainEqual(tag);
  expect(await listTags(eve, projectId, page)).toMatchObject({ problem: "not-found" });
  const feed = await readFeed(read, ana, projectId, 0, 1_000);
  expect(feed.changes.at(-1)).toMatchObject({ kind: "tag.saved", id: tag.id });
});

test("a slug is there once within its kind; the same create sent again is one tag", async () => {
  const id = newId();
  const tag = await make("twice", { id });
  expect(await make("twice", { id })).toEqual(tag);
  const again = { kind: "rhetoric" as const, slug: "twice", label: "x" };
  expect(await addTag(cleo, projectId, again)).toMatchObject({ problem: "already-there" });
  expectDone(await addTag(cleo, projectId, { ...again, kind: "claim" }));
  const other = await make("thrice");
  expect(await editTag(cleo, other.id, any, { slug: "twice" })).toMatchObject({
    problem: "already-there",
  });
});

test("the codebook comes in pages in its own order", async () => {
  const first = expectDone(await listTags(dee, projectId, { limit: 7 }));
  const after = first.next ?? undefined;
  const rest = expectDone(await listTags(dee, projectId, { after, ...page }));
  const all = expectDone(await listTags(dee, projectId, page)).items;
  expect([...first.items, ...rest.items]).toEqual(all);
});

test("a tag stands under one of its own kind and never below itself", async () => {
  const top = await make("top");
  const middle = await make("middle", { parent: top.id });
  const low = await make("low", { parent: "middle" });
  expect(low.parent).toBe(middle.id);
  for (const parent of [low.id, top.id]) {
    expect(await editTag(cleo, top.id, any, { parent })).toMatchObject({
      problem: "not-understood",
      errors: [{ path: "parent" }],
    });
  }
  const claimTag = expectDone(
    await addTag(cleo, projectId, { kind: "claim", slug: "other-kind", label: "x" }),
  );
  const foreign = await makeProject(ana);
  const there = expectDone(
    await addTag(ana, foreign.id, { kind: "rhetoric", slug: "foreign", label: "x" }),
  );
  for (const parent of [claimTag.id, there.id, "nowhere"]) {
    expect(await editTag(cleo, low.id, any, { parent })).toMatchObject({
      problem: "not-understood",
    });
  }
  expectDone(await removeTag(cleo, middle.id, any));
  const { items } = expectDone(await listTags(dee, projectId, page));
  expect(items.find(({ id }) => id === low.id)?.parent).toBe(top.id);
  expect(items.find(({ id }) => id === middle.id)).toBeUndefined();
});

test("a new slug goes along to every annotation, also to private ones, and is told to their readers", async () => {
  const tag = await make("old-word");
  const neighbour = await make("near", { nearMisses: [{ slug: "old-word", question: "Which?" }] });
  const rhetoric = { technique: "old-word" };
  const kind = "rhetoric" as const;
  const shared = await makeAnnotation(ana, documentId, target, {
    kind,
    rhetoric,
    tags: ["x", "old-word"],
  });
  const both = await makeAnnotation(ana, documentId, target, {
    kind,
    tags: ["old-word", "new-word"],
  });
  const visibility = "private" as const;
  const closed = await makeAnnotation(bo, documentId, target, {
    kind,
    visibility,
    tags: ["old-word"],
  });
  const other = await makeAnnotation(ana, documentId, target, {
    kind: "claim",
    tags: ["old-word"],
  });
  const before = await version();

  const renamed = expectDone(await editTag(cleo, tag.id, any, { slug: "new-word" }));
  expect(renamed).toMatchObject({ slug: "new-word", version: 2 });
  expect(await version()).toBe(before + 1);
  const now = expectDone(await readAnnotation(ana, shared.id));
  expect(now).toMatchObject({ tags: ["x", "new-word"], rhetoric: { technique: "new-word" } });
  expect(now.version).toBe(shared.version + 1);
  expect(expectDone(await readAnnotation(ana, both.id)).tags).toEqual(["new-word"]);
  expect(expectDone(await readAnnotation(bo, closed.id)).tags).toEqual(["new-word"]);
  expect(expectDone(await readAnnotation(ana, other.id)).tags).toEqual(["old-word"]);
  const { items } = expectDone(await listTags(dee, projectId, page));
  expect(items.find(({ id }) => id === neighbour.id)?.nearMisses[0]?.slug).toBe("new-word");

  for (const [viewer, sees] of [
    [ana, false],
    [bo, true],
  ] as const) {
    const { changes, last } = await readFeed(read, viewer, documentId, 0, 1_000);
    expect(changes.map(({ number }) => number)).toEqual(changes.map((_, i) => i + 1));
    expect(changes).toHaveLength(last);
    expect(changes.filter(({ id }) => id === shared.id)).toHaveLength(2);
    expect(changes.some(({ id }) => id === closed.id)).toBe(sees);
  }
  expect(now.change).toBeGreaterThan(shared.change);
});

test("the four forms of quotation keep their names", async () => {
  const { items } = expectDone(await listTags(cleo, projectId, { kind: "quotation", ...page }));
  const direct = items.find(({ slug }) => slug === "direct");
  const outcome = await editTag(cleo, direct?.id ?? "", any, { slug: "literal" });
  expect(outcome).toMatchObject({ problem: "not-understood" });
  expectDone(await editTag(cleo, direct?.id ?? "", any, { label: "Literal" }));
});

test("a colour raises no version of the codebook, a definition does", async () => {
  const tag = await make("hue");
  const before = await version();
  expectDone(await editTag(cleo, tag.id, any, { colour: "#ffffff", position: 3 }));
  expect(await version()).toBe(before);
  expectDone(await editTag(cleo, tag.id, any, { definition: "A shade." }));
  expect(await version()).toBe(before + 1);
});

test("a deleted tag leaves its word with the annotations and frees its slug", async () => {
  const tag = await make("gone");
  const { id } = await makeAnnotation(ana, documentId, target, {
    kind: "rhetoric",
    tags: ["gone"],
  });
  const late = (seen: number) => seen === 7;
  expect(await removeTag(cleo, tag.id, late)).toMatchObject({ problem: "someone-was-faster" });
  expect(await removeTag(bo, tag.id, any)).toMatchObject({ problem: "not-yours" });
  expect(await removeTag(eve, tag.id, any)).toMatchObject({ problem: "not-found" });
  expectDone(await removeTag(cleo, tag.id, any));
  expect(expectDone(await readAnnotation(ana, id)).tags).toEqual(["gone"]);
  expect(await editTag(cleo, tag.id, any, { label: "x" })).toMatchObject({ problem: "not-found" });
  await make("gone");
});

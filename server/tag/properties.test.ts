import { afterAll, beforeAll, expect, test } from "vitest";
import type { TagProperty } from "@/lib/tag/properties";
import type { Viewer } from "@/server/access/viewer";
import { editAnnotation } from "@/server/annotation/edit";
import { annotationHistory } from "@/server/annotation/history";
import { listAnnotations, readAnnotation } from "@/server/annotation/read";
import { saveAnnotation } from "@/server/annotation/write";
import { askQuery } from "@/server/query/answer";
import { changeProject } from "@/server/project/projects";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeDocument, makePerson, makeProject } from "@/test/make/make";
import { mergeTag } from "./merge";
import { listTags } from "./read";
import { splitTag } from "./recode";
import { listRevisions } from "./revisions";
import { addTag, editTag } from "./write";

let ana: Viewer;
let projectId: string, documentId: string;
const any = () => true;

const property = (id: string, rest: Partial<TagProperty> = {}): TagProperty => ({
  id,
  name: id,
  type: "text",
  required: false,
  choices: [],
  ...rest,
});

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana, {})).id;
  documentId = (await makeDocument(ana, projectId, "The boats sank at dawn.")).document.id;
});
afterAll(closeTestDatabase);

const add = async (slug: string, properties: TagProperty[]) =>
  expectDone(await addTag(ana, projectId, { kind: "rhetoric", slug, label: slug, properties }));
const use = (technique: string, properties?: Record<string, string | number | null>) =>
  saveAnnotation(ana, documentId, {
    kind: "rhetoric",
    target: [{ start: 4 as never, end: 9 as never }],
    rhetoric: { technique },
    ...(properties ? { properties } : {}),
  });

test("values are checked by their types, kept and changed by an edit, with their history", async () => {
  const tag = await add("vessel", [
    property("built", { type: "date" }),
    property("masts", { type: "number" }),
    property("rig", { type: "choice", choices: ["sloop", "ketch"] }),
    property("log", { type: "link" }),
  ]);
  expect(tag.properties).toHaveLength(4);
  const made = expectDone(await use("vessel", { built: "1902", masts: 2, rig: null }));
  expect(made.properties).toEqual({ built: "1902", masts: 2 });
  for (const [values, path] of [
    [{ built: "long ago" }, "properties.built"],
    [{ masts: "two" }, "properties.masts"],
    [{ rig: "raft" }, "properties.rig"],
    [{ log: "javascript:alert(1)" }, "properties.log"],
    [{ crew: 4 }, "properties.crew"],
  ] as const) {
    expect(await use("vessel", values), path).toMatchObject({
      problem: "not-understood",
      errors: [{ path }],
    });
    expect(await editAnnotation(ana, made.id, any, { properties: values }), path).toMatchObject({
      problem: "not-understood",
    });
  }
  const edited = expectDone(
    await editAnnotation(ana, made.id, any, { properties: { masts: null, rig: "ketch" } }),
  );
  expect(edited.properties).toEqual({ built: "1902", rig: "ketch" });
  const [past] = expectDone(await annotationHistory(ana, made.id, { limit: 5 })).items;
  expect(past?.before.properties).toEqual({ built: "1902", masts: 2 });
  const { items } = expectDone(await listAnnotations(ana, documentId, {}, { limit: 50 }));
  expect(items.find(({ id }) => id === made.id)?.properties).toEqual(edited.properties);
});

test("a renamed or removed property leaves its values, which then may stay or go", async () => {
  const tag = await add("cargo", [property("weight", { type: "number" })]);
  const { id } = expectDone(await use("cargo", { weight: 12 }));
  const renamed = [property("weight", { name: "Mass", type: "date" })];
  expectDone(await editTag(ana, tag.id, any, { properties: renamed }));
  expectDone(await editAnnotation(ana, id, any, { body: "Still a number." }));
  expectDone(await editTag(ana, tag.id, any, { properties: [] }));
  expectDone(await editAnnotation(ana, id, any, { body: "Nobody asks for it." }));
  expect(expectDone(await readAnnotation(ana, id)).properties).toEqual({ weight: 12 });
  expect(await editAnnotation(ana, id, any, { properties: { weight: 13 } })).toMatchObject({
    errors: [{ path: "properties.weight" }],
  });
  const gone = await editAnnotation(ana, id, any, { properties: { weight: null } });
  expect(expectDone(gone).properties).toEqual({});
  const [revision] = expectDone(await listRevisions(ana, projectId, { limit: 1 })).items;
  expect(revision).toMatchObject({ before: { properties: renamed }, after: { properties: [] } });
});

test("merges and splits keep values and what they are called", async () => {
  const from = await add("storm", [property("force", { type: "number", required: true })]);
  const into = await add("gale", [property("bearing")]);
  const { id } = expectDone(await use("storm", { force: 9 }));
  expectDone(await mergeTag(ana, from.id, any, into.id));
  const merged = expectDone(await readAnnotation(ana, id));
  expect(merged).toMatchObject({ rhetoric: { technique: "gale" }, properties: { force: 9 } });
  expectDone(await editAnnotation(ana, id, any, { properties: { force: 10, bearing: "east" } }));
  const parts = ["squall", "breeze"].map((slug) => ({ slug, label: slug }));
  expectDone(await splitTag(ana, into.id, any, parts));
  const moved = await editAnnotation(ana, id, any, {
    rhetoric: { technique: "squall" },
    properties: { force: 11 },
  });
  expect(expectDone(moved).properties).toEqual({ force: 11, bearing: "east" });
});

test("tags are not merged into one with more properties than a tag may have", async () => {
  const many = (letter: string) => Array.from({ length: 16 }, (_, at) => property(letter + at));
  const from = await add("flood", many("a"));
  const into = await add("ebb", many("b"));
  expect(await mergeTag(ana, from.id, any, into.id)).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "into" }],
  });
  expectDone(await editTag(ana, from.id, any, { properties: many("a").slice(2) }));
  expectDone(await mergeTag(ana, from.id, any, into.id));
  const { items } = expectDone(await listTags(ana, projectId, { limit: 100 }));
  expect(items.find(({ id }) => id === into.id)?.properties).toHaveLength(30);
});

test("queries find values by the name of a property or its id", async () => {
  await add("anchorage", [property("depth-at-low-water", { name: "Tiefe", type: "number" })]);
  const { id } = expectDone(await use("anchorage", { "depth-at-low-water": 4 }));
  const found = async (q: string) =>
    expectDone(await askQuery(ana, projectId, q, { from: null, limit: 50 })).items.map(
      (item) => item.annotations[0]?.id,
    );
  for (const q of [
    'property:"Tiefe=4"',
    "property:tiefe",
    "property:depth-at-low-water=4",
    'property:"depth-at-low-water"',
  ])
    expect(await found(q), q).toEqual([id]);
  expect(await found("property:tiefe=5")).toEqual([]);
  expect(await found("property:4")).toEqual([]);
});

test("a strict project demands what is required, of new uses and of changed ones", async () => {
  const tag = await add("promise", [property("by", { required: true })]);
  const early = expectDone(await use("promise"));
  expectDone(await changeProject(ana, projectId, { settings: { strict: true } }));
  expect(await use("promise")).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "properties.by" }],
  });
  const { id } = expectDone(await use("promise", { by: "the mayor" }));
  expect(await editAnnotation(ana, id, any, { properties: { by: null } })).toMatchObject({
    errors: [{ path: "properties.by" }],
  });
  // What was made before the rule held may stay until somebody changes it.
  expectDone(await editAnnotation(ana, early.id, any, { body: "An early one." }));
  expect(tag.properties[0]?.required).toBe(true);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { DEFAULT_RELATION_TYPES, unfitEnd, wordingOf } from "@/lib/tag/relation-types";
import { read } from "@/server/platform/db";
import { listRevisions } from "@/server/tag/revisions";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { addRelationType, editRelationType, removeRelationType } from "./edit-types";
import { readRelation } from "./history";
import { listRelationTypes } from "./types";
import { addRelation, editRelation, removeRelation, restoreRelation } from "./write";

let ana: Viewer, bo: Viewer;
let projectId: string, claim: string, quotation: string;
const any = () => true;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
  const { id } = (await makeDocument(ana, projectId, "It rained. She says so.")).document;
  claim = (await makeAnnotation(bo, id, [{ start: 0, end: 10 }])).id;
  quotation = (await makeAnnotation(bo, id, [{ start: 11, end: 23 }], { kind: "quotation" })).id;
});
afterAll(closeTestDatabase);

const types = async () => expectDone(await listRelationTypes(bo, projectId, { limit: 100 })).items;
const relate = (type: string, from = claim, to = quotation) =>
  addRelation(bo, projectId, { from, to, type });
const newest = async () => expectDone(await listRevisions(bo, projectId, { limit: 1 })).items[0];

test("a new project has the types it begins with, in version 1 of its codebook", async () => {
  expect((await types()).map(({ slug, inverse }) => [slug, inverse])).toEqual(
    DEFAULT_RELATION_TYPES.map(({ slug, inverse }) => [slug, inverse]),
  );
  const project = await read.project.findUniqueOrThrow({ where: { id: projectId } });
  expect(project.codebookVersion).toBe(1);
});

test("types are added, renamed, retired and offered again in versions of the codebook", async () => {
  const draft = { slug: "explains", label: "explains", inverse: "is explained by" };
  const made = expectDone(await addRelationType(ana, projectId, draft));
  expect(await newest()).toMatchObject({
    action: "added",
    tagId: null,
    relationTypeId: made.id,
    label: "explains",
  });
  expect(await addRelationType(bo, projectId, draft)).toMatchObject({ problem: "not-yours" });
  expect(await addRelationType(ana, projectId, draft)).toMatchObject({ problem: "already-there" });
  const { id } = expectDone(await relate("explains"));
  const renamed = { slug: "accounts-for", label: "accounts for" };
  expectDone(await editRelationType(ana, made.id, any, renamed));
  expect(expectDone(await readRelation(bo, id))).toMatchObject({
    type: "accounts-for",
    version: 1,
  });
  expect(await newest()).toMatchObject({ action: "renamed", before: { slug: "explains" } });
  expect(await removeRelationType(ana, made.id, any)).toMatchObject({ problem: "in-use" });
  expectDone(await editRelationType(ana, made.id, any, { retired: true }));
  expect(await newest()).toMatchObject({ action: "retired", relationTypeId: made.id });
  expect(await relate("accounts-for", quotation, claim)).toMatchObject({
    problem: "relation-not-usable",
  });
  // What has it may be edited further.
  expectDone(await editRelation(bo, id, any, { note: "Why?", type: "accounts-for" }));
  expectDone(await editRelationType(ana, made.id, any, { retired: false, colour: "#123456" }));
  expect(await newest()).toMatchObject({ action: "returned" });
  const { version } = (await newest()) ?? { version: 0 };
  expectDone(await editRelationType(ana, made.id, any, { colour: "#654321" }));
  expect((await newest())?.version).toBe(version);
  const stale = await editRelationType(ana, made.id, (seen) => seen === 1, { label: "x" });
  expect(stale).toMatchObject({ problem: "someone-was-faster" });
  expectDone(await removeRelation(bo, id, any));
  expectDone(await removeRelationType(ana, made.id, any));
  expect(await newest()).toMatchObject({ action: "deleted", label: "accounts for" });
  const usable = DEFAULT_RELATION_TYPES.map(({ slug }) => slug);
  expect(await restoreRelation(bo, id)).toMatchObject({
    problem: "relation-not-usable",
    reason: { params: { type: "accounts-for", types: usable } },
    more: { types: usable },
  });
});

test("kinds that may not stand at an end are refused, and either order is one where symmetric", async () => {
  const draft = { slug: "voices", label: "voices", fromKinds: ["quotation" as const] };
  const voices = expectDone(await addRelationType(ana, projectId, draft));
  expect(await relate("voices")).toMatchObject({
    problem: "relation-not-usable",
    reason: { key: "Refusals.relation.fromKind" },
  });
  expectDone(await relate("voices", quotation, claim));
  const rule = { fromKinds: [], toKinds: ["rhetoric" as const] };
  expectDone(await editRelationType(ana, voices.id, any, rule));
  expect(await relate("voices", claim, quotation)).toMatchObject({
    reason: { key: "Refusals.relation.toKind" },
  });
  const same = { slug: "matches", label: "matches", symmetric: true };
  expectDone(await addRelationType(ana, projectId, same));
  const first = expectDone(await relate("matches"));
  expect(await relate("matches", quotation, claim)).toMatchObject({
    created: false,
    value: { id: first.id, from: claim },
  });
});

test("a symmetric rule holds in either order, and wordings follow the end", () => {
  const type = { label: "matches", inverse: "", symmetric: true } as const;
  const kinds = { fromKinds: ["claim" as const], toKinds: ["quotation" as const] };
  expect(unfitEnd({ ...kinds, symmetric: true }, "quotation", "claim")).toBeNull();
  expect(unfitEnd({ ...kinds, symmetric: false }, "quotation", "claim")).toBe("from");
  expect(unfitEnd({ ...kinds, symmetric: true }, "claim", "claim")).toBe("to");
  expect(wordingOf(type, "to")).toBe("matches");
  const supports = { label: "supports", inverse: "is supported by", symmetric: false };
  expect([wordingOf(supports, "from"), wordingOf(supports, "to")]).toEqual([
    "supports",
    "is supported by",
  ]);
  expect(wordingOf({ ...supports, inverse: "" }, "to")).toBe("supports");
});

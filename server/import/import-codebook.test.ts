import { zipSync, strToU8 } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkedCodes } from "@/app/api/handler/codebook-file";
import { CODEBOOK_FORMAT_IDS, type CodebookFormatId } from "@/lib/contract/formats";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { addDocument } from "@/server/document/write";
import { exportCodebook } from "@/server/export/codebook";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { tagsWhere, type Tag } from "@/server/tag/read";
import { retireTag } from "@/server/tag/recode";
import { listRechecks } from "@/server/tag/rechecks";
import { listRevisions } from "@/server/tag/revisions";
import { undoCodebookVersions } from "@/server/tag/undo-versions";
import { addTag, editTag, removeTag } from "@/server/tag/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { importCodebook, type ImportCodebookOptions } from "./import-codebook";
import { readCodebook } from "./read-codebook";

let owner: Viewer, annotator: Viewer;
let projectId = "";

beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  annotator = await makePerson("Ana");
});
afterAll(() => closeTestDatabase());
beforeEach(async () => {
  projectId = (await makeProject(owner, { annotator })).id;
});

const OPTIONS: ImportCodebookOptions = {
  dryRun: false,
  otherKind: "claim",
  undecided: "ours",
  recheck: true,
  version: null,
  decisions: {},
};

async function send(
  content: string | Uint8Array,
  format: CodebookFormatId = "json",
  options: Partial<ImportCodebookOptions> = {},
  into = projectId,
) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = expectDone(await readCodebook(owner, into, { format, bytes }));
  const { codes, unread } = checkedCodes(file);
  expect(unread).toEqual([]);
  return importCodebook(owner, into, codes, { ...OPTIONS, ...options });
}

async function download(format: CodebookFormatId, from = projectId): Promise<string> {
  const { stream } = expectDone(await exportCodebook(annotator, from, format));
  return new Response(stream as ReadableStream).text();
}

const tags = (of = projectId) => tagsWhere(read, { projectId: of });
const tagOf = async (slug: string, kind = "rhetoric", of = projectId): Promise<Tag> => {
  const found = (await tags(of)).find((tag) => tag.slug === slug && tag.kind === kind);
  if (!found) throw new Error(`no tag ${kind}/${slug}`);
  return found;
};
const version = async () =>
  (await read.project.findUniqueOrThrow({ where: { id: projectId } })).codebookVersion;
const lastChange = async () => (await readFeed(read, owner, projectId, 0, 5_000)).last;

/** All that a person wrote of the tags of a project, by names instead of ids. */
async function shownOf(of: string) {
  const all = await tags(of);
  const slugs = new Map(all.map(({ id, slug }) => [id, slug]));
  const shown = all.map(
    ({ id, projectId: _, createdAt, updatedAt, version: number, position, ...tag }) => ({
      ...tag,
      parent: tag.parent && slugs.get(tag.parent),
      mergedInto: tag.mergedInto && slugs.get(tag.mergedInto),
      retiredAt: tag.retiredAt !== null,
    }),
  );
  return shown.sort((a, b) => (`${a.kind}/${a.slug}` < `${b.kind}/${b.slug}` ? -1 : 1));
}

describe.each(CODEBOOK_FORMAT_IDS)("our own %s", (format) => {
  test("imported into the same project changes nothing, also twice", async () => {
    const file = await download(format);
    const before = [await version(), await lastChange(), await tags()];
    for (let n = 0; n < 2; n++) {
      const imported = expectDone(await send(file, format, { undecided: "theirs" }));
      expect(imported).toMatchObject({ created: 0, changed: 0, kept: 0, kindless: 0, notices: [] });
      expect(imported.same).toBe((await tags()).length);
    }
    expect([await version(), await lastChange(), await tags()]).toEqual(before);
  });
});

test.each(["json", "csv", "skos"] as const)(
  "our own %s makes the same codebook elsewhere",
  async (format) => {
    const { id } = await tagOf("doubt");
    const properties = [
      {
        id: "who",
        name: "Who; or what",
        type: "choice" as const,
        required: true,
        choices: ["a;b"],
      },
    ];
    expectDone(await editTag(owner, id, () => true, { properties, justify: true }));
    expectDone(await retireTag(owner, (await tagOf("straw-man")).id, () => true, true));
    const elsewhere = await makeProject(owner);
    for (const tag of await tags(elsewhere.id)) {
      expectDone(await removeTag(owner, tag.id, () => true));
    }
    const imported = expectDone(await send(await download(format), format, {}, elsewhere.id));
    expect(imported.created).toBe((await tags()).length);
    expect(await shownOf(elsewhere.id)).toEqual(await shownOf(projectId));
    const order = async (of: string) => (await tags(of)).map(({ kind, slug }) => `${kind}/${slug}`);
    const ofKind = (all: string[]) =>
      all.toSorted((a, b) => a.split("/")[0]!.localeCompare(b.split("/")[0]!));
    expect(ofKind(await order(elsewhere.id))).toEqual(ofKind(await order(projectId)));
  },
);

const file = (codes: readonly object[]) => JSON.stringify({ codes });
const DOUBT = { kind: "rhetoric", slug: "doubt", label: "Doubt" };

test("a dry run says what is new, the same and different, with both values, and writes nothing", async () => {
  const ours = await tagOf("doubt");
  const before = [await version(), await lastChange(), await tags()];
  const imported = expectDone(
    await send(
      file([
        { ...DOUBT, definition: "Casts doubt.", colour: ours.colour.toUpperCase() },
        { kind: "rhetoric", slug: "sighing", label: "Sighing", parent: "doubt" },
        { kind: "claim", slug: (await tags()).find(({ kind }) => kind === "claim")?.slug },
      ]),
      "json",
      { dryRun: true, decisions: { "rhetoric/doubt": "theirs" } },
    ),
  );
  expect(imported).toMatchObject({ created: 1, changed: 1, version: before[0] });
  expect(imported.codes).toMatchObject([
    {
      key: "rhetoric/doubt",
      state: "differs",
      tag: { id: ours.id },
      differences: [{ field: "definition", ours: ours.definition, theirs: "Casts doubt." }],
      beside: "doubt-2",
      decision: "theirs",
    },
    { key: "rhetoric/sighing", state: "create", tag: null, decision: null },
    { state: "differs", differences: [{ field: "label" }] },
  ]);
  expect([await version(), await lastChange(), await tags()]).toEqual(before);
});

test("of what collides ours is kept, theirs taken or both stand, as was decided, and the same again changes nothing", async () => {
  const ours = await tagOf("doubt");
  const [other, third] = (await tags()).filter(
    ({ kind, id }) => kind === "rhetoric" && id !== ours.id,
  );
  if (!other || !third) throw new Error("too few tags");
  const codes = file([
    {
      ...DOUBT,
      label: "Doubting",
      definition: "Casts doubt.",
      nearMisses: [{ slug: "smears", question: "Who?", yes: "doubt" }],
    },
    { kind: "rhetoric", slug: "sighing", label: "Sighing", parent: "doubt" },
    { kind: "rhetoric", slug: other.slug, label: "Other", examples: ["Oh."], colour: "#123456" },
    { kind: "rhetoric", slug: third.slug, label: "Third" },
    { kind: "rhetoric", slug: "left-out", label: "Left out" },
    { kind: "rhetoric", slug: "below", label: "Below", parent: "left-out" },
  ]);
  const decisions = {
    "rhetoric/doubt": "both",
    [`rhetoric/${other.slug}`]: "theirs",
    "rhetoric/left-out": "ours",
  } as const;
  const [versionBefore, changeBefore] = [await version(), await lastChange()];
  const imported = expectDone(await send(codes, "json", { decisions }));
  expect(imported).toMatchObject({ created: 3, changed: 1, kept: 2 });
  expect(imported.version).toBe(versionBefore + 4);
  expect(await lastChange()).toBe(changeBefore + 4);

  expect(await tagOf("doubt")).toEqual(ours);
  const beside = await tagOf("doubt-2");
  expect(beside).toMatchObject({
    label: "Doubting",
    nearMisses: [{ slug: "smears", question: "Who?", yes: "doubt-2" }],
  });
  expect((await tagOf("sighing")).parent).toBe(beside.id);
  expect((await tagOf("below")).parent).toBeNull();
  expect(await tagOf(other.slug)).toMatchObject({
    id: other.id,
    label: "Other",
    definition: other.definition,
    examples: ["Oh."],
    colour: "#123456",
    position: other.position,
    version: other.version + 1,
  });
  expect(await tagOf(third.slug)).toEqual(third);

  const revisions = expectDone(await listRevisions(owner, projectId, { limit: 4 })).items;
  expect(revisions.map(({ action }) => action)).toEqual(["renamed", "added", "added", "added"]);
  expect(revisions.map((one) => one.version)).toEqual([4, 3, 2, 1].map((n) => versionBefore + n));
  const history = await read.history.findMany({ where: { subjectId: other.id } });
  expect(history.map(({ before }) => (before as { label: string }).label)).toEqual([other.label]);

  const stands = await tags();
  const again = expectDone(await send(codes, "json", { decisions }));
  expect(again).toMatchObject({ created: 0, changed: 0 });
  expect(await tags()).toEqual(stands);
  expect(await version()).toBe(imported.version);
});

test("who decided on another version of the codebook is told so, and nothing is written", async () => {
  const looked = expectDone(await send(file([DOUBT]), "json", { dryRun: true })).version;
  const { id } = await tagOf("doubt");
  expectDone(await editTag(owner, id, () => true, { definition: "Asks." }));
  const codes = file([{ ...DOUBT, definition: "Casts." }]);
  const options = { undecided: "theirs", version: looked } as const;
  expect(await send(codes, "json", options)).toMatchObject({ problem: "someone-was-faster" });
  expect((await tagOf("doubt")).definition).toBe("Asks.");
  expectDone(await send(codes, "json", { ...options, version: looked + 1 }));
  expect((await tagOf("doubt")).definition).toBe("Casts.");
});

test("annotations of a tag that means something else, or is retired, are listed to be looked at again", async () => {
  const draft = { title: "Quay", format: "plain", content: "Who has seen the keys?" } as const;
  const documentId = expectDone(await addDocument(owner, projectId, draft)).id;
  const rhetoric = { kind: "rhetoric" as const, rhetoric: { ...NONE, technique: "doubt" } };
  await makeAnnotation(annotator, documentId, [{ start: 0, end: 3 }], rhetoric);
  const waiting = async () =>
    expectDone(await listRechecks(owner, projectId, { done: false }, { limit: 10 })).items;
  const theirs = { undecided: "theirs" } as const;
  expectDone(await send(file([{ ...DOUBT, label: "Doubting" }]), "json", theirs));
  expectDone(
    await send(file([{ ...DOUBT, useWhen: "Now." }]), "json", { ...theirs, recheck: false }),
  );
  expect(await waiting()).toEqual([]);
  expectDone(await send(file([{ ...DOUBT, useWhen: "Then." }]), "json", theirs));
  expect(await waiting()).toMatchObject([{ reason: "redefined", version: await version() }]);
  expectDone(await send(file([{ ...DOUBT, retired: true }]), "json", theirs));
  expect((await tagOf("doubt")).retiredAt).not.toBeNull();
  expect((await waiting()).map(({ reason }) => reason)).toContain("retired");
  expectDone(await send(file([{ ...DOUBT, retired: false }]), "json", theirs));
  expect((await tagOf("doubt")).retiredAt).toBeNull();
  expect((await waiting()).map(({ reason }) => reason)).not.toContain("retired");
});

const NONE = { technique: null, target: null, claimId: null, justification: null, answers: [] };

test("a tag is not put below itself by half of a file", async () => {
  const [one, other] = [
    expectDone(await addTag(owner, projectId, { kind: "claim", slug: "one", label: "One" })),
    expectDone(await addTag(owner, projectId, { kind: "claim", slug: "other", label: "Other" })),
  ];
  expectDone(await editTag(owner, one.id, () => true, { parent: other.id }));
  const codes = file([
    { kind: "claim", slug: "one", label: "One", parent: null },
    { kind: "claim", slug: "other", label: "Other", parent: "one" },
  ]);
  const half = await send(codes, "json", { decisions: { "claim/other": "theirs" } });
  expect(half).toMatchObject({ reason: { key: "Refusals.codebookFile.circle" } });
  expectDone(await send(codes, "json", { undecided: "theirs" }));
  expect((await tagOf("other", "claim")).parent).toBe(one.id);
  expect((await tagOf("one", "claim")).parent).toBeNull();
});

test("an exchange of another program brings its codes, once, into the kind that is chosen", async () => {
  const qde = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<Project xmlns="urn:QDA-XML:project:1.0" origin="ATLAS.ti 8.4.0"><CodeBook><Codes>
  <Code color="#966450" isCodable="true" name="Harbour::inner quay" guid="0983E32E-6866-431A-BD94-DAC9BB963825"><Description>also the old one</Description></Code>
  <Code color="#F00082" isCodable="true" name="&quot;closed&quot;" guid="9F43FE32-C2CB-4BA8-B766-A0734C826E49"/>
  <Code isCodable="true" name="ferry" guid="C3C7D437-6932-4B14-A55D-30B7F811BBF3"/>
</Codes></CodeBook><Sources/></Project>`;
  for (const bytes of [strToU8(qde), zipSync({ "Project.qde": strToU8(qde) })]) {
    const imported = expectDone(await send(bytes, "qdc", { otherKind: "rhetoric" }));
    expect(imported.kindless).toBe(3);
    expect(imported.codes.map(({ slug }) => slug)).toEqual([
      "harbour-inner-quay",
      "closed",
      "ferry",
    ]);
  }
  expect(await tagOf("closed")).toMatchObject({ label: '"closed"', colour: "#f00082" });
  expect((await tags()).filter(({ slug }) => slug.startsWith("harbour"))).toHaveLength(1);
});

test("whoever may not change the codebook is refused before anything is read", async () => {
  const sent = { format: "json", bytes: new TextEncoder().encode("no JSON") } as const;
  expect(await readCodebook(annotator, projectId, sent)).toMatchObject({ problem: "not-yours" });
  const nobody = await makePerson("Nobody");
  expect(await readCodebook(nobody, projectId, sent)).toMatchObject({ problem: "not-found" });
  expect(await exportCodebook(nobody, projectId, "json")).toMatchObject({ problem: "not-found" });
  expect(await exportCodebook(owner, projectId, "xlsx")).toMatchObject({ problem: "not-found" });
  expect(await readCodebook(owner, projectId, sent)).toMatchObject({ problem: "not-understood" });
});

test.each([
  ["json", [0x50, 0x4b, 3, 4], "not-this-type"],
  ["qdc", [0x50, 0x4b, 3, 4], "not-understood"],
  ["csv", [0xff, 0x00, 0xff], "not-understood"],
  ["qdc", [], "not-understood"],
] as const)("as %s the bytes %j are refused", async (format, bytes, problem) => {
  const sent = { format, bytes: new Uint8Array(bytes) };
  expect(await readCodebook(owner, projectId, sent)).toMatchObject({ problem });
});

test("a thousand codes are a few statements, and more than a codebook may have are refused", async () => {
  const many = (count: number, first: number) =>
    file(
      Array.from({ length: count }, (_, at) => ({
        kind: "claim",
        slug: `code-${first + at}`,
        label: `Code ${first + at}`,
        parent: at === 0 ? null : `code-${first + (at >> 1)}`,
      })),
    );
  expect(expectDone(await send(many(1_000, 1))).created).toBe(1_000);
  expect(await send(many(4_500, 5_000))).toMatchObject({
    reason: { key: "Refusals.codebookFile.tooManyTags" },
  });
});

describe("an import that is undone", () => {
  const undo = (from: number, to: number, viewer = owner) =>
    undoCodebookVersions(viewer, projectId, { from, to });
  /** Without the numbers by which changes are told. */
  const standing = async () =>
    (await tags()).map(({ version: _, updatedAt, ...tag }) => tag) as readonly object[];

  test("leaves the codebook as it was, with what was to be looked at again, and is one undo", async () => {
    const draft = { title: "Quay", format: "plain", content: "Who has seen the keys?" } as const;
    const documentId = expectDone(await addDocument(owner, projectId, draft)).id;
    const rhetoric = { kind: "rhetoric" as const, rhetoric: { ...NONE, technique: "doubt" } };
    await makeAnnotation(annotator, documentId, [{ start: 0, end: 3 }], rhetoric);
    const [one, other] = (await tags()).filter(({ slug }) => slug !== "doubt");
    const codes = file([
      { ...DOUBT, label: "Doubting", useWhen: "Now.", colour: "#123456", retired: true },
      { kind: "rhetoric", slug: "sighing", label: "Sighing", parent: null },
      { kind: "rhetoric", slug: "moaning", label: "Moaning", parent: "sighing" },
      { kind: one?.kind, slug: one?.slug, label: "One", examples: ["Oh."] },
      { kind: other?.kind, slug: other?.slug, label: "Other" },
    ]);
    const [before, first] = [await standing(), (await version()) + 1];
    const imported = expectDone(await send(codes, "json", { undecided: "theirs" }));
    expect(await standing()).not.toEqual(before);
    const waiting = () => read.recheck.count({ where: { projectId } });
    expect(await waiting()).toBeGreaterThan(0);
    const change = await lastChange();
    const undone = expectDone(await undo(first, imported.version));
    expect(undone).toMatchObject({ removed: 2, restored: 3, version: await version() });
    expect(await standing()).toEqual(before);
    expect(await waiting()).toBe(0);
    expect(await lastChange()).toBe(change + 5);
    const again = expectDone(await undo(first, imported.version));
    expect(again).toEqual({ removed: 0, restored: 0, version: undone.version });
    // Imported once more, all of it is new again.
    expect(expectDone(await send(codes, "json", { undecided: "theirs" }))).toMatchObject({
      created: 2,
      changed: 3,
    });
  });

  test("what somebody wrote since stays, and what was put below a new tag moves up", async () => {
    const first = (await version()) + 1;
    const codes = [
      { ...DOUBT, label: "Doubting", definition: "Casts doubt." },
      { kind: "rhetoric", slug: "sighing", label: "Sighing", parent: "doubt" },
    ];
    const ours = await tagOf("doubt");
    const imported = expectDone(await send(file(codes), "json", { undecided: "theirs" }));
    const [doubt, sighing] = [await tagOf("doubt"), await tagOf("sighing")];
    expectDone(
      await editTag(owner, doubt.id, () => true, { definition: "Mine.", colour: "#111111" }),
    );
    const under = { kind: "rhetoric", slug: "low", label: "Low", parent: sighing.id } as const;
    expectDone(await addTag(owner, projectId, under));
    expectDone(await undo(first, imported.version));
    expect(await tagOf("doubt")).toMatchObject({
      label: ours.label,
      definition: "Mine.",
      colour: "#111111",
    });
    expect((await tagOf("low")).parent).toBe(doubt.id);
  });

  test("it is refused for who may not, for versions that are not there, and beside other acts", async () => {
    const last = await version();
    expect(await undo(last, last, annotator)).toMatchObject({ problem: "not-yours" });
    expect(await undo(last, last, await makePerson("Nobody"))).toMatchObject({
      problem: "not-found",
    });
    expect(await undo(last, last + 1)).toMatchObject({ problem: "not-understood" });
    expect(await undo(last, last - 1)).toMatchObject({ problem: "not-understood" });
    const tag = expectDone(
      await addTag(owner, projectId, { kind: "claim", slug: "one", label: "One" }),
    );
    expectDone(await editTag(owner, tag.id, () => true, { slug: "one-new" }));
    expect(await undo(last + 1, last + 2)).toMatchObject({
      problem: "not-undoable",
      reason: reason("Refusals.tag.versionNotUndoable", { version: last + 2 }),
    });
    expect((await tagOf("one-new", "claim")).id).toBe(tag.id);
    expect(expectDone(await undo(last + 1, last + 1)).removed).toBe(1);
  });

  test("a thousand codes go again in one undo", async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      kind: "claim",
      slug: `code-${at}`,
      label: `Code ${at}`,
      parent: at === 0 ? null : `code-${at >> 1}`,
    }));
    const first = (await version()) + 1;
    const imported = expectDone(await send(file(many)));
    expect(expectDone(await undo(first, imported.version)).removed).toBe(1_000);
  });
});

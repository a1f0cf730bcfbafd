import { afterAll, beforeAll, expect, test } from "vitest";
import { editAnnotation } from "@/server/annotation/edit";
import { judgeAnnotation } from "@/server/annotation/judge";
import { readAnnotation } from "@/server/annotation/read";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { readChanges } from "@/server/live/follow";
import { reviseText } from "@/server/document/revise";
import { removeAttribution, setAttribution } from "./attribution";
import { readCheck, runCheck } from "./checks";
import { signCheck } from "./sign";
import { findQuotation, findWords } from "./find";
import { readSpeakerInFull } from "@/server/speaker/page";
import { listSpeakers, readSpeaker } from "@/server/speaker/read";
import { mergeSpeaker, removeSpeaker } from "@/server/speaker/merge";
import { addSpeaker, editSpeaker } from "@/server/speaker/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { makeSpeech, SPEECH } from "@/test/make/speech";

let ana: Viewer, bo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string;
const kind = "quotation" as const;
const any = () => true;
const page = { limit: 1_000 };
const REPORT =
  "The wall was inspected.\n\nIt rained. I have seldom seen a wall so soundly built at its foot. Above it, the joints need care.";

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, reader: dee })).id;
});
afterAll(closeTestDatabase);

test("a quotation is attributed to a record that its name makes, once", async () => {
  const { documentId, name, cue, clause } = await makeSpeech(ana, projectId);
  const made = await makeAnnotation(bo, documentId, [clause], { kind });
  const draft = {
    speaker: { name: "Petra Lohm", role: "spokeswoman" },
    naming: "named" as const,
    at: { cue: [cue], speaker: [name] },
  };
  const once = expectDone(await setAttribution(bo, made.id, any, draft));
  expect(once.attribution).toMatchObject({
    speaker: { name: "Petra Lohm" },
    at: { cue: [{ exact: "said that" }], speaker: [{ exact: "Petra Lohm" }], addressee: null },
    inside: null,
  });
  expect(once.quotation).toMatchObject({ speaker: "Petra Lohm", cue: "said that" });
  expect(once.version).toBe(made.version + 1);
  const again = expectDone(await setAttribution(bo, made.id, any, draft));
  expect(again.attribution?.id).toBe(once.attribution?.id);
  expect(again.version).toBe(once.version);
  const { items } = expectDone(await listSpeakers(dee, projectId, { q: "petra lom" }, page));
  expect(items.map((one) => [one.name, one.quotationCount])).toEqual([["Petra Lohm", 1]]);
  const { changes } = expectDone(await readChanges(dee, { documentId }, 0, 100));
  expect(changes.map((change) => change.kind)).toContain("attribution.saved");
  expect(await setAttribution(dee, made.id, any, draft)).toMatchObject({ problem: "not-yours" });
  expect(await setAttribution(eve, made.id, any, draft)).toMatchObject({ problem: "not-found" });
  const nobody = expectDone(await removeAttribution(bo, made.id, any));
  expect(nobody).toMatchObject({ attribution: null, quotation: { speaker: null, cue: null } });
  expect(nobody.version).toBe(once.version + 1);
  expect(expectDone(await readAnnotation(bo, made.id))).toEqual(nobody);
});

test("voices stand inside one another, and never in a circle", async () => {
  const { documentId, clause, words } = await makeSpeech(ana, projectId);
  const outer = await makeAnnotation(bo, documentId, [clause], { kind });
  const inner = await makeAnnotation(bo, documentId, [words], { kind });
  const publishOnAnnotation = expectDone(
    await setAttribution(bo, inner.id, any, { inside: outer.id }),
  );
  expect(publishOnAnnotation.attribution?.inside).toBe(outer.id);
  for (const [id, inside] of [
    [outer.id, inner.id],
    [inner.id, inner.id],
  ] as const) {
    expect(await setAttribution(bo, id, any, { inside })).toMatchObject({
      problem: "not-understood",
      errors: [{ path: "inside" }],
    });
  }
  const elsewhere = await makeSpeech(ana, projectId);
  const other = await makeAnnotation(bo, elsewhere.documentId, [clause], { kind });
  expect(await setAttribution(bo, inner.id, any, { inside: other.id })).toMatchObject({
    ok: false,
  });
  const claim = await makeAnnotation(bo, documentId, [words], { kind: "claim" });
  expect(await setAttribution(bo, claim.id, any, {})).toMatchObject({ problem: "not-understood" });
});

test("what is private tells nobody of its speaker until it is shared", async () => {
  const { documentId, words } = await makeSpeech(ana, projectId);
  const visibility = "private" as const;
  const own = await makeAnnotation(bo, documentId, [words], { kind, visibility });
  expectDone(await setAttribution(bo, own.id, any, { speaker: { name: "Zephyrine Quist" } }));
  const seenBy = async (viewer: Viewer) =>
    expectDone(await listSpeakers(viewer, projectId, { q: "Zephyrine" }, page)).items;
  expect(await seenBy(ana)).toEqual([]);
  const [mine] = await seenBy(bo);
  expect(mine?.quotationCount).toBe(1);
  expect(await readSpeaker(ana, mine?.id ?? "")).toMatchObject({ problem: "not-found" });
  const changes = await read.change.findMany({ where: { projectId, subjectId: mine?.id } });
  expect(changes).toEqual([]);
  expectDone(await editAnnotation(bo, own.id, any, { visibility: "project" }));
  expect((await seenBy(ana)).map(({ name }) => name)).toEqual(["Zephyrine Quist"]);
});

test("the project is told of a speaker whenever others see other words of theirs", async () => {
  const { documentId, clause, words } = await makeSpeech(ana, projectId);
  const record = expectDone(await addSpeaker(bo, projectId, { name: "Iva Roost" }));
  let { last } = await readFeed(read, dee, projectId, 0, 1_000);
  const publishOnAnnotation = async () => {
    const feed = await readFeed(read, dee, projectId, last, 1_000);
    last = feed.last;
    return feed.changes.map((change) => [change.kind, change.id]);
  };
  const once = [["speaker.saved", record.id]];
  const { id } = await makeAnnotation(bo, documentId, [clause], { kind });
  expectDone(await setAttribution(bo, id, any, { speakerId: record.id }));
  expect(await publishOnAnnotation()).toEqual(once);
  expectDone(await setAttribution(bo, id, any, { speakerId: record.id }));
  expectDone(await editAnnotation(bo, id, any, { tags: [] }));
  expect(await publishOnAnnotation()).toEqual([]);
  expectDone(await editAnnotation(bo, id, any, { target: [words] }));
  expect(await publishOnAnnotation()).toEqual(once);
  expectDone(await editAnnotation(bo, id, any, { visibility: "private" }));
  expect(await publishOnAnnotation()).toEqual(once);
  expectDone(await removeAttribution(bo, id, any));
  expectDone(await setAttribution(bo, id, any, { speakerId: record.id }));
  expect(await publishOnAnnotation()).toEqual([]);
  expectDone(await editAnnotation(bo, id, any, { visibility: "project" }));
  expect(await publishOnAnnotation()).toEqual(once);
  expectDone(await removeAttribution(bo, id, any));
  expect(await publishOnAnnotation()).toEqual(once);
});

test("a private quotation around a shared one is not told", async () => {
  const { documentId, clause, words } = await makeSpeech(ana, projectId);
  const outer = await makeAnnotation(bo, documentId, [clause], { kind, visibility: "private" });
  const inner = await makeAnnotation(bo, documentId, [words], { kind });
  expectDone(await setAttribution(bo, inner.id, any, { inside: outer.id }));
  expect(JSON.stringify(expectDone(await readAnnotation(ana, inner.id)))).not.toContain(outer.id);
  expect(await setAttribution(ana, inner.id, any, { inside: outer.id })).toMatchObject({
    ok: false,
  });
});

test("roles are carried to a new revision, and let go where their words went", async () => {
  const { documentId, text, name, cue, words } = await makeSpeech(ana, projectId);
  const made = await makeAnnotation(bo, documentId, [words], { kind });
  const at = { cue: [cue], speaker: [name] };
  expectDone(await setAttribution(bo, made.id, any, { speaker: { name: "Petra Lohm" }, at }));
  const content = `Before it all.\n\n${text.replace("said that", "let it be known how")}`;
  expectDone(await reviseText(ana, documentId, { content, format: "plain" }));
  const now = expectDone(await readAnnotation(bo, made.id));
  expect(now.attribution?.at.cue).toBeNull();
  const [speaker] = now.attribution?.at.speaker ?? [];
  expect(speaker?.start).toBe(content.indexOf("Petra Lohm"));
  expect(now.attribution?.speaker?.name).toBe("Petra Lohm");
});

test("an edit of the quotation is followed by what hangs on it", async () => {
  const { documentId, clause, words } = await makeSpeech(ana, projectId);
  const made = await makeAnnotation(bo, documentId, [words], { kind });
  expectDone(await setAttribution(bo, made.id, any, { speaker: { name: "Edda Quill" } }));
  const check = expectDone(await runCheck(bo, made.id, documentId));
  expect(check).toMatchObject({ verdict: "verbatim", outdated: false });
  const moved = expectDone(await editAnnotation(bo, made.id, any, { target: [clause] }));
  expect(moved.checks).toMatchObject([{ outdated: true }]);
  const other = { quotation: { speaker: "Somebody else" } };
  const renamed = expectDone(await editAnnotation(bo, made.id, any, other));
  expect(renamed.attribution?.speaker).toBeNull();
  const claim = expectDone(await editAnnotation(bo, made.id, any, { kind: "claim" }));
  expect(claim.attribution).toBeNull();
});

test("a quotation is held against a source, and a person signs what was found or otherwise", async () => {
  const { documentId, words } = await makeSpeech(ana, projectId);
  const { document } = await makeDocument(ana, projectId, REPORT);
  const made = await makeAnnotation(bo, documentId, [words], { kind });
  const first = await runCheck(bo, made.id, document.id);
  expect(first).toMatchObject({ ok: true, created: true, value: { verdict: "verbatim" } });
  const check = expectDone(first);
  expect(await runCheck(bo, made.id, document.id)).toMatchObject({ created: false });
  expect(expectDone(await readAnnotation(ana, made.id))).toMatchObject({
    quotation: { match: null },
    checks: [{ verdict: "verbatim", signedVerdict: null }],
  });
  expect(await signCheck(dee, check.id, any, { verdict: "elided" })).toMatchObject({
    problem: "not-yours",
  });
  const signed = expectDone(
    await signCheck(ana, check.id, any, { verdict: "elided", note: "Cut." }),
  );
  expect(signed).toMatchObject({
    signedVerdict: "elided",
    signedBy: { name: "Ana" },
    note: "Cut.",
  });
  expect(expectDone(await readAnnotation(ana, made.id)).quotation?.match).toBe("elided");
  const changed = REPORT.replace("so soundly", "so badly");
  expectDone(await reviseText(ana, document.id, { content: changed, format: "plain" }));
  expect(expectDone(await readCheck(dee, check.id)).check.outdated).toBe(true);
  const again = expectDone(await runCheck(bo, made.id, document.id));
  expect(again).toMatchObject({ verdict: "altered", signedVerdict: null, outdated: false });
  expect(expectDone(await readAnnotation(ana, made.id)).quotation?.match).toBeNull();
  expect(await readCheck(eve, check.id)).toMatchObject({ problem: "not-found" });
  const elsewhere = await makeProject(bo);
  const foreign = await makeDocument(bo, elsewhere.id, REPORT);
  expect(await runCheck(bo, made.id, foreign.document.id)).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "sourceDocumentId" }],
  });
  const unsigned = expectDone(await signCheck(ana, again.id, any, null));
  expect(unsigned.signedBy).toBeNull();
});

test("who attributes, signs or judges over somebody else is told, and sees what stands there", async () => {
  const { documentId, words } = await makeSpeech(ana, projectId);
  const { document } = await makeDocument(ana, projectId, REPORT);
  const made = await makeAnnotation(bo, documentId, [words], { kind });
  const fits = (present: number) => (version: number) => version === present;
  const asRead = fits(made.version);
  const named = (name: string) => ({ speaker: { name } });

  const first = expectDone(await setAttribution(bo, made.id, asRead, named("Petra Lohm")));
  const late = await setAttribution(ana, made.id, asRead, named("Maro Tindle"));
  const petra = { attribution: { speaker: { name: "Petra Lohm" } }, version: first.version };
  expect(late).toMatchObject({ problem: "someone-was-faster", more: { current: petra } });
  const { items } = expectDone(await listSpeakers(ana, projectId, { q: "Maro Tindle" }, page));
  expect(items.map(({ name }) => name)).not.toContain("Maro Tindle");
  // An answer that was lost on the way is no reason to be told.
  expect(await setAttribution(bo, made.id, asRead, named("Petra Lohm"))).toMatchObject({
    ok: true,
    value: { version: first.version },
  });
  // Who speaks by which words is part of the version, too.
  const role = expectDone(
    await setAttribution(ana, made.id, fits(first.version), {
      ...named("Petra Lohm"),
      naming: "role",
    }),
  );
  expect(role.version).toBe(first.version + 1);
  expect(await removeAttribution(bo, made.id, fits(first.version))).toMatchObject({
    problem: "someone-was-faster",
  });
  expect(
    await judgeAnnotation(ana, made.id, fits(first.version), { status: "accepted" }),
  ).toMatchObject({
    problem: "someone-was-faster",
  });
  expectDone(await judgeAnnotation(ana, made.id, fits(role.version), { status: "accepted" }));

  const check = expectDone(await runCheck(bo, made.id, document.id));
  expect(expectDone(await runCheck(ana, made.id, document.id)).version).toBe(check.version);
  const unread = fits(check.version);
  const bos = { verdict: "verbatim", note: "Word for word." } as const;
  const signed = expectDone(await signCheck(bo, check.id, unread, bos));
  expect(signed.version).not.toBe(check.version);
  const anas = { verdict: "altered" } as const;
  expect(await signCheck(ana, check.id, unread, anas)).toMatchObject({
    problem: "someone-was-faster",
    more: { current: { signedVerdict: "verbatim", signedBy: { name: "Bo" } } },
  });
  expect(await signCheck(ana, check.id, unread, null)).toMatchObject({ ok: false });
  expect(expectDone(await signCheck(bo, check.id, unread, bos)).version).toBe(signed.version);
  const over = expectDone(await signCheck(ana, check.id, fits(signed.version), anas));
  expect(over).toMatchObject({ signedVerdict: "altered", note: "", signedBy: { name: "Ana" } });
});

test("where words stand is found over the whole project, the likest first", async () => {
  const fresh = (await makeProject(ana, { annotator: bo })).id;
  await makeDocument(ana, fresh, "Giraffes prefer acacia leaves.");
  const alteredReport = await makeDocument(ana, fresh, REPORT.replace("so soundly", "so badly"));
  const exact = await makeDocument(ana, fresh, REPORT);
  const quoting = await makeDocument(
    ana,
    fresh,
    "He read [“I have seldom seen a wall so soundly built”] out.",
  );
  const made = await makeAnnotation(bo, quoting.document.id, quoting.spans, { kind });
  const { items } = expectDone(await findQuotation(bo, made.id));
  expect(items.map(({ documentId, verdict }) => [documentId, verdict])).toEqual([
    [exact.document.id, "verbatim"],
    [alteredReport.document.id, "altered"],
  ]);
  expect(items[0]?.words).toBe("I have seldom seen a wall so soundly built");
  expect(await findWords(eve, fresh, "wall")).toMatchObject({ problem: "not-found" });
  for (const quote of ["' | & ! ( ) :*", "%_%", "…", "\u0000x"])
    expectDone(await findWords(bo, fresh, quote));
});

test("a speaker's new name, merge and end are followed by the quotations", async () => {
  const fresh = (await makeProject(ana, { annotator: bo, reader: dee })).id;
  const { document, spans } = await makeDocument(ana, fresh, SPEECH);
  const words = spans.slice(3, 4);
  const made = await makeAnnotation(bo, document.id, words, { kind });
  const draft = { id: newId(), name: "E. Quill" };
  const speaker = expectDone(await addSpeaker(bo, fresh, draft));
  expect(await addSpeaker(bo, fresh, draft)).toMatchObject({ created: false });
  expectDone(await setAttribution(bo, made.id, any, { speakerId: speaker.id }));
  expectDone(await editSpeaker(bo, speaker.id, any, { name: "Edda Quill", aliases: ["E. Quill"] }));
  expect(expectDone(await readAnnotation(dee, made.id))).toMatchObject({
    quotation: { speaker: "Edda Quill" },
    attribution: { speaker: { name: "Edda Quill" } },
  });
  const other = expectDone(await addSpeaker(ana, fresh, { name: "The auditor" }));
  expect(await mergeSpeaker(dee, speaker.id, other.id)).toMatchObject({ problem: "not-yours" });
  const merged = expectDone(await mergeSpeaker(ana, speaker.id, other.id));
  expect(merged.aliases).toEqual(["Edda Quill", "E. Quill"]);
  expect(await readSpeaker(ana, speaker.id)).toMatchObject({ problem: "not-found" });
  const full = expectDone(await readSpeakerInFull(dee, other.id));
  expect(full.quotations).toMatchObject([{ annotationId: made.id, documentTitle: "A text" }]);
  expect(await removeSpeaker(bo, other.id, any)).toMatchObject({ problem: "not-yours" });
  expectDone(await removeSpeaker(ana, other.id, any));
  expect(expectDone(await readAnnotation(dee, made.id))).toMatchObject({
    quotation: { speaker: "The auditor" },
    attribution: { speaker: null },
  });
});

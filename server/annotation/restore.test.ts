import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_CLAIM_DETAIL, type Annotation } from "@/lib/annotation/annotation";
import { removeAnnotation } from "./judge";
import { readAnnotation } from "./read";
import { restoreAnnotation } from "./restore";
import { readFeed } from "@/server/feed/changes";
import { mergeClaim } from "@/server/claim/merge";
import { addOccurrence, editOccurrence } from "@/server/claim/occurrences";
import { readClaim } from "@/server/claim/passages";
import { addClaim } from "@/server/claim/write";
import { read } from "@/server/platform/db";
import { reviseText } from "@/server/document/revise";
import { removeDocument } from "@/server/document/write";
import { addNote, listNotes } from "./notes";
import { annotationHistory } from "./history";
import { setAttribution } from "@/server/quotation/attribution";
import { runCheck } from "@/server/quotation/checks";
import { signCheck } from "@/server/quotation/sign";
import { addReference } from "./references";
import { giveReview } from "./reviews";
import { addTag, editTag } from "@/server/tag/write";
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
let projectId: string;
const any = () => true;
const page = { limit: 100 };
const TEXT = "Petra Lohm said: “[The tides fell by half last year.]” Nobody believed [her].";

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  cleo = await makePerson("Cleo");
  dee = await makePerson("Dee");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana, { annotator: bo, curator: cleo, reader: dee })).id;
});
afterAll(closeTestDatabase);

async function text() {
  const { document, spans, text: words } = await makeDocument(ana, projectId, TEXT);
  const [first, second] = spans;
  if (!first || !second) throw new Error("no spans");
  return { documentId: document.id, first, second, words };
}

const claim = async () =>
  expectDone(await addClaim(bo, projectId, { statement: "The tides fell" })).id;
const remove = async (who: Viewer, id: string) => expectDone(await removeAnnotation(who, id, any));
const restore = async (who: Viewer, id: string) => expectDone(await restoreAnnotation(who, id));
const whole = ({ version: _v, change: _c, ...rest }: Annotation) => rest;
const numbers = async (who: Viewer, feed: string) =>
  (await readFeed(read, who, feed, 0, 1_000)).changes.map(({ number, kind, id }) => ({
    number,
    kind,
    id,
  }));

test("what was taken away comes back whole, with all that hangs on it", async () => {
  const { documentId, first } = await text();
  const claimId = await claim();
  const { id } = await makeAnnotation(bo, documentId, [first], {
    kind: "quotation",
    tags: ["tides"],
    body: "Says who?",
    confidence: 3,
  });
  const occurrence = expectDone(await addOccurrence(bo, id, { claimId, role: "quotes" }));
  const half = { value: 0.5, unit: "", comparator: "ratio", period: "last year" } as const;
  const quantities = [{ ...half, place: "", denominator: "", base: "" }];
  const change = { commitment: "reported", quantities } as const;
  expectDone(await editOccurrence(bo, occurrence.id, any, change));
  expectDone(
    await setAttribution(bo, id, any, { speaker: { name: "Petra Lohm" }, naming: "named" }),
  );
  const check = expectDone(await runCheck(bo, id, documentId));
  expectDone(await signCheck(bo, check.id, any, { verdict: "verbatim", note: "Seen." }));
  const note = expectDone(await addNote(cleo, id, { body: "Which report?" }));
  expectDone(await addReference(cleo, id, { relation: "context", url: "https://tides.test/" }));
  expectDone(await giveReview(cleo, id, { verdict: "agree" }));
  const before = expectDone(await readAnnotation(dee, id));

  await remove(bo, id);
  expect((await readAnnotation(dee, id)).ok).toBe(false);
  expect(expectDone(await readClaim(dee, claimId)).occurrences).toEqual([]);
  const back = await restore(bo, id);
  expect(whole(back)).toEqual(whole(before));
  expect(back.version).toBe(before.version + 2);
  expect(whole(expectDone(await readAnnotation(dee, id)))).toEqual(whole(before));
  expect(expectDone(await listNotes(dee, id, page)).items).toEqual([note]);
  expect(expectDone(await readClaim(dee, claimId)).occurrences).toHaveLength(1);
  const past = expectDone(await annotationHistory(dee, id, page)).items.slice(-2);
  expect(past.map(({ action, by, version }) => [action, by.name, version])).toEqual([
    ["delete", "Bo", before.version],
    ["restore", "Bo", before.version + 1],
  ]);
});

test("its author and the curators may bring it back, and nobody else", async () => {
  const { documentId, first } = await text();
  const { id } = await makeAnnotation(bo, documentId, [first]);
  await remove(bo, id);
  expect(await restoreAnnotation(dee, id)).toMatchObject({ problem: "not-yours" });
  expect(await restoreAnnotation(eve, id)).toMatchObject({ problem: "not-found" });
  expect((await readAnnotation(bo, id)).ok).toBe(false);
  await restore(cleo, id);
  await remove(cleo, id);
  expect((await restore(bo, id)).createdBy).toEqual({ id: bo.id, name: "Bo" });
});

test("a private one is its author's to bring back, and nobody is told", async () => {
  const { documentId, first } = await text();
  const claimId = await claim();
  const { id } = await makeAnnotation(bo, documentId, [first], {
    visibility: "private",
    claim: { ...NO_CLAIM_DETAIL, id: claimId },
  });
  const announced = await numbers(ana, projectId);
  const toldHere = await numbers(ana, documentId);
  await remove(bo, id);
  for (const other of [ana, cleo, dee, eve]) {
    expect(await restoreAnnotation(other, id)).toMatchObject({ problem: "not-found" });
  }
  expect((await restore(bo, id)).occurrences).toHaveLength(1);
  expect(await numbers(ana, projectId)).toEqual(announced);
  expect(await numbers(ana, documentId)).toEqual(toldHere);
  expect((await numbers(bo, documentId)).slice(-2)).toMatchObject([
    { kind: "annotation.deleted", id },
    { kind: "annotation.saved", id },
  ]);
});

test("bringing it back again changes nothing, and the numbers of the feeds have no gap", async () => {
  const { documentId, first } = await text();
  const claimId = await claim();
  const { id } = await makeAnnotation(bo, documentId, [first], {
    claim: { ...NO_CLAIM_DETAIL, id: claimId },
  });
  const before = (await numbers(dee, projectId)).length;
  await remove(bo, id);
  const back = await restore(bo, id);
  expect(await restore(bo, id)).toEqual(back);
  const here = await numbers(dee, documentId);
  expect(here.map(({ number }) => number)).toEqual(here.map((_, at) => at + 1));
  expect(here.slice(-2)).toMatchObject([
    { kind: "annotation.deleted", id },
    { kind: "annotation.saved", id },
  ]);
  expect(back.change).toBe(here.at(-1)?.number);
  // The register of claims counts the passage no longer, and then again.
  expect((await numbers(dee, projectId)).slice(before)).toMatchObject([
    { kind: "claim.saved", id: claimId },
    { kind: "claim.saved", id: claimId },
  ]);
});

test("it follows what happened to the text meanwhile, as one that stood would have", async () => {
  const { documentId, first, second, words } = await text();
  const stays = await makeAnnotation(bo, documentId, [first]);
  const quotation = await makeAnnotation(bo, documentId, [first], { kind: "quotation" });
  const gone = await makeAnnotation(bo, documentId, [second]);
  const cue = { at: { cue: [{ exact: "said" }] } };
  expectDone(await setAttribution(bo, quotation.id, any, cue));
  await remove(bo, quotation.id);
  await remove(bo, gone.id);
  const content = `On Monday ${words.replace(" Nobody believed her.", "")}`;
  expectDone(await reviseText(cleo, documentId, { content, format: "plain" }));

  const back = await restore(bo, quotation.id);
  const stood = expectDone(await readAnnotation(bo, stays.id));
  expect(back).toMatchObject({ revision: 2, anchor: stood.anchor, target: stood.target });
  const [cueSpan] = back.attribution?.at.cue ?? [];
  expect(content.slice(cueSpan?.start, cueSpan?.end)).toBe("said");

  const feed = await numbers(bo, documentId);
  const no = await restoreAnnotation(bo, gone.id);
  expect(no).toMatchObject({ problem: "text-moved-on", more: { revision: 2 } });
  expect((await readAnnotation(bo, gone.id)).ok).toBe(false);
  expect(await numbers(bo, documentId)).toEqual(feed);
  const past = expectDone(await annotationHistory(bo, gone.id, page)).items;
  expect(past.map(({ action }) => action)).toEqual(["delete"]);
});

test("one that had lost its place before it was taken away comes back as it was", async () => {
  const { documentId, second } = await text();
  const { id } = await makeAnnotation(bo, documentId, [second]);
  const revise = async (content: string) =>
    expectDone(await reviseText(cleo, documentId, { content, format: "plain" }));
  await revise("Petra Lohm said: “The tides fell by half last year.”");
  expect(expectDone(await readAnnotation(bo, id)).orphan).toBe(true);
  await remove(bo, id);
  await revise("Petra Lohm said: “The tides fell by half.”");
  expect(await restore(bo, id)).toMatchObject({ orphan: true, revision: 1 });
});

test("what it names is named as it is now", async () => {
  const { documentId, first } = await text();
  const [from, into] = [await claim(), await claim()];
  const slug = "hearsay-of-old";
  const draft = { kind: "claim", slug, label: "Hearsay" } as const;
  const tag = expectDone(await addTag(cleo, projectId, draft));
  const { id } = await makeAnnotation(bo, documentId, [first], {
    tags: [slug],
    claim: { ...NO_CLAIM_DETAIL, id: from, type: slug },
  });
  await remove(bo, id);
  expectDone(await mergeClaim(cleo, from, into));
  expectDone(await editTag(cleo, tag.id, any, { slug: "hearsay-of-now" }));
  expect(await restore(bo, id)).toMatchObject({
    tags: ["hearsay-of-now"],
    claim: { id: into, type: "hearsay-of-now" },
  });
});

test("with its document gone there is nothing to bring back", async () => {
  const { documentId, first } = await text();
  const { id } = await makeAnnotation(bo, documentId, [first]);
  await remove(bo, id);
  expectDone(await removeDocument(cleo, documentId));
  expect(await restoreAnnotation(bo, id)).toMatchObject({ problem: "not-found" });
});

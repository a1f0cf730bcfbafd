import { afterAll, beforeAll, expect, test } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";
import { addOccurrence, editOccurrence, removeOccurrence } from "@/server/claim/occurrences";
import { newId } from "@/server/platform/new-id";
import { removeAttribution, setAttribution } from "@/server/quotation/attribution";
import { runCheck } from "@/server/quotation/checks";
import { signCheck } from "@/server/quotation/sign";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { recordStatements } from "@/test/database/statements";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { editAnnotation } from "./edit";
import { judgeAnnotation, removeAnnotation } from "./judge";
import { addNote } from "./notes";
import { addReference, removeReference } from "./references";
import { restoreAnnotation } from "./restore";
import { giveReview, removeReview } from "./reviews";
import { saveAnnotation } from "./write";

let mira: Viewer;
let tomas: Viewer;
let projectId: string;
let documentId: string;
let sourceId: string;
let statements: ReturnType<typeof recordStatements>;

const any = () => true;
const WORDS = "The wall was never built.";

beforeAll(async () => {
  statements = recordStatements(await openTestDatabase());
  mira = await makePerson("Mira");
  tomas = await makePerson("Tomas");
  projectId = (await makeProject(mira, { annotator: tomas })).id;
  documentId = (await makeDocument(mira, projectId, `She said: ${WORDS}`)).document.id;
  sourceId = (await makeDocument(mira, projectId, `${WORDS} It rained.`)).document.id;
});
afterAll(closeTestDatabase);

const place = { start: 10, end: 10 + WORDS.length };

function made(kind: "claim" | "quotation"): Promise<Annotation> {
  return makeAnnotation(mira, documentId, [place], { kind });
}

/** A row with its relations, or by itself. */
const FULL_READ =
  /^SELECT (?:(?! FROM )[^;])*"(?:t0|Annotation)"\."target"(?:(?! FROM )[^;])* FROM "public"\."Annotation"/;

/** How often a row of "Annotation" is read in full, whoever reads it. */
async function readsDuring(run: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  const seen = await statements.during(async () => expect(await run()).toMatchObject({ ok: true }));
  return seen.filter((sql) => FULL_READ.test(sql)).length;
}

test("a new annotation is not read: it is answered as it was written", async () => {
  const draft = { id: newId(), kind: "claim", target: [place] } as const;
  expect(await readsDuring(() => saveAnnotation(mira, documentId, draft))).toBe(0);
});

test("edit, judgement, removal and return read the annotation once", async () => {
  const { id } = await made("claim");
  expect(await readsDuring(() => editAnnotation(mira, id, any, { body: "Why." }))).toBe(1);
  expect(await readsDuring(() => judgeAnnotation(mira, id, any, { status: "accepted" }))).toBe(1);
  expect(await readsDuring(() => removeAnnotation(mira, id, any))).toBe(1);
  expect(await readsDuring(() => restoreAnnotation(mira, id))).toBe(1);
});

test("what is written under an annotation reads it once", async () => {
  const { id } = await made("claim");
  const [referenceId, occurrenceId] = [newId(), newId()];
  expect(await readsDuring(() => addNote(mira, id, { body: "Why." }))).toBe(1);
  expect(await readsDuring(() => giveReview(tomas, id, { verdict: "agree" }))).toBe(1);
  expect(await readsDuring(() => removeReview(tomas, id))).toBe(1);
  const reference = { id: referenceId, relation: "supports", url: "https://example.org/" } as const;
  expect(await readsDuring(() => addReference(mira, id, reference))).toBe(1);
  expect(await readsDuring(() => removeReference(mira, referenceId))).toBe(1);
  const occurrence = { id: occurrenceId, statement: "No wall.", role: "asserts" } as const;
  expect(await readsDuring(() => addOccurrence(mira, id, occurrence))).toBe(1);
  const edit = { wording: "no wall" };
  expect(await readsDuring(() => editOccurrence(mira, occurrenceId, any, edit))).toBe(1);
  expect(await readsDuring(() => removeOccurrence(mira, occurrenceId))).toBe(1);
});

test("attribution and signature read the quotation once", async () => {
  const { id } = await made("quotation");
  const draft = { speaker: { name: "Petra Lohm" } };
  expect(await readsDuring(() => setAttribution(mira, id, any, draft))).toBe(1);
  expect(await readsDuring(() => removeAttribution(mira, id, any))).toBe(1);
  const { id: checkId } = expectDone(await runCheck(mira, id, sourceId));
  const sign = () => signCheck(mira, checkId, any, { verdict: "verbatim" });
  expect(await readsDuring(sign)).toBe(1);
  expect(await readsDuring(sign)).toBe(1);
});

test("a check reads the quotation once to compare, before anything is locked, and once to store", async () => {
  const { id } = await made("quotation");
  expect(await readsDuring(() => runCheck(mira, id, sourceId))).toBe(2);
});

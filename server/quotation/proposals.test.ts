import { afterAll, beforeAll, expect, test } from "vitest";
import { nounOf } from "@/lib/change/change";
import { readChanges } from "@/server/live/follow";
import { reviseText } from "@/server/document/revise";
import { dismiss, quotationProposals } from "./proposals";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { makeSpeech } from "@/test/make/speech";

let ana: Viewer, bo: Viewer, dee: Viewer, eve: Viewer;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  [dee, eve] = [await makePerson("Dee"), await makePerson("Eve")];
  projectId = (await makeProject(ana, { annotator: bo, reader: dee })).id;
});
afterAll(closeTestDatabase);

test("proposals leave out what is marked or dismissed, for everybody", async () => {
  const { documentId, words, text } = await makeSpeech(ana, projectId);
  const found = expectDone(await quotationProposals(dee, documentId));
  expect(found.items.map(({ exact, speakerName }) => [exact.slice(0, 12), speakerName])).toEqual([
    ["the auditor ", "Petra Lohm"],
    ["“I have seld", "the auditor"],
    ["“heavy-lift ", ""],
  ]);
  expect(found.items[1]?.inside).toBe(0);
  await makeAnnotation(bo, documentId, [words], { kind: "quotation", visibility: "private" });
  const start = text.indexOf("“heavy");
  const scare = { start, end: text.indexOf("”", start) + 1 };
  expectDone(await dismiss(bo, documentId, scare, true));
  expectDone(await dismiss(bo, documentId, scare, true));
  const { changes } = expectDone(await readChanges(ana, { documentId }, 0, 100));
  expect(changes.filter(({ kind }) => kind === "dismissal.saved")).toHaveLength(1);
  const proposalCount = async (viewer: Viewer) =>
    expectDone(await quotationProposals(viewer, documentId)).items.length;
  expect([await proposalCount(bo), await proposalCount(ana)]).toEqual([1, 2]);
  expectDone(await dismiss(bo, documentId, scare, false));
  expectDone(await dismiss(bo, documentId, scare, false));
  expect(await proposalCount(ana)).toBe(3);
  const publishOnAnnotation = expectDone(await readChanges(dee, { documentId }, 0, 100)).changes;
  expect(publishOnAnnotation.map(({ number }) => number)).toEqual(
    publishOnAnnotation.map((_, index) => index + 1),
  );
  expect(publishOnAnnotation.filter((change) => nounOf(change) === "dismissal")).toMatchObject([
    { kind: "dismissal.saved", by: { name: "Bo" } },
    { kind: "dismissal.deleted", by: { name: "Bo" } },
  ]);
  expect(await dismiss(dee, documentId, scare, true)).toMatchObject({ problem: "not-yours" });
  expect(await quotationProposals(eve, documentId)).toMatchObject({ problem: "not-found" });
});

test("of a long text the first proposals are answered and the others counted, past what is done", async () => {
  const line = (i: number) => `Petra Lohm sagte: „Pfahl ${i} ist morsch und muss weg.“\n\n`;
  const content = Array.from({ length: 2_005 }, (_, i) => line(i)).join("");
  const { document, text } = await makeDocument(ana, projectId, content);
  const ask = async () => expectDone(await quotationProposals(bo, document.id));
  const before = await ask();
  expect(before).toMatchObject({ found: 2_005, more: 5 });
  expect(before.items).toHaveLength(2_000);
  for (const { start, end } of before.items.slice(0, 3)) {
    expectDone(await dismiss(bo, document.id, { start, end }, true));
  }
  const after = await ask();
  expect(after).toMatchObject({ found: 2_005, more: 2 });
  expect(after.items).toHaveLength(2_000);
  expect(text.slice(after.items.at(-1)?.start, after.items.at(-1)?.end)).toContain("Pfahl 2002");
});

test("a dismissed proposal stays away after a new revision", async () => {
  const { documentId, text } = await makeSpeech(ana, projectId);
  const start = text.indexOf("“heavy");
  expectDone(await dismiss(bo, documentId, { start, end: text.indexOf("”", start) + 1 }, true));
  expectDone(await reviseText(ana, documentId, { content: `New. ${text}`, format: "plain" }));
  const { items } = expectDone(await quotationProposals(bo, documentId));
  expect(items.some(({ exact }) => exact.includes("heavy"))).toBe(false);
});

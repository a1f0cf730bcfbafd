import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonLines } from "@/app/api/handler/json-lines";
import type { AgreementPlace } from "@/lib/agreement/agreement-page";
import type { Viewer } from "@/server/access/viewer";
import { judgeAnnotation, removeAnnotation } from "@/server/annotation/judge";
import { reviseText } from "@/server/document/revise";
import { addDocument } from "@/server/document/write";
import { exportDocument } from "@/server/export/download";
import { importLines } from "@/server/import/import-lines";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makeAnnotation, makePerson, makeProject } from "@/test/make/make";
import { readCoders } from "./coders";
import { downloadAgreementOnText, readAgreementOnText, readAgreementPage } from "./on-text";

let owner: Viewer, reader: Viewer, stranger: Viewer;
beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  reader = await makePerson("Reader");
  stranger = await makePerson("Stranger");
});
afterAll(() => closeTestDatabase());

const TEXT = "🐟 The pier is shut, says Bo. Nobody asked the ferrymen.";
const AT = new Date("2026-11-30T10:00:00Z");
const PLACE: AgreementPlace = { layer: "both", numbers: false, page: 1 };

/** Spans of TEXT by its words, in code points. */
function spanOf(words: string) {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + [...words].length };
}

const line = (author: string, words: string, technique = "doubt") =>
  JSON.stringify({ author, kind: "rhetoric", target: [spanOf(words)], rhetoric: { technique } });

async function coded(lines: readonly string[]) {
  const projectId = (await makeProject(owner, { reader })).id;
  const draft = { title: "A notice", format: "plain", content: TEXT } as const;
  const { id: documentId } = expectDone(await addDocument(owner, projectId, draft));
  const answer = await importLines(owner, documentId, jsonLines(lines.join("\n")), false);
  expect(expectDone(answer)).toMatchObject({ created: lines.length, unplaced: [] });
  return { projectId, documentId };
}

const passagesOf = async (viewer: Viewer, documentId: string, options: object = {}) =>
  expectDone(await readAgreementOnText(viewer, documentId, options, { limit: 100 }));

async function wordsOf(file: Awaited<ReturnType<typeof downloadAgreementOnText>>) {
  return new Response(expectDone(file).stream).text();
}

test("passages say who marked them and as what, words how many marked them", async () => {
  const { documentId } = await coded([
    line("Mira", "The pier is"),
    line("Jon", "pier is shut,"),
    line("Jon", "Nobody", "slogans"),
    line("Mira", "Nobody"),
  ]);
  const answer = await passagesOf(owner, documentId);
  expect(answer).toMatchObject({
    revision: 1,
    coders: [
      { id: null, name: "Jon", spans: 2 },
      { id: null, name: "Mira", spans: 2 },
    ],
    labels: [
      { kind: "rhetoric", slug: "doubt", name: "Doubt" },
      { kind: "rhetoric", slug: "slogans" },
    ],
    words: { total: 10, all: 3, most: 0, some: 0, one: 2, none: 5 },
    spans: 4,
    disputed: 3,
    count: 4,
    next: null,
  });
  const each = answer.items.map(({ exact, disputed, marks }) => [exact, disputed, marks]);
  const by = (coder: number, label = 0) => ({ coder, labels: [label] });
  expect(each).toEqual([
    ["The", true, [by(1)]],
    ["pier is", false, [by(0), by(1)]],
    ["shut", true, [by(0)]],
    ["Nobody", true, [by(0, 1), by(1)]],
  ]);
  // UTF-16 inside: the fish is two units.
  expect(answer.items[0]).toMatchObject({ start: 3, end: 6 });
  const some = expectDone(
    await readAgreementOnText(owner, documentId, { tag: "doubt" }, { cursor: "1", limit: 1 }),
  );
  expect(some).toMatchObject({ items: [{ exact: "pier is" }], next: "2", labels: [{}] });
  const csv = await wordsOf(await downloadAgreementOnText(owner, documentId, {}));
  expect(csv.split("\r\n").slice(0, 3)).toEqual([
    "start,end,words,marked by,disputed,Jon,Mira",
    "2,5,The,1,yes,,doubt",
    "6,13,pier is,2,no,doubt,doubt",
  ]);
});

test("what is private, removed or of an unknown place never shows, and what was rejected does", async () => {
  const { projectId, documentId } = await coded([
    line("Mira", "The pier"),
    line("Jon", "The pier"),
  ]);
  const draft = { kind: "rhetoric", rhetoric: { technique: "secret" } } as const;
  const target = [{ start: 3, end: 6 }];
  await makeAnnotation(owner, documentId, target, { ...draft, visibility: "private" });
  const everywhere = async (viewer: Viewer) =>
    JSON.stringify([
      await passagesOf(viewer, documentId),
      expectDone(await readAgreementPage(viewer, documentId, PLACE)),
      await wordsOf(await downloadAgreementOnText(viewer, documentId, {})),
      await wordsOf(await exportDocument(viewer, documentId, "html", "annotations", {}, AT)),
      expectDone(await readCoders(viewer, projectId)),
    ]);
  const own = await everywhere(owner);
  expect(own.match(/Owner/g)?.length).toBeGreaterThan(3);
  expect(own).toContain("secret");
  const others = await everywhere(reader);
  expect(others).not.toContain("Owner");
  expect(others).not.toContain("secret");
  expect(others).toContain("Mira");

  const shared = await makeAnnotation(owner, documentId, target, draft);
  expect((await passagesOf(reader, documentId)).coders).toHaveLength(3);
  expectDone(await judgeAnnotation(owner, shared.id, () => true, { status: "rejected" }));
  expect(await passagesOf(reader, documentId)).toMatchObject({ spans: 3, disputed: 2 });
  expectDone(await removeAnnotation(owner, shared.id, () => true));
  expect((await everywhere(reader)) === others).toBe(true);

  const revised = { format: "plain", content: "Something else was written here." } as const;
  expectDone(await reviseText(owner, documentId, revised));
  expect(await passagesOf(reader, documentId)).toMatchObject({ spans: 0, unplaced: 2, items: [] });
  for (const call of [
    readAgreementOnText(stranger, documentId, {}, { limit: 10 }),
    downloadAgreementOnText(stranger, documentId, {}),
    readAgreementPage(stranger, documentId, PLACE),
  ]) {
    expect(await call).toMatchObject({ problem: "not-found" });
  }
});

test("the page draws what two or more people marked, and says why it draws nothing", async () => {
  const { projectId, documentId } = await coded([line("Mira", "The pier"), line("Jon", "pier")]);
  const page = async (some: Partial<AgreementPlace> = {}) =>
    expectDone(await readAgreementPage(reader, documentId, { ...PLACE, ...some }));
  expect(await page()).toMatchObject({
    project: { id: projectId },
    people: [{ name: "Jon" }, { name: "Mira" }],
    coded: { page: 1, pages: 1, disputed: 1, firstDisputed: [1], spans: 2 },
    problem: null,
  });
  expect(await page({ coders: "Mira" })).toMatchObject({ coded: null, problem: null });
  expect(await page({ coders: "Mira,Nobody" })).toMatchObject({ coded: null, problem: "nobody" });
  expect((await page({ kind: "claim" })).coded).toMatchObject({ spans: 0, runs: [], labels: [] });
  expect(expectDone(await readCoders(reader, projectId))).toMatchObject({
    texts: [{ id: documentId, title: "A notice", coders: 2 }],
    textCount: 1,
  });
});

test("the page to read offline has it where it is asked for, and no other file can", async () => {
  const { documentId } = await coded([line("Mira", "The pier"), line("Jon", "pier", "slogans")]);
  const html = async (agreement: Parameters<typeof exportDocument>[4]) =>
    wordsOf(await exportDocument(reader, documentId, "html", "annotations", agreement));
  expect(await html(null)).not.toContain('class="agreed"');
  const whole = await html({});
  expect(whole).toContain('class="text coded lanes2"');
  expect(whole).toContain("<bdi>Jon</bdi>");
  expect(await html({ coders: "Mira" })).toContain("Fewer than two of those");
  expect(await exportDocument(reader, documentId, "csv", "annotations", {})).toMatchObject({
    problem: "not-understood",
    errors: [{ path: "?agreement" }],
  });
});

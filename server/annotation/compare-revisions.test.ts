import { afterAll, beforeAll, expect, test } from "vitest";
import type { ComparisonPlace } from "@/lib/annotation/compared-revisions";
import type { Viewer } from "@/server/access/viewer";
import { reviseText } from "@/server/document/revise";
import { transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { readRevisionsPage } from "./compare-revisions";
import { removeAnnotation } from "./judge";
import { readPastDocument } from "./past-document";
import { saveAnnotation } from "./write";

let ana: Viewer, bo: Viewer, eve: Viewer;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo, eve] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Eve")];
  projectId = (await makeProject(ana, { reader: bo })).id;
});
afterAll(closeTestDatabase);

const place = (some: Partial<ComparisonPlace>): ComparisonPlace => ({
  from: 1,
  to: 2,
  view: "inline",
  page: 1,
  open: [],
  ...some,
});

const compared = async (
  viewer: Viewer,
  documentId: string,
  some: Partial<ComparisonPlace> = {},
) => {
  const page = expectDone(await readRevisionsPage(viewer, documentId, place(some)));
  if (!page.comparison) throw new Error(`not compared: ${page.problem}`);
  return page.comparison;
};

const revise = async (documentId: string, content: string) =>
  expectDone(await reviseText(ana, documentId, { content, format: "plain" }));

const FIRST =
  "The quay was [open] 🚢 to ships.\n\n[Nobody] guards the gate at night.\n\nIt [rained] all day. The [end].";
const SECOND = "The quay was closed 🚢 to ships.\n\nIt rained all day. The end.\n\nA new line.";

test("two revisions are compared with the annotations of both and what became of them", async () => {
  const { document, spans, text } = await makeDocument(ana, projectId, FIRST);
  const [open, nobody, rained, end] = spans;
  if (!open || !nobody || !rained || !end) throw new Error("no spans");
  const changed = await makeAnnotation(ana, document.id, [open]);
  const lost = await makeAnnotation(ana, document.id, [nobody]);
  const moved = await makeAnnotation(ana, document.id, [rained]);
  const secret = await makeAnnotation(ana, document.id, [end], { visibility: "private" });
  await revise(document.id, SECOND);
  const gone = text.indexOf("guards");
  const removed = expectDone(
    await saveAnnotation(ana, document.id, {
      kind: "note",
      revision: 1,
      removed: true,
      target: [{ start: gone, end: gone + 6 }],
    }),
  );
  const added = await makeAnnotation(ana, document.id, [{ start: 0, end: 3 }], { revision: 2 });

  const { parts, notes, differences, ...rest } = await compared(ana, document.id);
  expect(rest).toMatchObject({ pages: 1, isCut: false, isUnrecorded: false, isNewest: true });
  expect(differences).toBe(3);
  const passages = parts.flatMap((part) => (part.type === "passage" ? part : []));
  const words = passages.map((passage) => [
    passage.difference,
    passage.before.map((leaf) => leaf.text).join(),
    passage.after.map((leaf) => leaf.text).join(),
  ]);
  expect(words).toEqual([
    [1, "The quay was open 🚢 to ships.", "The quay was closed 🚢 to ships."],
    [2, "Nobody guards the gate at night.", ""],
    [null, "It rained all day. The end.", "It rained all day. The end."],
    [3, "", "A new line."],
  ]);
  // Offsets in code points: the ship is one.
  expect(passages[3]?.added).toEqual({
    start: SECOND.indexOf("A new") - 1,
    end: SECOND.length - 1,
  });
  expect(passages[1]?.removed).toEqual([
    {
      start: text.indexOf("Nobody") - 1,
      end: text.indexOf("night.") + 5,
      exact: "Nobody guards the gate at night.",
    },
  ]);
  const before = notes.before.map(({ annotation: { id }, fate }) => [id, fate]);
  expect(before).toEqual([
    [changed.id, expect.stringMatching(/changed|ambiguous|lost/)],
    [lost.id, expect.stringMatching(/ambiguous|lost/)],
    [removed.id, "removed"],
    [moved.id, "moved"],
    [secret.id, "moved"],
  ]);
  expect(notes.after.map(({ annotation: { id }, fate }) => [id, fate])).toEqual(
    expect.arrayContaining([
      [added.id, "new"],
      [moved.id, "moved"],
    ]),
  );

  // Another sees no private ones, and of what was deleted since that it was there.
  const others = await compared(bo, document.id);
  expect(others.notes.before.map(({ annotation: { id } }) => id)).not.toContain(secret.id);
  expectDone(await removeAnnotation(ana, moved.id, () => true));
  const since = await compared(bo, document.id);
  const fate = since.notes.before.find(({ annotation: { id } }) => id === moved.id)?.fate;
  expect(fate).toBe("deleted");

  // What lay on the earlier text before anything was recorded is not told as made since.
  const name = "recorded-since";
  await transaction((tx) => tx.setting.create({ data: { name, value: new Date().toISOString() } }));
  const unrecorded = await compared(ana, document.id);
  await transaction((tx) => tx.setting.delete({ where: { name } }));
  expect(unrecorded.isUnrecorded).toBe(true);
  expect(unrecorded.notes.after.map(({ annotation: { id }, fate }) => [id, fate])).toEqual(
    expect.arrayContaining([
      [added.id, "new"],
      [secret.id, "moved"],
    ]),
  );

  // An older revision is read with its annotations as they stood on it.
  const nowhere = { day: "", time: "", with: "" };
  const then = expectDone(await readPastDocument(ana, document.id, nowhere, new Date(), 1));
  expect(then).toMatchObject({ revision: 1, stood: { revision: 1, text } });
  expect(then.stood?.annotations.map(({ id, anchor }) => [id, anchor])).toEqual(
    [changed, lost, moved, secret].map(({ id }) => [id, "exact"]),
  );
});

test("revisions that are not there, or of a text that one may not read, are not compared", async () => {
  const { document } = await makeDocument(ana, projectId, "One [line].");
  await revise(document.id, "Another line.");
  for (const wrong of [{ to: 3 }, { from: 2 }, { from: 2, to: 1 }]) {
    const page = expectDone(await readRevisionsPage(ana, document.id, place(wrong)));
    expect(page).toMatchObject({ comparison: null, problem: "missing", total: 2 });
  }
  expect(expectDone(await readRevisionsPage(bo, document.id, null))).toMatchObject({
    comparison: null,
    problem: null,
    mayAnnotate: false,
  });
  expect(await readRevisionsPage(eve, document.id, place({}))).toMatchObject({ ok: false });
});

test("a long comparison is cut into pages and folded, and folds are opened", async () => {
  const lines = (every: number, word: string) =>
    Array.from({ length: 3_000 }, (_, i) =>
      i % every === 0
        ? `Line ${i} is ${word} now.`
        : `The quay of year ${i} was open to all ships.`,
    ).join("\n\n");
  const { document } = await makeDocument(ana, projectId, lines(10, "old"));
  await revise(document.id, lines(10, "new"));
  const first = await compared(ana, document.id);
  expect(first).toMatchObject({ differences: 300, pages: 3, firstDifferences: [1, 101, 201] });
  const shown = first.parts.filter(({ type }) => type === "passage");
  expect(shown.length).toBeLessThan(400);
  const fold = first.parts.find(({ type }) => type === "fold");
  expect(fold).toMatchObject({ row: 2, count: 7 });
  const opened = await compared(ana, document.id, { open: [fold?.row ?? 0] });
  expect(opened.parts.filter(({ type }) => type === "passage")).toHaveLength(shown.length + 7);
  const last = await compared(ana, document.id, { page: 99 });
  expect(last.place.page).toBe(3);
  const differences = last.parts.flatMap((part) =>
    part.type === "passage" ? (part.difference ?? []) : [],
  );
  expect([differences[0], differences.at(-1)]).toEqual([201, 300]);
});

test("what lay on a passage that is not shown is not told as made since", async () => {
  const lines = (word: string) => Array.from({ length: 120 }, (_, i) => `Line ${i} is ${word}.`);
  const fog = "The fog lay on the bay for seven days.";
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    [`[${fog}]`, ...lines("old")].join("\n\n"),
  );
  const stayed = await makeAnnotation(ana, document.id, spans);
  const text = [...lines("new"), fog].join("\n\n");
  await revise(document.id, text);
  const target = [{ start: text.length - fog.length, end: text.length }];
  const later = await makeAnnotation(ana, document.id, target, { revision: 2 });
  // As an import leaves it, with the time at which it was made elsewhere.
  await transaction((tx) =>
    tx.annotation.update({ where: { id: later.id }, data: { createdAt: new Date("2020-05-01") } }),
  );
  const { notes, pages } = await compared(ana, document.id, { page: 2 });
  expect({ pages, before: notes.before }).toEqual({ pages: 2, before: [] });
  expect(new Map(notes.after.map(({ annotation: { id }, fate }) => [id, fate]))).toEqual(
    new Map([
      [stayed.id, "moved"],
      [later.id, "new"],
    ]),
  );
});

test("where more annotations reach over what is shown than are read, the page says so", async () => {
  const lines = (word: string) =>
    Array.from({ length: 11 }, (_, i) => `Line ${i} is ${i === 5 ? word : "long"}.`).join("\n\n");
  const { document } = await makeDocument(ana, projectId, lines("old"));
  await revise(document.id, lines("new"));
  const text = lines("new");
  // In two pieces, one in each fold, from before what is shown to behind it.
  const pieces = ["Line 1", "Line 9"].map((exact) => {
    const start = text.indexOf(exact);
    return { start, end: start + exact.length, exact, prefix: "", suffix: "" };
  });
  await transaction(
    (tx) => tx.$executeRaw`
      INSERT INTO "Annotation"
        (id, "projectId", "documentId", revision, kind, target, start, "end", quote, "createdById")
      SELECT gen_random_uuid(), ${projectId}::uuid, ${document.id}::uuid, 2, 'note',
        ${JSON.stringify(pieces)}::jsonb, ${pieces[0]?.start}::int, ${pieces[1]?.end}::int, '',
        ${ana.id}::uuid
      FROM generate_series(1, 501)`,
  );
  const { notes, isCut } = await compared(ana, document.id);
  expect({ after: notes.after, isCut }).toEqual({ after: [], isCut: true });
});

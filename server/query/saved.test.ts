import { afterAll, beforeAll, expect, test } from "vitest";
import { readFeed } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { downloadQuery } from "@/server/query/download";
import { editQuery, listQueries, removeQuery, saveQuery } from "@/server/query/saved";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

let ana: Viewer, bo: Viewer;
let projectId: string;
const always = () => true;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
  projectId = (await makeProject(ana, { annotator: bo })).id;
});
afterAll(closeTestDatabase);

const seenBy = async (viewer: Viewer) =>
  expectDone(await listQueries(viewer, projectId, { limit: 100 })).items.map(({ name }) => name);
const announced = async () =>
  (await readFeed(read, ana, projectId, 0, 1_000)).changes
    .filter(({ kind }) => kind.startsWith("query."))
    .map(({ kind, id }) => `${kind} ${id}`);

test("a shared query is seen and told to all, one's own to nobody", async () => {
  const text = "claim and (tag:a)";
  const ours = expectDone(await saveQuery(bo, projectId, { name: "Ours", text }));
  expect(ours).toMatchObject({ text: "claim tag:a", shared: true, createdBy: { name: "Bo" } });
  const own = expectDone(await saveQuery(bo, projectId, { name: "Own", text, shared: false }));
  expect(await seenBy(ana)).toEqual(["Ours"]);
  expect(await seenBy(bo)).toEqual(["Ours", "Own"]);
  expect(await announced()).toEqual([`query.saved ${ours.id}`]);

  expect(await editQuery(ana, own.id, always, { name: "Mine" })).toMatchObject({
    problem: "not-found",
  });
  expect(await editQuery(ana, ours.id, always, { shared: false })).toMatchObject({
    problem: "not-yours",
  });
  expectDone(await editQuery(bo, ours.id, always, { shared: false }));
  expect(await seenBy(ana)).toEqual([]);
  expectDone(await editQuery(bo, own.id, always, { name: "Still own", text: "rhetoric" }));
  expectDone(await removeQuery(bo, own.id, always));
  expect(await announced()).toEqual([`query.saved ${ours.id}`, `query.deleted ${ours.id}`]);
  expectDone(await removeQuery(bo, ours.id, always));
  expect(await seenBy(bo)).toEqual([]);
});

test("the same create again makes nothing, and a stale change is refused", async () => {
  const draft = { id: crypto.randomUUID(), name: "Twice", text: "claim" };
  const { version } = expectDone(await saveQuery(ana, projectId, draft));
  expectDone(await saveQuery(ana, projectId, draft));
  expect(await seenBy(ana)).toEqual(["Twice"]);
  expectDone(await editQuery(ana, draft.id, (v) => v === version, { name: "Once" }));
  const late = await editQuery(ana, draft.id, (v) => v === version, { name: "Late" });
  expect(late).toMatchObject({
    problem: "someone-was-faster",
    more: { current: { name: "Once" } },
  });
});

test("what is not understood is not kept", async () => {
  const refused = await saveQuery(ana, projectId, { name: "Broken", text: "claim (" });
  expect(refused).toMatchObject({ problem: "not-understood", errors: [{ path: "text" }] });
});

test("answers leave as csv and as lines of json, in code points and guarded", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "🌉 [=SUM(A1)] and [crime; rose].",
  );
  const [first, second] = spans.map((span) => [span]);
  await makeAnnotation(ana, document.id, first ?? [], { kind: "rhetoric", tags: ["doubt"] });
  await makeAnnotation(ana, document.id, second ?? [], { kind: "claim" });
  const file = async (format: string) => {
    const q = "rhetoric within 3 words before claim";
    const { stream, mediaType } = expectDone(await downloadQuery(ana, projectId, q, format));
    return { mediaType, text: await new Response(stream).text() };
  };
  const csv = await file("csv");
  expect(csv.mediaType).toMatch(/^text\/csv/);
  const [head, row, end] = csv.text.split("\r\n");
  expect(head).toContain('"firstId","firstKind","firstStart","firstEnd"');
  expect(row).toContain('"rhetoric","2","10"');
  expect(row).toContain(`"'=SUM(A1)"`);
  expect(end).toBe("");
  const { annotations } = JSON.parse((await file("jsonl")).text) as {
    annotations: { target: { start: number; exact: string }[] }[];
  };
  expect(annotations.map(({ target }) => target[0])).toMatchObject([
    { start: 2, exact: "=SUM(A1)" },
    { start: 15, exact: "crime; rose" },
  ]);
  expect(await downloadQuery(ana, projectId, "claim", "xml")).toMatchObject({
    problem: "not-found",
  });
});

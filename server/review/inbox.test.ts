import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { addDecision } from "@/server/adjudication/decide";
import { withdrawDecision } from "@/server/adjudication/subject";
import { editAnnotation } from "@/server/annotation/edit";
import { judgeAnnotation } from "@/server/annotation/judge";
import { readAnnotation } from "@/server/annotation/read";
import { giveReview, removeReview } from "@/server/annotation/reviews";
import { transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { listInbox } from "./inbox";
import { markInboxSeen, readInboxSummary } from "./inbox-summary";

const SPEECH = "[The pier is new]. [Fares fell], she said. [Nobody] pays [twice].";
const OPINION = "Opinion, not a claim";
const any = () => true;

let cleo: Viewer, ana: Viewer, bo: Viewer;
let projectId: string;
/** Ana's annotations, in the order of the text. */
let ids: string[];

beforeAll(async () => {
  await openTestDatabase();
  cleo = await makePerson("Cleo");
  ana = await makePerson("Ana");
  bo = await makePerson("Bo");
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  projectId = (await makeProject(cleo, { annotator: ana })).id;
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bo.id, role: "annotator" } }),
  );
  const { document, spans } = await makeDocument(cleo, projectId, SPEECH);
  ids = [];
  for (const span of spans) ids.push((await makeAnnotation(ana, document.id, [span])).id);
});

const idAt = (position: number) => ids[position] ?? "";
const judge = async (
  position: number,
  status: "open" | "accepted" | "rejected" | "disputed",
  reason?: string,
) => expectDone(await judgeAnnotation(cleo, idAt(position), any, { status, reason }));
const inboxOf = async (viewer: Viewer, ...[group]: [Parameters<typeof listInbox>[2]?]) =>
  expectDone(await listInbox(viewer, projectId, group, { limit: 100 })).items;
const summaryOf = async (viewer: Viewer) => expectDone(await readInboxSummary(viewer, projectId));

test("an inbox says what became of one's own, by whom and why, the newest first", async () => {
  await judge(0, "accepted");
  await judge(1, "rejected", ` ${OPINION} `);
  expectDone(await giveReview(bo, idAt(2), { verdict: "disagree", comment: "Somebody does." }));
  expectDone(await giveReview(bo, idAt(3), { verdict: "agree" }));
  expect(await inboxOf(ana)).toMatchObject([
    { words: "Nobody", status: "open", decidedBy: null, reviews: [{ comment: "Somebody does." }] },
    { words: "Fares fell", status: "rejected", statusReason: OPINION, decidedBy: { id: cleo.id } },
    { words: "The pier is new", status: "accepted", statusReason: "", decidedBy: { name: "Cleo" } },
  ]);
  expect(await inboxOf(ana, "rejected")).toMatchObject([{ annotationId: ids[1] }]);
  expect(await inboxOf(ana, "disagreed")).toMatchObject([{ annotationId: ids[2] }]);
  expect(await inboxOf(bo)).toEqual([]);
});

test("the summary counts each group and why things were rejected", async () => {
  await judge(0, "rejected", OPINION);
  await judge(1, "rejected", OPINION);
  await judge(2, "rejected");
  await judge(3, "disputed");
  expectDone(await giveReview(bo, idAt(3), { verdict: "disagree" }));
  expect(await summaryOf(ana)).toEqual({
    accepted: 0,
    kept: 0,
    adjusted: 0,
    rejected: 3,
    disputed: 1,
    disagreed: 1,
    unread: 4,
    notes: 0,
    unreadNotes: 0,
    reasons: [{ reason: OPINION, count: 2 }],
    seenAt: null,
  });
  expect(await summaryOf(bo)).toMatchObject({ rejected: 0, unread: 0, reasons: [] });
});

test("what is taken back leaves the inbox", async () => {
  await judge(0, "rejected", OPINION);
  await judge(0, "open");
  expectDone(await giveReview(bo, idAt(1), { verdict: "disagree" }));
  expectDone(await removeReview(bo, idAt(1)));
  // One's own review is no news.
  expectDone(await giveReview(ana, idAt(2), { verdict: "disagree" }));
  expect(await inboxOf(ana)).toEqual([]);
});

test("it is new until it is marked as seen, for each person, and that never goes back", async () => {
  const first = await judge(0, "accepted");
  await judge(1, "accepted");
  expect(await inboxOf(ana)).toMatchObject([{ isNew: true }, { isNew: true }]);
  expectDone(await markInboxSeen(ana, projectId, first.updatedAt));
  expect((await summaryOf(ana)).unread).toBeLessThanOrEqual(1);
  const { seenAt } = expectDone(await markInboxSeen(ana, projectId, "2999-01-01T00:00:00Z"));
  expect(Date.parse(seenAt)).toBeLessThanOrEqual(Date.now());
  expect(await summaryOf(ana)).toMatchObject({ unread: 0, seenAt });
  expect(expectDone(await markInboxSeen(ana, projectId, "2020-01-01T00:00:00Z"))).toEqual({
    seenAt,
  });
  await judge(0, "disputed");
  expect(await inboxOf(ana)).toMatchObject([
    { annotationId: ids[0], isNew: true },
    { annotationId: ids[1], isNew: false },
  ]);
});

test("pages of an inbox hold each once", async () => {
  for (const position of [0, 1, 2, 3]) await judge(position, "accepted");
  const found: string[] = [];
  let after: Parameters<typeof listInbox>[3]["after"];
  do {
    const page = { limit: 1, ...(after ? { after } : {}) };
    const { items, next } = expectDone(await listInbox(ana, projectId, undefined, page));
    found.push(...items.map(({ annotationId }) => annotationId));
    after = next ?? undefined;
  } while (after);
  expect(found).toEqual(ids.toReversed());
});

test("a reason stays with its status: a new status has none, the same one keeps it", async () => {
  await judge(0, "rejected", OPINION);
  expect(await judge(0, "rejected")).toMatchObject({ statusReason: OPINION });
  expect(await judge(0, "rejected", "Marked twice")).toMatchObject({
    statusReason: "Marked twice",
  });
  const { version } = await judge(0, "rejected", "Marked twice");
  expect((await judge(0, "rejected", "Marked twice")).version).toBe(version);
  // It was given for what was written then, and outlives an edit as the status does.
  expectDone(await editAnnotation(ana, idAt(0), any, { body: "It is a fact." }));
  expect(expectDone(await readAnnotation(ana, idAt(0)))).toMatchObject({
    status: "rejected",
    statusOutdated: true,
    statusReason: "Marked twice",
  });
  expect(await judge(0, "accepted")).toMatchObject({ statusReason: "" });
});

test("the history has the reason that a later decision replaced", async () => {
  await judge(0, "rejected", OPINION);
  await judge(0, "accepted");
  const rows = await transaction((tx) =>
    tx.history.findMany({ where: { subjectId: idAt(0) }, orderBy: { version: "desc" } }),
  );
  expect(rows[0]?.before).toMatchObject({ status: "rejected", statusReason: OPINION });
});

test("a stranger finds no inbox", async () => {
  const uma = await makePerson("Uma");
  const refused = { ok: false, problem: "not-found" };
  expect(await listInbox(uma, projectId, undefined, { limit: 9 })).toMatchObject(refused);
  expect(await readInboxSummary(uma, projectId)).toMatchObject(refused);
  expect(await markInboxSeen(uma, projectId, "2026-01-01T00:00:00Z")).toMatchObject(refused);
});

test("what adjudication made of one's own is told, with its reason, until it is withdrawn", async () => {
  const { documentId } = expectDone(await readAnnotation(ana, idAt(0)));
  const decide = async (
    position: number,
    draft: Pick<Parameters<typeof addDecision>[2], "outcome" | "spans" | "reason">,
  ) => {
    const annotations = [{ id: idAt(position), version: 1 }];
    return expectDone(await addDecision(cleo, documentId, { annotations, ...draft }));
  };
  await decide(0, { outcome: "accept" });
  const target = [{ exact: "Fares" }];
  await decide(1, { outcome: "adjust", spans: [{ from: idAt(1), target }], reason: "Too long" });
  const gone = await decide(2, { outcome: "reject", reason: OPINION });
  expect(await summaryOf(ana)).toMatchObject({
    accepted: 0,
    kept: 1,
    adjusted: 1,
    rejected: 1,
    unread: 3,
    reasons: [{ reason: OPINION, count: 1 }],
  });
  expect(await inboxOf(ana, "adjusted")).toMatchObject([
    {
      words: "Fares fell",
      status: "open",
      fate: "adjusted",
      adjudication: { reason: "Too long", by: { name: "Cleo" }, spans: [{ target }] },
    },
  ]);
  expect(await inboxOf(ana, "rejected")).toMatchObject([{ fate: "rejected", words: "Nobody" }]);
  expectDone(await withdrawDecision(cleo, gone.id, any));
  expect(await summaryOf(ana)).toMatchObject({ rejected: 0, reasons: [] });
  expect(await inboxOf(bo)).toEqual([]);
});

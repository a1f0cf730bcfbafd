import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Webhook as Verifier } from "standardwebhooks";
import { webhookEvent } from "@/lib/contract/webhooks";
import type { Viewer } from "@/server/access/viewer";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { editAnnotation } from "@/server/annotation/edit";
import { addNote } from "@/server/annotation/notes";
import { removeAnnotation } from "@/server/annotation/judge";
import { addRelation } from "@/server/relation/write";
import { removeDocument } from "@/server/document/write";
import { changeMember, removeMember } from "@/server/project/members";
import { removeProject } from "@/server/project/projects";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { startReceiver, taken, type Receiver } from "@/test/webhook/receiver";
import { startSite } from "@/test/fetch/site";
import { collect } from "./collect";
import { deliverDue } from "./deliver";
import { listDeliveries, redeliver, testWebhook } from "./deliveries";
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  readWebhook,
  removeWebhook,
  renewWebhookSecret,
} from "./webhooks";
import { LOG_DAYS, removeOldDeliveries } from "./work";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

let receiver: Receiver;
let owner: Viewer, curator: Viewer, annotator: Viewer, reader: Viewer;
let projectId: string, documentId: string;
const target = [{ start: 4, end: 9 }];

beforeAll(async () => {
  await openTestDatabase();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await closeTestDatabase();
});

beforeEach(async () => {
  receiver.received.length = 0;
  receiver.answer = taken;
  const names = ["Olga", "Cem", "Ana", "Rui"] as const;
  [owner, curator, annotator, reader] = (await Promise.all(names.map(makePerson))) as [
    Viewer,
    Viewer,
    Viewer,
    Viewer,
  ];
  projectId = (await makeProject(owner, { curator, annotator, reader })).id;
  documentId = (await makeDocument(owner, projectId, "The tides fell by half, he said.")).document
    .id;
});

async function hook(draft: Partial<Parameters<typeof addWebhook>[2]> = {}) {
  const made = await addWebhook(owner, projectId, { url: `${receiver.origin}/hook`, ...draft });
  return expectDone(made);
}

/** All that is to be told and due at a moment. */
async function deliverAll(now = new Date()): Promise<void> {
  await collect([projectId], now);
  while ((await deliverDue({ now: () => now })) > 0);
}

const kindsSent = () => receiver.received.map(({ event }) => event.type);

async function log(id: string) {
  return expectDone(await listDeliveries(owner, id, { limit: 100 })).items;
}

describe("what is told", () => {
  test("a change is told, small and signed, and the library of receivers accepts it", async () => {
    const { id, secret } = await hook();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const annotation = await makeAnnotation(annotator, documentId, target, {
      body: "Half of what?",
    });
    await deliverAll();
    const [one] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    expect(new Verifier(secret ?? "").verify(one?.body ?? "", one?.headers ?? {})).toEqual(
      one?.event,
    );
    expect(webhookEvent.strict().parse(one?.event)).toMatchObject({
      type: "annotation.saved",
      data: {
        project: projectId,
        document: documentId,
        kind: "annotation.saved",
        id: annotation.id,
        annotation: null,
        by: annotator.id,
      },
    });
    expect(one?.body).not.toContain("Half of what?");
    expect(one?.headers).toMatchObject({ "content-type": "application/json" });
    expect(() => new Verifier("whsec_AAAA").verify(one?.body ?? "", one?.headers ?? {})).toThrow();
    const [delivery] = await log(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1, status: 204, error: "" });
    expect(delivery?.id).toBe(one?.headers["webhook-id"]);
  });

  test("a receiver hears each change once and in order, of what it wants", async () => {
    const all = await hook();
    const { id: some } = await hook({ nouns: ["note"] });
    const { id: annotationId } = await makeAnnotation(annotator, documentId, target);
    for (const body of ["One.", "Two.", "Three."]) {
      expectDone(await addNote(annotator, annotationId, { body }));
    }
    await deliverAll();
    await deliverAll();
    const kinds = async (id: string) => (await log(id)).map(({ kind }) => kind).toReversed();
    const notes = ["note.saved", "note.saved", "note.saved"];
    expect(await kinds(all.id)).toEqual(["annotation.saved", ...notes]);
    expect(await kinds(some)).toEqual(notes);
    expect(receiver.received).toHaveLength(7);
  });

  test("what stands in the feeds of documents and project is told once, and not what was before", async () => {
    await hook();
    const other = (await makeDocument(curator, projectId, "The quay floods.")).document.id;
    const from = await makeAnnotation(annotator, documentId, target);
    const to = await makeAnnotation(annotator, other, target);
    const relation = { type: "supports", from: from.id, to: to.id };
    expectDone(await addRelation(annotator, projectId, relation));
    await deliverAll();
    expectDone(await removeDocument(owner, other));
    await deliverAll();
    expect(kindsSent().toSorted()).toEqual([
      "annotation-relation.saved",
      "annotation.saved",
      "annotation.saved",
      "document.deleted",
      "document.saved",
    ]);
    const removal = receiver.received.find(({ event }) => event.type === "document.deleted");
    expect(removal?.event.data).toMatchObject({ document: other, id: other });
  });
});

describe("what is not told", () => {
  test("private annotations and what hangs on them, whoever made them", async () => {
    await hook();
    for (const viewer of [owner, curator, annotator]) {
      const { id } = await makeAnnotation(viewer, documentId, target, { visibility: "private" });
      expectDone(await addNote(viewer, id, { body: "For me." }));
    }
    await deliverAll();
    expect(kindsSent()).toEqual([]);
    expect(await read.webhookDelivery.count({ where: { projectId } })).toBe(0);
  });

  test("one that becomes private is told as gone, as its readers are told, and then no more", async () => {
    await hook();
    const { id, version } = await makeAnnotation(annotator, documentId, target);
    expectDone(
      await editAnnotation(annotator, id, (v) => v === version, { visibility: "private" }),
    );
    expectDone(await addNote(annotator, id, { body: "For me." }));
    await deliverAll();
    expect(kindsSent()).toEqual(["annotation.saved", "annotation.deleted"]);
    expectDone(await removeAnnotation(annotator, id, () => true));
    await deliverAll();
    expect(receiver.received).toHaveLength(2);
  });

  test("private work in between leaves no gap in the numbers, and no delivery", async () => {
    const { secret: _, ...first } = await hook();
    const shared = await makeAnnotation(annotator, documentId, target);
    const bodies = async () => {
      await deliverAll();
      return receiver.received.map(({ event }) => ({
        type: event.type,
        change: event.data.change,
      }));
    };
    const before = await bodies();
    for (let n = 0; n < 3; n++) {
      await makeAnnotation(annotator, documentId, target, { visibility: "private" });
    }
    expectDone(await addNote(annotator, shared.id, { body: "Seen by all." }));
    const after = await bodies();
    expect(after.slice(before.length)).toEqual([{ type: "note.saved", change: 3 }]);
    expect(await log(first.id)).toHaveLength(2);
  });

  test("changes of other projects", async () => {
    await hook();
    const { id } = await makeProject(owner);
    await makeDocument(owner, id, "Elsewhere.");
    await collect();
    while ((await deliverDue()) > 0);
    expect(kindsSent()).toEqual([]);
  });

  test("anything while it is off; and once it is on again, what changed meanwhile", async () => {
    const { id } = await hook({ active: false });
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expectDone(await changeWebhook(curator, id, { active: true }));
    await deliverAll();
    expect(kindsSent()).toEqual([]);
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expect(kindsSent()).toEqual(["annotation.saved"]);
  });

  test("anything of a project that was removed", async () => {
    await hook();
    await makeAnnotation(annotator, documentId, target);
    await collect([projectId]);
    expectDone(await removeProject(owner, projectId));
    await deliverAll();
    expect(kindsSent()).toEqual([]);
  });

  test("anything once whoever stands behind it is no curator any more, waiting or new", async () => {
    const { id } = expectDone(
      await addWebhook(curator, projectId, { url: `${receiver.origin}/hook` }),
    );
    await makeAnnotation(annotator, documentId, target);
    await collect([projectId]);
    expectDone(await changeMember(owner, projectId, curator.id, { role: "reader" }));
    await deliverAll();
    expect(kindsSent()).toEqual([]);
    expect(expectDone(await readWebhook(owner, id))).toMatchObject({
      active: false,
      off: { reason: "left" },
      waiting: 0,
    });
    expectDone(await changeWebhook(owner, id, { active: true }));
    expectDone(await removeMember(owner, projectId, curator.id));
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expect(kindsSent()).toContain("annotation.saved");
  });
});

describe("what fails", () => {
  test("is tried again with longer waits, by the same id, and holds back what follows for a while", async () => {
    const { id } = await hook({ nouns: ["annotation"] });
    receiver.answer = (response) => response.writeHead(500).end("The cellar is flooded.");
    const start = new Date();
    const at = (ms: number) => new Date(start.getTime() + ms);
    await makeAnnotation(annotator, documentId, target);
    await makeAnnotation(annotator, documentId, target);
    await deliverAll(at(SECOND));
    expect(receiver.received).toHaveLength(1);
    const [second, first] = await log(id);
    expect(second).toMatchObject({ state: "pending", attempts: 0 });
    expect(first).toMatchObject({
      state: "pending",
      attempts: 1,
      status: 500,
      answer: "The cellar is flooded.",
      error: expect.stringContaining("status 500") as string,
    });
    const wait = Date.parse(first?.nextAt ?? "") - at(SECOND).getTime();
    expect(wait).toBeGreaterThanOrEqual(5 * SECOND);
    expect(wait).toBeLessThanOrEqual(6 * SECOND);
    await deliverAll(at(4 * SECOND));
    expect(receiver.received).toHaveLength(1);
    await deliverAll(at(10 * SECOND));
    expect(receiver.received).toHaveLength(2);
    // After five minutes more the first is set aside, and the second has its turn.
    receiver.answer = (response, { headers }) =>
      response.writeHead(headers["webhook-id"] === first?.id ? 503 : 200).end();
    await deliverAll(at(10 * SECOND + 0.1 * HOUR));
    expect((await log(id)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["delivered", 1],
      ["pending", 3],
    ]);
    receiver.answer = taken;
    await deliverAll(at(2 * HOUR));
    expect((await log(id)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids.filter((one) => one === first?.id)).toHaveLength(4);
    const times = receiver.received.map(({ headers }) => headers["webhook-timestamp"]);
    expect(new Set(times).size).toBeGreaterThan(2);
  });

  test("is given up after ten attempts, and after five days without success it is switched off", async () => {
    const { id } = await hook();
    receiver.answer = (response) => response.writeHead(500).end();
    await makeAnnotation(annotator, documentId, target);
    let now = Date.now();
    await collect([projectId]);
    for (let n = 0; n < 10; n++) {
      await deliverAll(new Date(now));
      now = Date.parse((await log(id))[0]?.nextAt ?? "");
    }
    expect((await log(id))[0]).toMatchObject({ state: "failed", attempts: 10, nextAt: null });
    expect(expectDone(await readWebhook(owner, id))).toMatchObject({ active: true });
    await makeAnnotation(annotator, documentId, target);
    await deliverAll(new Date(Date.now() + 6 * DAY));
    expect(expectDone(await readWebhook(owner, id))).toMatchObject({
      active: false,
      off: { reason: "failing" },
    });
    expect(await read.auditEvent.count({ where: { subjectId: id, kind: "webhook.stopped" } })).toBe(
      1,
    );
  });

  test("410 switches it off at once, and what waited is given up", async () => {
    const { id } = await hook();
    receiver.answer = (response) => response.writeHead(410).end();
    await makeAnnotation(annotator, documentId, target);
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    await deliverAll(new Date(Date.now() + DAY));
    expect(receiver.received).toHaveLength(1);
    expect((await log(id)).map(({ state }) => state)).toEqual(["failed", "failed"]);
    expect(expectDone(await readWebhook(owner, id)).off?.reason).toBe("gone");
  });

  test("a redirect is not followed; a long answer is cut; one that breaks off is told", async () => {
    const elsewhere = await startSite((_request, response) => response.end());
    const { id } = await hook();
    receiver.answer = (response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/` }).end();
    expect(expectDone(await testWebhook(owner, id))).toMatchObject({
      state: "failed",
      status: 307,
    });
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
    receiver.answer = (response) => response.writeHead(200).end("ä\0".repeat(100_000));
    const long = expectDone(await testWebhook(owner, id));
    expect(long).toMatchObject({ state: "delivered", status: 200, error: "" });
    expect(long.answer.length).toBeLessThanOrEqual(2_000);
    receiver.answer = (response) => response.socket?.destroy();
    expect(expectDone(await testWebhook(owner, id))).toMatchObject({
      state: "failed",
      status: null,
      error: expect.stringContaining("broke off") as string,
    });
  });
});

describe("by hand", () => {
  test("a delivery is sent again with its id, delivered or not", async () => {
    const { id } = await hook();
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    const [delivery] = await log(id);
    receiver.answer = (response) => response.writeHead(400).end("Again?");
    const again = expectDone(await redeliver(curator, id, delivery?.id ?? ""));
    expect(again).toMatchObject({ state: "delivered", attempts: 2, status: 400, answer: "Again?" });
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    expect(await redeliver(curator, id, newId())).toMatchObject({ problem: "not-found" });
  });

  test("a test tells of nothing, also while it is off", async () => {
    const { id, secret } = await hook({ active: false });
    const sent = expectDone(await testWebhook(owner, id));
    expect(sent).toMatchObject({ kind: "webhook.test", state: "delivered", change: 0 });
    const [one] = receiver.received;
    expect(new Verifier(secret ?? "").verify(one?.body ?? "", one?.headers ?? {})).toMatchObject({
      type: "webhook.test",
    });
  });
});

describe("where it goes", () => {
  test.each([
    "http://127.0.0.1:1/",
    "http://10.0.0.7/",
    "http://[::1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://169.254.169.254/latest/meta-data",
  ])("%s is not asked", async (url) => {
    const made = await addWebhook(owner, projectId, { url });
    if (!made.ok) return expect(made.errors).toMatchObject([{ path: "url" }]);
    const sent = expectDone(await testWebhook(owner, made.value.id));
    expect(sent).toMatchObject({ state: "failed", status: null });
    expect(sent.error).toContain("No public server is known");
  });

  test.each(["ftp://example.org/", "https://user:word@example.org/", "http://localhost/", "words"])(
    "%s is no address of a webhook",
    async (url) => {
      expect(await addWebhook(owner, projectId, { url })).toMatchObject({
        problem: "not-understood",
        errors: [{ path: "url" }],
      });
    },
  );

  test("a server that fetches nothing sends nothing", async () => {
    const { id } = await hook();
    process.env.OBELUS_FETCH = "off";
    try {
      expect(expectDone(await testWebhook(owner, id)).error).toContain("turned that off");
    } finally {
      delete process.env.OBELUS_FETCH;
    }
    expect(receiver.received).toEqual([]);
  });
});

describe("secrets", () => {
  test("are shown once, kept nowhere, and renewed with a day in which both sign", async () => {
    const id = newId();
    const { secret } = await hook({ id });
    const again = (later: number) =>
      addWebhook(
        owner,
        projectId,
        { id, url: `${receiver.origin}/hook` },
        new Date(Date.now() + later),
      );
    expect(expectDone(await again(0)).secret).toBe(secret);
    expect(expectDone(await again(2 * HOUR)).secret).toBeNull();
    const listed = expectDone(await listWebhooks(owner, projectId, { limit: 10 }));
    const stored = await read.webhook.findUniqueOrThrow({ where: { id } });
    const events = await read.auditEvent.findMany({ where: { projectId } });
    expect(JSON.stringify([listed, stored, events])).not.toContain(secret?.slice(6));
    const renewed = expectDone(await renewWebhookSecret(curator, id));
    expect(renewed.secret).not.toBe(secret);
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    const [one] = receiver.received;
    for (const each of [secret, renewed.secret]) {
      expect(new Verifier(each ?? "").verify(one?.body ?? "", one?.headers ?? {})).toBeTruthy();
    }
    await makeAnnotation(annotator, documentId, target);
    await deliverAll(new Date(Date.now() + 25 * HOUR));
    const last = receiver.received.at(-1);
    expect(last?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
  });

  test("of another installation do not sign: the webhook is switched off until it is renewed", async () => {
    const { id } = await hook();
    const secretHash = "0".repeat(64);
    await transaction((tx) => tx.webhook.update({ where: { id }, data: { secretHash } }));
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expect(receiver.received).toEqual([]);
    expect(expectDone(await readWebhook(owner, id)).off?.reason).toBe("secret");
    expectDone(await renewWebhookSecret(owner, id));
    expectDone(await changeWebhook(owner, id, { active: true }));
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expect(kindsSent()).toEqual(["annotation.saved"]);
  });
});

describe("who may", () => {
  test("curators; others learn nothing", async () => {
    const { id } = await hook();
    for (const viewer of [annotator, reader]) {
      expect(await listWebhooks(viewer, projectId, { limit: 10 })).toMatchObject({
        problem: "not-yours",
      });
      for (const outcome of [
        await readWebhook(viewer, id),
        await changeWebhook(viewer, id, { active: false }),
        await removeWebhook(viewer, id),
        await testWebhook(viewer, id),
        await listDeliveries(viewer, id, { limit: 10 }),
      ]) {
        expect(outcome).toMatchObject({ problem: "not-found" });
      }
    }
    expect(receiver.received).toEqual([]);
  });

  test("one that is removed is gone with its log", async () => {
    const { id } = await hook();
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expectDone(await removeWebhook(curator, id));
    expect(await listDeliveries(owner, id, { limit: 10 })).toMatchObject({ problem: "not-found" });
    await makeAnnotation(annotator, documentId, target);
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
    await removeOldDeliveries();
    expect(await read.webhookDelivery.count({ where: { webhookId: id } })).toBe(0);
  });

  test("twenty in a project and no more", async () => {
    for (let n = 0; n < 20; n++) await hook();
    expect(await addWebhook(owner, projectId, { url: `${receiver.origin}/hook` })).toMatchObject({
      problem: "not-understood",
      reason: { key: "Refusals.webhook.most" },
    });
  });
});

test("the log is read in pages and by state, and keeps 30 days", async () => {
  const { id } = await hook();
  for (let n = 0; n < 5; n++) await makeAnnotation(annotator, documentId, target);
  await deliverAll();
  const first = expectDone(await listDeliveries(owner, id, { limit: 3 }));
  const rest = expectDone(await listDeliveries(owner, id, { limit: 3, after: Number(first.next) }));
  expect(rest.next).toBeNull();
  const numbers = [...first.items, ...rest.items].map(({ change }) => change);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  expect(numbers).toHaveLength(5);
  expect(expectDone(await listDeliveries(owner, id, { limit: 9, state: "failed" })).items).toEqual(
    [],
  );
  await removeOldDeliveries(new Date(Date.now() + (LOG_DAYS - 1) * DAY));
  expect(await log(id)).toHaveLength(5);
  await removeOldDeliveries(new Date(Date.now() + (LOG_DAYS + 1) * DAY));
  expect(await log(id)).toEqual([]);
});

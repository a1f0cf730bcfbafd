import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { readAudit } from "@/server/audit/log";
import { readFeed } from "@/server/feed/changes";
import { closeMail } from "@/server/mail/send";
import { read } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startMailServer, type MailServer } from "@/test/mail/smtp";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { addMember, changeMember, listMembers, removeMember } from "./members";
import { readProject } from "./projects";
import {
  answerRoleRequest,
  askForRole,
  listRoleRequests,
  withdrawRoleRequest,
} from "./role-requests";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

let mail: MailServer | undefined;
afterEach(async () => {
  closeMail();
  await mail?.stop();
  mail = undefined;
  delete process.env.SMTP_URL;
});

const HOUR = 3_600_000;

let ana: Viewer, bo: Viewer, cy: Viewer, rui: Viewer;
let projectId: string;
beforeEach(async () => {
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  [cy, rui] = [await makePerson("Cy"), await makePerson("Rui")];
  projectId = (await makeProject(ana, { owner: bo, annotator: cy, reader: rui })).id;
});

const seenBy = async (viewer: Viewer) =>
  expectDone(await listRoleRequests(viewer, projectId)).items;
const countFor = async (viewer: Viewer) =>
  expectDone(await readProject(viewer, projectId)).roleRequestCount;
const roleOf = async ({ id }: Viewer) =>
  expectDone(await listMembers(ana, projectId, { limit: 10 })).items.find(
    ({ userId }) => userId === id,
  )?.role;

test("asking twice is one request, which every owner sees and nobody else but its asker", async () => {
  const first = await askForRole(rui, projectId, { words: " I know the harbour. " });
  expect(first).toMatchObject({ ok: true, created: true });
  const again = await askForRole(rui, projectId, { words: "I know the harbour." });
  expect(again).toMatchObject({ ok: true, created: false });
  const request = { userId: rui.id, name: "Rui", role: "annotator", state: "open" };
  for (const owner of [ana, bo]) {
    expect(await seenBy(owner)).toMatchObject([{ ...request, words: "I know the harbour." }]);
    expect(await countFor(owner)).toBe(1);
  }
  expect(await seenBy(rui)).toMatchObject([request]);
  for (const other of [cy, rui]) expect(await countFor(other)).toBe(0);
  expect(await seenBy(cy)).toEqual([]);
  expectDone(await askForRole(rui, projectId, { words: "And the ferry." }));
  expect(await seenBy(ana)).toMatchObject([{ words: "And the ferry." }]);
  const { changes } = await readFeed(read, ana, projectId, 0, 100);
  expect(changes.filter(({ kind }) => kind === "member.asked")).toHaveLength(2);
});

test("a request that is granted gives the role and is gone; sent twice it gives it once", async () => {
  expectDone(await askForRole(rui, projectId, {}));
  for (const owner of [bo, ana]) {
    const answer = expectDone(await answerRoleRequest(owner, projectId, rui.id, { grant: true }));
    expect(answer).toMatchObject({ userId: rui.id, role: "annotator" });
  }
  expect(await roleOf(rui)).toBe("annotator");
  expect([await seenBy(ana), await countFor(ana), await seenBy(rui)]).toEqual([[], 0, []]);
  expect(await askForRole(rui, projectId, {})).toMatchObject({ problem: "not-yours" });
  const { items } = expectDone(await readAudit(ana, projectId, { group: "access" }, { limit: 20 }));
  expect(
    items.map(({ kind, person, subject, roles }) => [kind, person.name, subject?.name, roles]),
  ).toEqual([
    ["member.saved", "Bo", "Rui", { before: "reader", after: "annotator" }],
    ["member.asked", "Rui", "Rui", { before: "reader", after: "annotator" }],
  ]);
});

test("a request that is declined is seen by its asker alone, who may ask again", async () => {
  expectDone(await askForRole(rui, projectId, { words: "Please." }));
  for (const owner of [ana, bo]) {
    const declined = expectDone(
      await answerRoleRequest(owner, projectId, rui.id, { grant: false }),
    );
    expect(declined).toMatchObject({ role: "reader" });
  }
  expect([await seenBy(ana), await countFor(ana)]).toEqual([[], 0]);
  expect(await seenBy(rui)).toMatchObject([{ state: "declined", words: "Please." }]);
  // A grant that comes later than the refusal has nothing to grant.
  expect(await answerRoleRequest(bo, projectId, rui.id, { grant: true })).toMatchObject({
    problem: "not-found",
  });
  expect(await askForRole(rui, projectId, {})).toMatchObject({ ok: true, created: true });
  expect(await seenBy(ana)).toMatchObject([{ state: "open", words: "", decidedAt: null }]);
});

test("a request that is taken back is gone for everybody", async () => {
  expectDone(await withdrawRoleRequest(rui, projectId));
  expectDone(await askForRole(rui, projectId, { words: "Please." }));
  for (const _ of [1, 2]) expectDone(await withdrawRoleRequest(rui, projectId));
  expect([await seenBy(ana), await seenBy(rui), await countFor(ana)]).toEqual([[], [], 0]);
  expect(await answerRoleRequest(ana, projectId, rui.id, { grant: true })).toMatchObject({
    problem: "not-found",
  });
  expect(await roleOf(rui)).toBe("reader");
  const { changes } = await readFeed(read, ana, projectId, 0, 100);
  const kinds = changes.map(({ kind }) => kind).filter((kind) => kind.startsWith("member."));
  expect(kinds).toEqual(["member.asked", "member.withdrew"]);
  const row = await read.roleRequest.findFirstOrThrow({ where: { projectId } });
  expect(row.words).toBe("");
});

test("who gets another role otherwise, or leaves, asks for nothing any more", async () => {
  expectDone(await askForRole(rui, projectId, {}));
  expectDone(await changeMember(ana, projectId, rui.id, { role: "curator" }));
  expectDone(await changeMember(ana, projectId, rui.id, { role: "reader" }));
  expect(await seenBy(ana)).toEqual([]);
  expectDone(await askForRole(rui, projectId, {}));
  expectDone(await removeMember(rui, projectId, rui.id));
  expect(await seenBy(ana)).toEqual([]);
  const { email } = await read.user.findUniqueOrThrow({ where: { id: rui.id } });
  expectDone(await addMember(ana, projectId, { email: email ?? "", role: "reader" }));
  expect([await seenBy(ana), await seenBy(rui)]).toEqual([[], []]);
});

test("owners get a mail, and of one member no more than one a day, however often they ask", async () => {
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
  const start = new Date();
  const ask = async (hours: number, words = "I know the <harbour>.") =>
    expectDone(
      await askForRole(rui, projectId, { words }, new Date(start.getTime() + hours * HOUR)),
    );
  await ask(0);
  const addresses = mail.mails.flatMap(({ to = [] }) => to.map(({ address }) => address));
  const owners = await read.user.findMany({ where: { id: { in: [ana.id, bo.id] } } });
  expect(addresses.toSorted()).toEqual(owners.map(({ email }) => email).toSorted());
  const [{ subject, text, html } = {}] = mail.mails;
  expect(subject).toBe("Rui asks to become annotator in Brackwater");
  expect(text).toContain("I know the <harbour>.");
  expect(text).toContain(`/projects/${projectId}/members#role-requests`);
  expect(html).toContain("I know the &lt;harbour&gt;.");
  await ask(1, "Once more.");
  expectDone(await withdrawRoleRequest(rui, projectId));
  await ask(2);
  expect(mail.mails).toHaveLength(2);
  expectDone(await withdrawRoleRequest(rui, projectId));
  await ask(25);
  expect(mail.mails).toHaveLength(4);
});

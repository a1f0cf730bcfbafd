import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { signIn } from "@/server/account/password-sign-in";
import { changePerson } from "@/server/account/installation";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { addClassLink, changeClassLink, listClassLinks, revokeClassLink } from "./class-links";
import { join, joinAsNew, readJoinPage } from "./join";
import { addMember, changeMember, listMembers } from "./members";
import { removeProject } from "./projects";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_SIGN_UP;
});

const DAY = 24 * 3_600_000;
const PASSWORD = "a long enough one";

let ana: Viewer;
let projectId: string;
beforeEach(async () => {
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana)).id;
});

type Draft = Parameters<typeof addClassLink>[2];

async function makeLink(draft: Partial<Draft> = {}) {
  const made = expectDone(await addClassLink(ana, projectId, { role: "annotator", ...draft }));
  return { ...made, token: made.link?.split("/").at(-1) ?? "" };
}

const account = (name: string) => ({
  name,
  email: `${name}-${newId()}@x.test`,
  password: PASSWORD,
});

async function membersOf(): Promise<Record<string, string>> {
  const { items } = expectDone(await listMembers(ana, projectId, { limit: 100 }));
  return Object.fromEntries(items.map(({ name, role }) => [name, role]));
}

test("whoever opens it makes an account and is a member in its role, as many as it admits", async () => {
  const { token, id } = await makeLink({ maxUses: 2 });
  const bo = account("Bo");
  expect(expectDone(await joinAsNew(token, bo))).toEqual({ projectId, email: bo.email });
  expectDone(await signIn(bo.email, PASSWORD, "a place"));
  const cy = await makePerson("Cy");
  expect(expectDone(await join(cy, token)).projectId).toBe(projectId);
  expect(await membersOf()).toEqual({ Ana: "owner", Bo: "annotator", Cy: "annotator" });
  expect(await join(await makePerson("Dee"), token)).toMatchObject({
    problem: "not-found",
    reason: { key: "Refusals.link.used-up" },
  });
  const { items } = expectDone(await listClassLinks(ana, projectId, { limit: 10 }));
  expect(items).toMatchObject([{ id, uses: 2, maxUses: 2, state: "used-up", createdBy: "Ana" }]);
});

test("a member keeps their role, takes no place, and comes in also when it has ended", async () => {
  const cy = await makePerson("Cy");
  const { token, id } = await makeLink({ maxUses: 1 });
  expectDone(await join(cy, token));
  expectDone(await join(cy, token));
  expectDone(await changeMember(ana, projectId, cy.id, { role: "curator" }));
  expectDone(await revokeClassLink(ana, id));
  expect(expectDone(await join(cy, token)).projectId).toBe(projectId);
  expect(await membersOf()).toMatchObject({ Cy: "curator" });
  expect((await read.classLink.findUniqueOrThrow({ where: { id } })).uses).toBe(1);
});

test("of ten who open the last place of a link at once one gets in", async () => {
  const { token, id } = await makeLink({ maxUses: 1 });
  const people = await Promise.all(Array.from({ length: 5 }, () => makePerson("Many")));
  const tries = [
    ...people.map((person) => join(person, token)),
    ...people.map(() => joinAsNew(token, account("New"))),
  ];
  const done = (await Promise.all(tries)).filter(({ ok }) => ok);
  expect(done).toHaveLength(1);
  expect(await read.member.count({ where: { projectId } })).toBe(2);
  expect((await read.classLink.findUniqueOrThrow({ where: { id } })).uses).toBe(1);
  // Who did not get in has no account left over.
  const accounts = await read.user.count({ where: { name: "New" } });
  expect(accounts).toBeLessThanOrEqual(1);
});

test("an address that has an account is answered the same and changes nothing", async () => {
  const { token, id } = await makeLink();
  const bo = account("Bo");
  const first = await joinAsNew(token, bo);
  const other = await joinAsNew(token, { ...bo, name: "Eve", password: "the one of Eve" });
  expect(other).toEqual(first);
  expect((await signIn(bo.email, "the one of Eve", "a place")).ok).toBe(false);
  expect(await membersOf()).toEqual({ Ana: "owner", Bo: "annotator" });
  expect((await read.classLink.findUniqueOrThrow({ where: { id } })).uses).toBe(1);
});

test.each([
  ["revoked", async (id: string) => expectDone(await revokeClassLink(ana, id))],
  ["expired", async () => new Date(Date.now() + 15 * DAY)],
  ["unbacked", handOver],
  ["removed", async () => expectDone(await removeProject(ana, projectId))],
] as const)("a link that is %s says so and admits nobody", async (ended, spoil) => {
  const { token, id } = await makeLink();
  const spoiled: unknown = await spoil(id);
  const at = spoiled instanceof Date ? spoiled : new Date();
  const why = { problem: "not-found", reason: { key: `Refusals.link.${ended}` } };
  const bo = account("Bo");
  expect(await joinAsNew(token, bo, at)).toMatchObject(why);
  expect(await join(await makePerson("Cy"), token, at)).toMatchObject(why);
  expect(await readJoinPage(null, token, at)).toMatchObject({ ended });
  expect((await signIn(bo.email, PASSWORD, "a place")).ok).toBe(false);
});

/** Somebody else owns the project, and who made the link no longer does. */
async function handOver(): Promise<Viewer> {
  const bo = await makePerson("Bo");
  const { email } = await read.user.findUniqueOrThrow({ where: { id: bo.id } });
  expectDone(await addMember(ana, projectId, { email: email ?? "", role: "owner" }));
  expectDone(await changeMember(bo, projectId, ana.id, { role: "reader" }));
  return bo;
}

test("a link of an owner whose account is disabled admits nobody", async () => {
  const { token } = await makeLink();
  const admin = makeViewer({ ...(await makePerson("Admin")), admin: true });
  expectDone(await changePerson(admin, ana.id, { disabled: true }));
  expect(await join(await makePerson("Cy"), token)).toMatchObject({
    reason: { key: "Refusals.link.unbacked" },
  });
});

test("an ended link works again when an owner gives it another end, also another owner", async () => {
  const { token, id } = await makeLink({ maxUses: 1 });
  expectDone(await join(await makePerson("Cy"), token));
  const bo = await handOver();
  const expiresAt = new Date(Date.now() + DAY).toISOString();
  const renewed = expectDone(await changeClassLink(bo, id, { maxUses: 2, expiresAt }));
  expect(renewed).toMatchObject({ state: "open", uses: 1, maxUses: 2, expiresAt });
  expect(renewed.link?.endsWith(token)).toBe(true);
  expectDone(await join(await makePerson("Dee"), token));
});

test("it can be shown again, and the token itself is kept nowhere", async () => {
  const { token, id, link } = await makeLink({ name: " Tuesday " });
  const { items } = expectDone(await listClassLinks(ana, projectId, { limit: 10 }));
  expect(items).toMatchObject([{ id, link, name: "Tuesday" }]);
  const row = await read.classLink.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(token);
  // Made with another secret, it can not be shown, and still works.
  const tokenHash = "0".repeat(64);
  await transaction((tx) => tx.classLink.update({ where: { id }, data: { tokenHash } }));
  const again = expectDone(await listClassLinks(ana, projectId, { limit: 10 }));
  expect(again.items).toMatchObject([{ id, link: null }]);
});

test("sent again with its id it is the same link; an id of another project is refused", async () => {
  const id = newId();
  const first = await addClassLink(ana, projectId, { id, role: "reader" });
  expect(first).toMatchObject({ created: true });
  expect(await addClassLink(ana, projectId, { id, role: "reader" })).toEqual({
    ...first,
    created: false,
  });
  const other = (await makeProject(ana)).id;
  expect(await addClassLink(ana, other, { id, role: "reader" })).toMatchObject({
    problem: "id-taken",
  });
});

test.each([-1, 0, 367 * DAY])("an end in %d ms is refused at its field", async (milliseconds) => {
  const at = new Date();
  const expiresAt = new Date(at.getTime() + milliseconds).toISOString();
  const wrong = { problem: "not-understood", errors: [{ path: "expiresAt" }] };
  const draft = { role: "reader", expiresAt } as const;
  expect(await addClassLink(ana, projectId, draft, at)).toMatchObject(wrong);
  const { id } = await makeLink();
  expect(await changeClassLink(ana, id, { expiresAt }, at)).toMatchObject(wrong);
});

test("only owners see, make, change and revoke links", async () => {
  const bo = await makePerson("Bo");
  const { id, token } = await makeLink({ role: "curator" });
  expectDone(await join(bo, token));
  const no = { problem: "not-yours" };
  expect(await listClassLinks(bo, projectId, { limit: 10 })).toMatchObject(no);
  expect(await addClassLink(bo, projectId, { role: "reader" })).toMatchObject(no);
  expect(await changeClassLink(bo, id, { maxUses: 9 })).toMatchObject({ problem: "not-found" });
  expect(await revokeClassLink(bo, id)).toMatchObject({ problem: "not-found" });
});

test("where no accounts are made only those who have one come in", async () => {
  const { token } = await makeLink();
  process.env.OBELUS_SIGN_UP = "closed";
  expect(await joinAsNew(token, account("Bo"))).toMatchObject({ problem: "not-yours" });
  expect(await readJoinPage(null, token)).toMatchObject({ ended: null, mayMakeAccount: false });
  expectDone(await join(await makePerson("Cy"), token));
});

test("a token that is cut, changed or huge leads nowhere", async () => {
  const { token } = await makeLink();
  for (const bad of [token.slice(0, -1), `${token}x`, "x".repeat(43), "x".repeat(1_000_000), ""]) {
    expect(await readJoinPage(null, bad)).toMatchObject({ ended: "unknown", projectName: "" });
    expect(await join(ana, bad)).toMatchObject({ reason: { key: "Refusals.link.unknown" } });
  }
});

test("a change of membership by a link stands in the project's feed", async () => {
  const cy = await makePerson("Cy");
  const { token } = await makeLink();
  expectDone(await join(cy, token));
  const change = await read.change.findFirst({
    where: { feedId: projectId },
    orderBy: { number: "desc" },
  });
  expect(change).toMatchObject({ kind: "member.saved", subjectId: cy.id, byId: cy.id });
});

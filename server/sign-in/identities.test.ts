import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { read } from "@/server/platform/db";
import { enter, personOf, type Vouched } from "./identities";
import { addMember } from "@/server/project/members";
import { newId } from "@/server/platform/new-id";
import { makeFirstOwner, setDisabled } from "@/server/account/people";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { makeViewer } from "@/test/make/viewer";

let owner: Viewer;

beforeAll(async () => {
  await openTestDatabase();
  expect(await enter(makeVouched(), null)).toMatchObject({ problem: "not-ready" });
  const draft = { email: "owner@x.test", name: "Owner", password: "a long enough one" };
  owner = makeViewer({ ...expectDone(await makeFirstOwner(draft)), admin: true }, "session");
});
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_SIGN_UP;
});

function makeVouched(rest: Partial<Vouched> = {}): Vouched {
  return { issuer: "https://id.x.test", subject: newId(), email: null, name: "Bo", ...rest };
}

async function inviteTo(projectId: string, email: string) {
  expectDone(await addMember(owner, projectId, { email, role: "curator" }));
}

test("a new person comes in where sign-up is open, and finds the same account again", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const bo = makeVouched({ email: "bo-open@x.test" });
  const first = expectDone(await enter(bo, null));
  process.env.OBELUS_SIGN_UP = "closed";
  expect(expectDone(await enter({ ...bo, email: "renamed@x.test" }, null))).toEqual(first);
  expect(await personOf(bo)).toBe(first.id);
});

test("the same subject of another issuer is somebody else", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const bo = makeVouched();
  const there = expectDone(await enter(bo, null));
  const other = expectDone(await enter({ ...bo, issuer: "https://other.x.test" }, null));
  expect(other.id).not.toBe(there.id);
});

test("two windows that sign in first at the same moment make one account", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const bo = makeVouched({ email: "bo-twice@x.test" });
  const both = await Promise.all([enter(bo, null), enter(bo, null)]);
  expect(expectDone(both[0]).id).toBe(expectDone(both[1]).id);
});

test("an account with the same address is not taken over, verified or not", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  const verified = await enter(makeVouched({ email: "owner@x.test" }), null);
  expect(verified).toMatchObject({ problem: "already-there" });
  const spelled = await enter(makeVouched({ email: "OWNER@x.test " }), null);
  expect(spelled).toMatchObject({ problem: "already-there" });
  // An address that is not verified is no address: it joins nothing and gives nothing.
  const unverified = expectDone(await enter(makeVouched({ email: null }), null));
  expect(unverified.id).not.toBe(owner.id);
  const row = await read.user.findUniqueOrThrow({ where: { id: unverified.id } });
  expect(row).toMatchObject({ email: null, emailKey: null, admin: false });
});

test("who is invited by a verified address comes in, with the memberships", async () => {
  const [one, two] = [await makeProject(owner), await makeProject(owner)];
  const email = "invited@x.test";
  await inviteTo(one.id, email);
  await inviteTo(two.id, email);
  const { id } = expectDone(await enter(makeVouched({ email: "Invited@x.test" }), null));
  const members = await read.member.findMany({ where: { userId: id } });
  expect(members.map((member) => member.projectId).sort()).toEqual([one.id, two.id].sort());
  expect(members.every((member) => member.role === "curator")).toBe(true);
});

test("an invitation does not let in who has not shown that the address is theirs", async () => {
  await inviteTo((await makeProject(owner)).id, "invited-2@x.test");
  expect(await enter(makeVouched({ email: null }), null)).toMatchObject({ problem: "not-yours" });
});

test("nobody new comes in uninvited, or where no accounts are made", async () => {
  const bo = makeVouched({ email: "uninvited@x.test" });
  expect(await enter(bo, null)).toMatchObject({ problem: "not-yours" });
  await inviteTo((await makeProject(owner)).id, "uninvited@x.test");
  process.env.OBELUS_SIGN_UP = "closed";
  expect(await enter(bo, null)).toMatchObject({ problem: "not-yours" });
});

test("a person connects an identity themselves, and only one account can have it", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const identity = makeVouched();
  expect(expectDone(await enter(identity, ana)).id).toBe(ana.id);
  expect(expectDone(await enter(identity, null)).id).toBe(ana.id);
  expect(await enter(identity, bo)).toMatchObject({ problem: "id-taken" });
});

test("an identity of a disabled account opens nothing", async () => {
  const ana = await makePerson("Ana");
  const identity = makeVouched();
  expectDone(await enter(identity, ana));
  expectDone(await setDisabled(ana.id, true));
  expect(await enter(identity, null)).toMatchObject({ problem: "not-yours" });
});

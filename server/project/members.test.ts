import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accept, acceptAsNew } from "./accept-invitation";
import { listen, read, transaction } from "@/server/platform/db";
import { invitationOf, listInvitations, revokeInvitation } from "./invitations";
import { addMember, changeMember, listMembers, removeMember } from "./members";
import { newId } from "@/server/platform/new-id";
import { setDisabled } from "@/server/account/people";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_SIGN_UP;
});

async function emailOf(viewer: Viewer): Promise<string> {
  return (await read.user.findUniqueOrThrow({ where: { id: viewer.id } })).email ?? "";
}

async function ownersOf(projectId: string): Promise<number> {
  return read.member.count({ where: { projectId, role: "owner" } });
}

const DAY = 24 * 3_600_000;
const PASSWORD = "a long enough one";

/** An invitation by `owner`, with the token of its link. */
async function makeInvitation(
  owner: Viewer,
  projectId: string,
  email = `${newId()}@x.test`,
  at?: Date,
) {
  const member = expectDone(await addMember(owner, projectId, { email, role: "annotator" }, at));
  const invitation = member.invitation;
  if (!invitation) throw new Error("no invitation in the answer");
  return { ...invitation, email, token: invitation.link.split("/").at(-1) ?? "" };
}

test("who has an account becomes a member at once, and once", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana);
  const email = ` ${(await emailOf(bo)).toUpperCase()}`;
  const first = await addMember(ana, id, { email, role: "reader" });
  expect(first).toMatchObject({
    ok: true,
    created: true,
    value: { userId: bo.id, role: "reader" },
  });
  const again = await addMember(ana, id, { email, role: "reader" });
  expect(again).toMatchObject({ ok: true, created: false });
  const other = await addMember(ana, id, { email, role: "owner" });
  expect(other).toMatchObject({ problem: "already-there" });
  expect(expectDone(await listMembers(ana, id, { limit: 10 })).items).toHaveLength(2);
});

test("members see each other by name; only owners see addresses", async () => {
  const [ana, bo, eve] = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Eve")];
  const { id } = await makeProject(ana, { reader: bo });
  const seen = expectDone(await listMembers(bo, id, { limit: 10 })).items;
  expect(seen.map((member) => member.name).sort()).toEqual(["Ana", "Bo"]);
  expect(seen.every((member) => member.email === null)).toBe(true);
  const byAna = expectDone(await listMembers(ana, id, { limit: 10 })).items;
  expect(byAna.every((member) => member.email?.includes("@"))).toBe(true);
  expect(await listMembers(eve, id, { limit: 10 })).toMatchObject({ problem: "not-found" });
});

test("a list of members goes on where it stopped", async () => {
  const people = [await makePerson("Ana"), await makePerson("Bo"), await makePerson("Cy")] as const;
  const { id } = await makeProject(people[0], { reader: people[1], annotator: people[2] });
  const first = expectDone(await listMembers(people[0], id, { limit: 2 }));
  const rest = expectDone(await listMembers(people[0], id, { limit: 2, after: first.next ?? "" }));
  const ids = [...first.items, ...rest.items].map((member) => member.userId);
  expect(new Set(ids).size).toBe(3);
  expect(rest.next).toBeNull();
});

test.each(["curator", "annotator", "reader"] as const)("a %s manages nobody", async (role) => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana, { [role]: bo });
  const no = { problem: "not-yours" };
  // The answer does not depend on whether the address has an account.
  const known = await addMember(bo, id, { email: await emailOf(ana), role: "reader" });
  const unknown = await addMember(bo, id, { email: "nobody@x.test", role: "reader" });
  expect(known).toEqual(unknown);
  expect(known).toMatchObject(no);
  expect(await changeMember(bo, id, bo.id, { role: "owner" })).toMatchObject(no);
  expect(await removeMember(bo, id, ana.id)).toMatchObject(no);
  expect(await listInvitations(bo, id, { limit: 10 })).toMatchObject(no);
});

test("anybody may leave, but not the last owner", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana, { reader: bo });
  expectDone(await removeMember(bo, id, bo.id));
  expect(await removeMember(ana, id, ana.id)).toMatchObject({ problem: "last-owner" });
  expect(await changeMember(ana, id, ana.id, { role: "reader" })).toMatchObject({
    problem: "last-owner",
  });
  expect(await ownersOf(id)).toBe(1);
});

test("an owner who can not sign in does not count as one", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana, { owner: bo });
  expectDone(await setDisabled(bo.id, true));
  expect(await removeMember(ana, id, ana.id)).toMatchObject({ problem: "last-owner" });
});

test("two owners who remove or demote each other at once leave one, fifty times", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  for (let round = 0; round < 50; round++) {
    const { id } = await makeProject(ana, { owner: bo });
    const demote = (by: Viewer, whom: Viewer) => changeMember(by, id, whom.id, { role: "reader" });
    const remove = (by: Viewer, whom: Viewer) => removeMember(by, id, whom.id);
    const act = round % 2 ? demote : remove;
    const done = await Promise.all([act(ana, bo), act(bo, ana)]);
    expect(done.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await ownersOf(id)).toBe(1);
  }
});

test("a change of role stands in the project's feed and wakes that person's streams", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana, { reader: bo });
  const payloads: string[] = [];
  const stop = await listen((payload) => payloads.push(payload));
  expectDone(await changeMember(ana, id, bo.id, { role: "curator" }));
  expectDone(await removeMember(ana, id, bo.id));
  await expect
    .poll(() => payloads.filter((payload) => payload === `access:${bo.id}`).length)
    .toBe(2);
  await stop();
  const changes = await read.change.findMany({ where: { feedId: id }, orderBy: { number: "asc" } });
  expect(changes.slice(-2).map((change) => [change.kind, change.subjectId])).toEqual([
    ["member.saved", bo.id],
    ["member.deleted", bo.id],
  ]);
});

test("an unknown address gets a link, which makes an account and a membership", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const { token, email, link } = await makeInvitation(ana, id);
  expect(link).toMatch(/^http:\/\/localhost:\d+\/invitation\/[\w-]{43}$/);
  const accepted = expectDone(await acceptAsNew(token, { name: "Bo", password: PASSWORD }));
  expect(accepted).toEqual({ projectId: id, email });
  const members = expectDone(await listMembers(ana, id, { limit: 10 })).items;
  expect(members).toContainEqual(expect.objectContaining({ name: "Bo", role: "annotator", email }));
});

test("the token itself is kept nowhere", async () => {
  const ana = await makePerson("Ana");
  const { token, id } = await makeInvitation(ana, (await makeProject(ana)).id);
  const row = await read.invitation.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(token);
});

test("two who accept one link at once make one membership", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const { token } = await makeInvitation(ana, id);
  const draft = { name: "Bo", password: PASSWORD };
  const both = await Promise.all([acceptAsNew(token, draft), acceptAsNew(token, draft)]);
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await read.member.count({ where: { projectId: id } })).toBe(2);
});

test("two windows of one person accept at once: one membership", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const { token, email } = await makeInvitation(ana, id);
  const bo = await makePerson("Bo");
  await transaction((tx) =>
    tx.user.update({ where: { id: bo.id }, data: { email, emailKey: email } }),
  );
  const both = await Promise.all([accept(bo, token), accept(bo, token)]);
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await read.member.count({ where: { projectId: id } })).toBe(2);
});

test("a link is for its address: another account can not use it, nor use it up", async () => {
  const [ana, eve] = [await makePerson("Ana"), await makePerson("Eve")];
  const { id } = await makeProject(ana);
  const { token } = await makeInvitation(ana, id);
  expect(await accept(eve, token)).toMatchObject({ problem: "not-yours" });
  expect(await invitationOf(read, token)).not.toBeNull();
});

test.each([
  [
    "used",
    async (_ana: Viewer, made: Made) => acceptAsNew(made.token, { name: "Bo", password: PASSWORD }),
  ],
  ["revoked", async (ana: Viewer, made: Made) => revokeInvitation(ana, made.id)],
  [
    "replaced by a newer one",
    async (ana: Viewer, made: Made) => makeInvitation(ana, made.projectId, made.email),
  ],
  [
    "of an inviter who is no longer owner",
    async (ana: Viewer, made: Made) => {
      const bo = await makePerson("Bo");
      await addMember(ana, made.projectId, { email: await emailOf(bo), role: "owner" });
      await changeMember(bo, made.projectId, ana.id, { role: "curator" });
    },
  ],
  [
    "to a project that was taken away",
    async (_ana: Viewer, made: Made) =>
      transaction((tx) =>
        tx.project.update({ where: { id: made.projectId }, data: { deletedAt: new Date() } }),
      ),
  ],
])("an invitation that is %s leads nowhere", async (_which, spoil) => {
  const ana = await makePerson("Ana");
  const { id: projectId } = await makeProject(ana);
  const made = { ...(await makeInvitation(ana, projectId)), projectId };
  await spoil(ana, made);
  expect(await invitationOf(read, made.token)).toBeNull();
  const outcome = await acceptAsNew(made.token, { name: "Bo", password: PASSWORD });
  expect(outcome).toMatchObject({ problem: "not-found" });
});

interface Made {
  readonly id: string;
  readonly token: string;
  readonly email: string;
  readonly projectId: string;
}

test("an invitation holds for fourteen days", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const fresh = await makeInvitation(ana, id, undefined, new Date(Date.now() - 13.9 * DAY));
  const stale = await makeInvitation(ana, id, undefined, new Date(Date.now() - 14.1 * DAY));
  expect(await invitationOf(read, fresh.token)).not.toBeNull();
  expect(await invitationOf(read, stale.token)).toBeNull();
});

test("a token that is cut, changed or huge leads nowhere", async () => {
  const ana = await makePerson("Ana");
  const { token } = await makeInvitation(ana, (await makeProject(ana)).id);
  const changed = token.slice(0, -1) + (token.endsWith("A") ? "E" : "A");
  for (const bad of [token.slice(0, -1), changed, `${token}x`, "x".repeat(1_000_000), "", "%00"]) {
    expect(await invitationOf(read, bad)).toBeNull();
  }
});

test("owners see what is pending, without the links, and can revoke it; others can not", async () => {
  const [ana, eve] = [await makePerson("Ana"), await makePerson("Eve")];
  const { id } = await makeProject(ana);
  const made = await makeInvitation(ana, id);
  const { items } = expectDone(await listInvitations(ana, id, { limit: 10 }));
  expect(items).toMatchObject([{ id: made.id, email: made.email, invitedBy: "Ana" }]);
  expect(JSON.stringify(items)).not.toContain(made.token);
  expect(await revokeInvitation(eve, made.id)).toMatchObject({ problem: "not-found" });
  expectDone(await revokeInvitation(ana, made.id));
  expect(expectDone(await listInvitations(ana, id, { limit: 10 })).items).toHaveLength(0);
});

test("nobody without an account is invited where no new accounts are made", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  process.env.OBELUS_SIGN_UP = "closed";
  const outcome = await addMember(ana, id, { email: "new@x.test", role: "reader" });
  expect(outcome).toMatchObject({ problem: "not-yours" });
});

test("an old link does not change the role of who is a member already", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const { token, email } = await makeInvitation(ana, id);
  const bo = await makePerson("Bo");
  await transaction((tx) =>
    tx.user.update({ where: { id: bo.id }, data: { email, emailKey: email } }),
  );
  expectDone(await addMember(ana, id, { email, role: "reader" }));
  expectDone(await accept(bo, token));
  const member = await read.member.findFirst({ where: { projectId: id, userId: bo.id } });
  expect(member?.role).toBe("reader");
});

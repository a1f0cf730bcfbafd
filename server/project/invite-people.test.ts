import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { closeMail } from "@/server/mail/send";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startMailServer, type MailServer } from "@/test/mail/smtp";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { acceptAsNew, readInvitation } from "./accept-invitation";
import { showInvitationLink } from "./invitation-link";
import { listInvitations, revokeInvitation } from "./invitations";
import { invitePeople } from "./invite-people";
import { addMember, changeMember } from "./members";
import { removeProject } from "./projects";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

let mail: MailServer | undefined;
afterEach(async () => {
  closeMail();
  await mail?.stop();
  mail = undefined;
  delete process.env.SMTP_URL;
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

async function emailOf(viewer: Viewer): Promise<string> {
  return (await read.user.findUniqueOrThrow({ where: { id: viewer.id } })).email ?? "";
}

const fresh = () => `guest-${newId()}@x.test`;
const tokenIn = (link = "") => link.split("/").at(-1) ?? "";

async function inviteAll(...addresses: string[]) {
  return expectDone(await invitePeople(ana, projectId, { addresses, role: "annotator" }));
}

test("each address of a list has a result of its own, and a wrong one keeps no other back", async () => {
  const [bo, cy] = [await makePerson("Bo"), await makePerson("Cy")];
  expectDone(await addMember(ana, projectId, { email: await emailOf(cy), role: "reader" }));
  const guest = fresh();
  const results = await inviteAll(
    `Gus Guest <${guest}>`,
    await emailOf(bo),
    (await emailOf(cy)).toUpperCase(),
    guest.toUpperCase(),
    "not an address",
    "one@x.test, two@x.test",
  );
  expect(results.map(({ outcome, role }) => [outcome, role])).toEqual([
    ["invited", "annotator"],
    ["added", "annotator"],
    ["member", "reader"],
    ["repeated", null],
    ["refused", null],
    ["refused", null],
  ]);
  expect(results[0]).toMatchObject({ email: guest, written: `Gus Guest <${guest}>` });
  expect(results[4]?.reason).toEqual({ key: "Refusals.account.email" });
  const member = { projectId_userId: { projectId, userId: bo.id } };
  expect(await read.member.findUnique({ where: member })).toMatchObject({ role: "annotator" });
  const { items } = expectDone(await listInvitations(ana, projectId, { limit: 10 }));
  expect(items).toMatchObject([{ email: guest, name: "Gus Guest", state: "open" }]);
  const change = await read.change.findFirst({
    where: { feedId: projectId },
    orderBy: { number: "desc" },
  });
  expect(change).toMatchObject({ kind: "member.saved", subjectId: bo.id });
});

test("the name beside an address is offered to whoever makes the account", async () => {
  const [result] = await inviteAll(`"Guest, Gus" <${fresh()}>`);
  const page = await readInvitation(null, tokenIn(result?.invitation?.link));
  expect(page).toMatchObject({ name: "Guest, Gus", way: "new-account" });
});

test("the same list sent again keeps its links and makes nothing twice", async () => {
  const addresses = [fresh(), fresh()];
  const first = await inviteAll(...addresses);
  const again = await inviteAll(...addresses);
  expect(again.map(({ invitation }) => invitation?.link)).toEqual(
    first.map(({ invitation }) => invitation?.link),
  );
  expect(await read.invitation.count({ where: { projectId } })).toBe(2);
  const draft = { addresses, role: "reader" } as const;
  const others = expectDone(await invitePeople(ana, projectId, draft));
  expect(others[0]?.invitation?.link).not.toBe(first[0]?.invitation?.link);
  const open = await read.invitation.count({ where: { projectId, revokedAt: null } });
  expect(open).toBe(2);
});

test("two hundred addresses are invited in one write", async () => {
  const addresses = Array.from({ length: 200 }, fresh);
  const results = await inviteAll(...addresses);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["invited"]));
  expect(await read.invitation.count({ where: { projectId } })).toBe(200);
});

test("where no accounts are made each unknown address says so, and known ones come in", async () => {
  process.env.OBELUS_SIGN_UP = "closed";
  const [unknown, known] = await inviteAll(fresh(), await emailOf(await makePerson("Bo")));
  expect(unknown?.reason).toEqual({ key: "Refusals.project.notInvitable" });
  expect(known?.outcome).toBe("added");
});

test("who is no owner invites nobody", async () => {
  const bo = await makePerson("Bo");
  const draft = { addresses: [fresh()], role: "reader" } as const;
  expect(await invitePeople(bo, projectId, draft)).toMatchObject({ problem: "not-found" });
  expectDone(await addMember(ana, projectId, { email: await emailOf(bo), role: "curator" }));
  expect(await invitePeople(bo, projectId, draft)).toMatchObject({ problem: "not-yours" });
  expect(await read.invitation.count({ where: { projectId } })).toBe(0);
});

test("links come by mail, and the answer says for each whether they did", async () => {
  const lost = fresh();
  mail = await startMailServer({ refuses: (address) => address === lost });
  process.env.SMTP_URL = mail.url;
  const found = fresh();
  const [first, second] = await inviteAll(`Gus Guest <${found}>`, lost);
  expect(first?.invitation?.mail).toBe("sent");
  expect(second?.invitation?.mail).toBe("failed");
  expect(mail.mails).toHaveLength(1);
  const [sent] = mail.mails;
  expect(sent?.to).toMatchObject([{ name: "Gus Guest", address: found }]);
  expect(sent?.subject).toBe("Invitation to Brackwater");
  expect(sent?.text).toContain(first?.invitation?.link);
  expect(sent?.text).toContain("Ana invites you to the project “Brackwater” as annotator.");
  const single = expectDone(await addMember(ana, projectId, { email: fresh(), role: "reader" }));
  expect(single.invitation?.mail).toBe("sent");
});

test("a list is not held up by a mail server that refuses everything", async () => {
  let refusals = 0;
  mail = await startMailServer({ refuses: () => (refusals += 1) > 0 });
  process.env.SMTP_URL = mail.url;
  const results = await inviteAll(...Array.from({ length: 20 }, fresh));
  expect(new Set(results.map(({ invitation }) => invitation?.mail))).toEqual(new Set(["failed"]));
  expect(refusals).toBe(3);
});

test("a link is shown again as it was, by owners only", async () => {
  const [result] = await inviteAll(fresh());
  const { id = "", link, expiresAt } = result?.invitation ?? {};
  const shown = expectDone(await showInvitationLink(ana, id));
  expect(shown).toEqual({ id, link, expiresAt, mail: "off", replaced: false });
  const bo = await makePerson("Bo");
  expectDone(await addMember(ana, projectId, { email: await emailOf(bo), role: "curator" }));
  expect(await showInvitationLink(bo, id)).toMatchObject({ problem: "not-found" });
});

test("an expired invitation is listed, renewed, mailed again, and its old link works again", async () => {
  const before = new Date(Date.now() - 20 * DAY);
  const email = fresh();
  const draft = { addresses: [email], role: "reader" } as const;
  const [old] = expectDone(await invitePeople(ana, projectId, draft, before));
  const id = old?.invitation?.id ?? "";
  const token = tokenIn(old?.invitation?.link);
  expect(expectDone(await listInvitations(ana, projectId, { limit: 10 })).items).toMatchObject([
    { id, state: "expired" },
  ]);
  expect(await readInvitation(null, token)).toMatchObject({
    ended: "expired",
    invitedBy: "Ana",
    projectName: "Brackwater",
  });
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
  const renewed = expectDone(await showInvitationLink(ana, id, { renew: true }));
  expect(renewed).toMatchObject({ link: old?.invitation?.link, replaced: false, mail: "sent" });
  expect(new Date(renewed.expiresAt).getTime()).toBeGreaterThan(Date.now() + 13 * DAY);
  expectDone(await acceptAsNew(token, { name: "Gus", password: PASSWORD }));
});

test("an invitation that was made with another secret gets another link", async () => {
  const [result] = await inviteAll(fresh());
  const id = result?.invitation?.id ?? "";
  const tokenHash = "0".repeat(64);
  await transaction((tx) => tx.invitation.update({ where: { id }, data: { tokenHash } }));
  const shown = expectDone(await showInvitationLink(ana, id));
  expect(shown.replaced).toBe(true);
  expect(await readInvitation(null, tokenIn(shown.link))).toMatchObject({ way: "new-account" });
  expect(expectDone(await showInvitationLink(ana, id)).replaced).toBe(false);
});

test.each([
  ["used", async (token: string) => acceptAsNew(token, { name: "Bo", password: PASSWORD })],
  ["revoked", async (_token: string, id: string) => revokeInvitation(ana, id)],
  [
    "replaced",
    async (_token: string, _id: string, email: string) =>
      addMember(ana, projectId, { email, role: "reader" }),
  ],
  ["removed", async () => removeProject(ana, projectId)],
  [
    "unbacked",
    async () => {
      const bo = await makePerson("Bo");
      await addMember(ana, projectId, { email: await emailOf(bo), role: "owner" });
      return changeMember(bo, projectId, ana.id, { role: "curator" });
    },
  ],
] as const)("a link that is %s says so, on its page and to scripts", async (ended, spoil) => {
  const email = fresh();
  const [result] = await inviteAll(email);
  const { id = "", link } = result?.invitation ?? {};
  const token = tokenIn(link);
  await spoil(token, id, email);
  expect(await readInvitation(null, token)).toMatchObject({ ended, projectName: "Brackwater" });
  expect(await acceptAsNew(token, { name: "Bo", password: PASSWORD })).toMatchObject({
    problem: "not-found",
    reason: { key: `Refusals.link.${ended}` },
  });
});

test("who used a link and is a member is led to the project", async () => {
  const [result] = await inviteAll(fresh());
  const token = tokenIn(result?.invitation?.link);
  expectDone(await acceptAsNew(token, { name: "Bo", password: PASSWORD }));
  expect(await readInvitation(ana, token)).toMatchObject({ ended: "used", projectId });
  expect(await readInvitation(await makePerson("Eve"), token)).toMatchObject({
    ended: "used",
    projectId: null,
  });
  expect(await readInvitation(null, "x".repeat(43))).toMatchObject({
    ended: "unknown",
    projectName: "",
  });
});

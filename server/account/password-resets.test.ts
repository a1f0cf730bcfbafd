import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { closeMail } from "@/server/mail/send";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { startMailServer, type MailServer } from "@/test/mail/smtp";
import { expectDone, makePerson } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { addResetLink, changePerson } from "./installation";
import { changePassword } from "./me";
import { hashPassword } from "./password";
import { askForReset, readResetPage, resetPassword } from "./password-resets";
import { signIn } from "./password-sign-in";
import { viewerOfClaims } from "./session";
import { addToken, listTokens } from "./tokens";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

let owner: Viewer;
let mail: MailServer;
beforeEach(async () => {
  const { id, name } = await makePerson("Owner");
  await transaction((tx) => tx.user.update({ where: { id }, data: { admin: true } }));
  owner = makeViewer({ id, name, admin: true });
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
});
afterEach(async () => {
  closeMail();
  await mail.stop();
  delete process.env.SMTP_URL;
});

const OLD = "the password before";
const NEW = "another password now";
const HOUR = 3_600_000;

interface Someone {
  readonly viewer: Viewer;
  readonly email: string;
  readonly place: string;
}

/** A person with a password, who types at a place of their own. */
async function makeSomeone(name: string): Promise<Someone> {
  const viewer = await makePerson(name);
  const data = { passwordHash: await hashPassword(OLD) };
  const { email } = await transaction((tx) =>
    tx.user.update({ where: { id: viewer.id }, data, select: { email: true } }),
  );
  return { viewer, email: email ?? "", place: `place of ${viewer.id}` };
}

const tokenIn = (link: string) => link.split("/").at(-1) ?? "";

async function mailedToken(): Promise<string> {
  await expect.poll(() => mail.mails.length).toBeGreaterThan(0);
  const found = /\/reset\/([\w-]{43})/.exec(mail.mails.at(-1)?.text ?? "");
  return found?.[1] ?? "";
}

const may = async (email: string, password: string, place: string) =>
  (await signIn(email, password, place)).ok;

test("a link comes by mail, and with it another password", async () => {
  const { email, place, viewer } = await makeSomeone("Ana");
  expectDone(await askForReset(` ${email.toUpperCase()}`, place));
  const token = await mailedToken();
  expect(mail.mails[0]?.to).toMatchObject([{ name: "Ana", address: email }]);
  expect(await readResetPage(token)).toEqual({ state: "open", email, name: "Ana" });
  expect(expectDone(await resetPassword(token, { password: NEW }, place))).toEqual({ email });
  expect(await may(email, OLD, place)).toBe(false);
  expect(await may(email, NEW, place)).toBe(true);
  // Every session before is over.
  expect(await viewerOfClaims({ sub: viewer.id, version: 0 })).toBeNull();
  expect(await viewerOfClaims({ sub: viewer.id, version: 1 })).not.toBeNull();
});

test("known, unknown and disabled addresses are answered the same, and only one gets mail", async () => {
  const { email, place } = await makeSomeone("Bo");
  const shut = await makeSomeone("Cy");
  expectDone(await changePerson(owner, shut.viewer.id, { disabled: true }));
  const answers = [
    await askForReset(`nobody-${newId()}@x.test`, place),
    await askForReset(shut.email, place),
    await askForReset("no address at all", place),
    await askForReset(email, place),
  ];
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await mailedToken();
  expect(mail.mails.map(({ to }) => to?.[0]?.address)).toEqual([email]);
  expect(await read.passwordReset.count({ where: { userId: shut.viewer.id } })).toBe(0);
});

test("who asks often has to wait, for any address, and still signs in", async () => {
  const { email, place } = await makeSomeone("Di");
  for (const address of [email, `nobody-${newId()}@x.test`]) {
    for (let n = 0; n < 5; n++) expectDone(await askForReset(address, place));
    expect(await askForReset(address, place)).toMatchObject({
      problem: "too-many",
      more: { retryAfter: 1 },
    });
  }
  expect(await may(email, OLD, place)).toBe(true);
});

test("without mail nobody is sent a link, whoever they are", async () => {
  delete process.env.SMTP_URL;
  const { email, place } = await makeSomeone("Eve");
  const known = await askForReset(email, place);
  expect(known).toMatchObject({ problem: "not-yours" });
  expect(await askForReset("nobody@x.test", place)).toEqual(known);
  expect(mail.mails).toEqual([]);
});

test("the installation's owner makes a link, which works once", async () => {
  const { viewer, email, place } = await makeSomeone("Flo");
  const { link } = expectDone(await addResetLink(owner, viewer.id));
  expect(link).toMatch(/^http:\/\/localhost:\d+\/reset\/[\w-]{43}$/);
  const token = tokenIn(link);
  expectDone(await resetPassword(token, { password: NEW }, place));
  expect(await readResetPage(token)).toEqual({ state: "used" });
  expect(await resetPassword(token, { password: OLD }, place)).toMatchObject({
    problem: "not-found",
    reason: { key: "Refusals.reset.used" },
  });
  expect(await may(email, NEW, place)).toBe(true);
});

test("two who use one link at once set one password", async () => {
  const { viewer, place } = await makeSomeone("Gil");
  const token = tokenIn(expectDone(await addResetLink(owner, viewer.id)).link);
  const both = await Promise.all([
    resetPassword(token, { password: NEW }, place),
    resetPassword(token, { password: `${NEW} too` }, place),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("asked for again while it is open, the same link is answered and renewed", async () => {
  const { viewer } = await makeSomeone("Hal");
  const before = new Date(Date.now() - 2 * HOUR);
  const first = await addResetLink(owner, viewer.id, before);
  expect(first).toMatchObject({ created: true });
  const again = await addResetLink(owner, viewer.id);
  expect(again).toMatchObject({ created: false, value: { link: expectDone(first).link } });
  expect(expectDone(again).expiresAt > expectDone(first).expiresAt).toBe(true);
  const both = await Promise.all([addResetLink(owner, viewer.id), addResetLink(owner, viewer.id)]);
  expect(new Set(both.map((made) => expectDone(made).id)).size).toBe(1);
  expect(await read.passwordReset.count({ where: { userId: viewer.id } })).toBe(1);
  const late = expectDone(await addResetLink(owner, viewer.id, new Date(Date.now() + 73 * HOUR)));
  expect(late.id).not.toBe(expectDone(first).id);
});

test.each([
  ["expired", threeDaysLater],
  ["replaced", changedElsewhere],
  ["disabled", shutMeanwhile],
] as const)("a link that is %s says so and changes nothing", async (state, spoil) => {
  const someone = await makeSomeone("Jo");
  const token = tokenIn(expectDone(await addResetLink(owner, someone.viewer.id)).link);
  const at = await spoil(someone);
  expect(await readResetPage(token, at)).toEqual({ state });
  expect(await resetPassword(token, { password: NEW }, someone.place, at)).toMatchObject({
    problem: "not-found",
    reason: { key: `Refusals.reset.${state}` },
  });
  expect(await may(someone.email, NEW, someone.place)).toBe(false);
});

async function threeDaysLater(): Promise<Date> {
  return new Date(Date.now() + 72 * HOUR + 1);
}

async function changedElsewhere({ viewer, place }: Someone): Promise<Date> {
  const change = { current: OLD, next: "chosen on the account page" };
  expectDone(await changePassword(viewer, change, place));
  return new Date();
}

async function shutMeanwhile({ viewer }: Someone): Promise<Date> {
  expectDone(await changePerson(owner, viewer.id, { disabled: true }));
  return new Date();
}

test("wrong passwords typed before make nobody wait after it", async () => {
  const { viewer, email, place } = await makeSomeone("Kai");
  for (let n = 0; n < 5; n++) await signIn(email, "wrong", place);
  expect(await signIn(email, OLD, place)).toMatchObject({ problem: "too-many" });
  const token = tokenIn(expectDone(await addResetLink(owner, viewer.id)).link);
  expectDone(await resetPassword(token, { password: NEW }, place));
  expect(await may(email, NEW, place)).toBe(true);
});

test("tokens go on unless they are to end as well", async () => {
  const { viewer, place } = await makeSomeone("Lou");
  expectDone(await addToken(viewer, "a script"));
  const use = async (endTokens: boolean) => {
    const token = tokenIn(expectDone(await addResetLink(owner, viewer.id)).link);
    expectDone(await resetPassword(token, { password: NEW, endTokens }, place));
    return (await listTokens(viewer)).length;
  };
  expect(await use(false)).toBe(1);
  expect(await use(true)).toBe(0);
});

test("a token that is cut, changed or huge leads nowhere", async () => {
  for (const bad of ["", "x", "x".repeat(43), "x".repeat(1_000_000), "%00"]) {
    expect(await readResetPage(bad)).toEqual({ state: "unknown" });
  }
});

test("the token itself is kept nowhere", async () => {
  const { viewer } = await makeSomeone("Mo");
  const { id, link } = expectDone(await addResetLink(owner, viewer.id));
  const row = await read.passwordReset.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(tokenIn(link));
});

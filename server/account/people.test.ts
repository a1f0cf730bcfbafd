import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { transaction } from "@/server/platform/db";
import { changeMe, changePassword, readMe, signOutEverywhere } from "./me";
import { firstOwnerFromEnvironment, hasOwner, makeFirstOwner, setDisabled, signUp } from "./people";
import { newId } from "@/server/platform/new-id";
import { viewerOfClaims } from "./session";
import { signIn } from "./password-sign-in";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { makeViewer } from "@/test/make/viewer";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());
beforeEach(() =>
  transaction(async (tx) => {
    await tx.project.deleteMany();
    await tx.user.deleteMany();
  }),
);
afterEach(() => {
  delete process.env.OBELUS_SIGN_UP;
  delete process.env.OBELUS_ADMIN_EMAIL;
  delete process.env.OBELUS_ADMIN_PASSWORD;
});

const ANA = { email: "ana@x.test", name: "Ana", password: "a long enough one" };

async function makeSample(): Promise<string> {
  const id = newId();
  await transaction((tx) => tx.project.create({ data: { id, name: "Sample", sample: true } }));
  return id;
}

test("of ten who set up at once exactly one becomes the first owner, and owns the sample", async () => {
  const projectId = await makeSample();
  expect(await hasOwner()).toBe(false);
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) => makeFirstOwner({ ...ANA, email: `ana${n}@x.test` })),
  );
  const made = all.filter((outcome) => outcome.ok);
  expect(made).toHaveLength(1);
  expect(await hasOwner()).toBe(true);
  const [users, members] = await transaction(async (tx) => [
    await tx.user.findMany(),
    await tx.member.findMany({ where: { projectId } }),
  ]);
  expect(users).toHaveLength(1);
  expect(users[0]?.admin).toBe(true);
  expect(members).toMatchObject([{ userId: users[0]?.id, role: "owner" }]);
});

test("the environment names the first owner, once", async () => {
  process.env.OBELUS_ADMIN_EMAIL = "Owner@x.test";
  process.env.OBELUS_ADMIN_PASSWORD = "a long enough one";
  await firstOwnerFromEnvironment();
  process.env.OBELUS_ADMIN_PASSWORD = "another, later one";
  await firstOwnerFromEnvironment();
  expect((await signIn("owner@x.test", "a long enough one", "192.0.2.1")).ok).toBe(true);
});

test("an environment that names an owner with a short password is said at the start", async () => {
  process.env.OBELUS_ADMIN_EMAIL = "owner@x.test";
  process.env.OBELUS_ADMIN_PASSWORD = "short";
  await expect(firstOwnerFromEnvironment()).rejects.toThrow(/OBELUS_ADMIN_PASSWORD/);
  expect(await hasOwner()).toBe(false);
});

test("nobody signs up where that is not open", async () => {
  expectDone(await makeFirstOwner(ANA));
  for (const mode of [undefined, "closed", "invite"]) {
    if (mode) process.env.OBELUS_SIGN_UP = mode;
    expect(await signUp({ ...ANA, email: "bo@x.test" })).toMatchObject({ problem: "not-yours" });
  }
});

test("signing up answers the same for an address that has an account, and changes nothing", async () => {
  process.env.OBELUS_SIGN_UP = "open";
  expectDone(await makeFirstOwner(ANA));
  const bo = { email: "bo@x.test", name: "Bo", password: "the password of Bo" };
  const first = await signUp(bo);
  const second = await signUp({ ...bo, password: "of someone else" });
  expect(second).toEqual(first);
  expect((await signIn(bo.email, bo.password, "192.0.2.9")).ok).toBe(true);
  expect((await signIn(bo.email, "of someone else", "192.0.2.8")).ok).toBe(false);
});

test.each(["bo@x.test\u200b", "a@x.test,b@x.test", "bo", "bo@x.test\r\nBcc: v@x.test"])(
  "%j makes no account",
  async (email) => {
    expectDone(await makeFirstOwner(ANA));
    process.env.OBELUS_SIGN_UP = "open";
    expect(await signUp({ ...ANA, email })).toMatchObject({ problem: "not-understood" });
  },
);

async function makeAna(): Promise<Viewer> {
  const { id, name } = expectDone(await makeFirstOwner(ANA));
  return makeViewer({ id, name, admin: true }, "session");
}

test("a person renames themselves", async () => {
  const ana = await makeAna();
  expect(expectDone(await changeMe(ana, { name: " Ana Lima " })).name).toBe("Ana Lima");
  expect(expectDone(await readMe(ana))).toMatchObject({ email: "ana@x.test", hasPassword: true });
});

test("another password ends every session; the old one is worth nothing", async () => {
  const ana = await makeAna();
  const session = { sub: ana.id, version: 0 };
  expect(await viewerOfClaims(session)).not.toBeNull();
  const change = { current: ANA.password, next: "an even longer one" };
  expectDone(await changePassword(ana, change, "192.0.2.1"));
  expect(await viewerOfClaims(session)).toBeNull();
  expect((await signIn(ANA.email, ANA.password, "192.0.2.2")).ok).toBe(false);
  expect((await signIn(ANA.email, "an even longer one", "192.0.2.2")).ok).toBe(true);
});

test("without the present password it stays, and guessing is slowed down", async () => {
  const ana = await makeAna();
  const guess = (current?: string) =>
    changePassword(ana, { current, next: "an even longer one" }, "192.0.2.77");
  expect(await guess()).toMatchObject({ problem: "not-yours" });
  for (let n = 0; n < 4; n++) await guess("wrong one");
  expect(await guess(ANA.password)).toMatchObject({ problem: "too-many" });
  expect((await signIn(ANA.email, ANA.password, "192.0.2.78")).ok).toBe(true);
});

test("signing out everywhere ends every session and leaves the account", async () => {
  const ana = await makeAna();
  expectDone(await signOutEverywhere(ana));
  expect(await viewerOfClaims({ sub: ana.id, version: 0 })).toBeNull();
  expect((await signIn(ANA.email, ANA.password, "192.0.2.1")).ok).toBe(true);
});

test("a disabled account can not sign in, and its sessions end", async () => {
  const ana = await makeAna();
  expectDone(await setDisabled(ana.id, true));
  expect(await viewerOfClaims({ sub: ana.id, version: 0 })).toBeNull();
  expect((await signIn(ANA.email, ANA.password, "192.0.2.3")).ok).toBe(false);
});

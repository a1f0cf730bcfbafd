import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { knownBrowser, rememberBrowser } from "./known-browser";
import { hashPassword } from "./password";
import { signIn } from "./password-sign-in";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(() => {
  process.env.OBELUS_SECRET = "a secret of this test that is long enough";
  return openTestDatabase();
});
afterAll(() => closeTestDatabase());

const RIGHT = "the right password";
let stored: Promise<string> | undefined;

async function makeAccount(rest: { passwordHash?: string | null; disabledAt?: Date } = {}) {
  const id = newId();
  const email = `ana-${id}@x.test`;
  const passwordHash = await (stored ??= hashPassword(RIGHT));
  const data = { id, name: "Ana", email, emailKey: email, passwordHash, ...rest };
  await transaction((tx) => tx.user.create({ data }));
  return { id, email };
}

/** A clock that can be set forward, and many guesses in a row. */
function makeGuesser(email: string, place = "192.0.2.1") {
  let now = Date.now();
  let evaluated = 0;
  return {
    wait: (seconds: number) => (now += seconds * 1000),
    evaluated: () => evaluated,
    async guess(password = "a wrong password", from = place, cookies: string | null = null) {
      const outcome = await signIn(email, password, from, { clock: () => now, cookies });
      if (outcome.ok || outcome.problem !== "too-many") evaluated++;
      return outcome;
    },
  };
}

/** The `Cookie` header of a browser after a sign-in. */
async function cookiesAfterSignIn(email: string, now = Date.now(), before: string | null = null) {
  return (await rememberBrowser(before, await accountOf(email), now)).split(";")[0] ?? "";
}

/** What a browser is known for: the account's id. */
async function accountOf(email: string): Promise<string> {
  const row = await read.user.findUnique({ where: { emailKey: email }, select: { id: true } });
  return row?.id ?? email;
}

test("an address signs in however it is spelled", async () => {
  const { id, email } = await makeAccount();
  const signedIn = await signIn(`  ${email.toUpperCase().replace("@", "＠")} `, RIGHT, "192.0.2.1");
  expect(signedIn).toMatchObject({ ok: true, value: { id, email } });
});

test("wrong, unknown, without a password and disabled get the same answer", async () => {
  const known = await makeAccount();
  const shut = await makeAccount({ disabledAt: new Date() });
  const without = await makeAccount({ passwordHash: null });
  const answers = [
    await signIn(known.email, "a wrong password", "192.0.2.2"),
    await signIn("nobody@x.test", RIGHT, "192.0.2.2"),
    await signIn("no address", RIGHT, "192.0.2.2"),
    await signIn(shut.email, RIGHT, "192.0.2.2"),
    await signIn(without.email, RIGHT, "192.0.2.2"),
    await signIn(known.email, "x".repeat(1_000_000), "192.0.2.2"),
  ];
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ ok: false, problem: "not-signed-in" });
});

test("an unknown address costs a hash as well, and is slowed down as well", async () => {
  const { guess } = makeGuesser("unknown@x.test", "192.0.2.3");
  const before = performance.now();
  await guess();
  expect(performance.now() - before).toBeGreaterThan(4);
  for (let n = 0; n < 4; n++) await guess();
  expect(await guess()).toMatchObject({ problem: "too-many" });
});

test("a hash with old costs is replaced when its password is typed", async () => {
  const passwordHash = await hash(RIGHT, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const { id, email } = await makeAccount({ passwordHash });
  expect((await signIn(email, RIGHT, "192.0.2.4")).ok).toBe(true);
  const row = await transaction((tx) => tx.user.findUniqueOrThrow({ where: { id } }));
  expect(row.passwordHash).toMatch(/m=19456,t=2,p=1/);
  expect((await signIn(email, RIGHT, "192.0.2.4")).ok).toBe(true);
});

test("of a thousand guesses at one account in an hour at most 25 are looked at", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  for (let n = 0; n < 1000; n++) {
    await guesser.guess();
    guesser.wait(3.6);
  }
  expect(guesser.evaluated()).toBeGreaterThan(5);
  expect(guesser.evaluated()).toBeLessThanOrEqual(25);
  const owner = await guesser.guess(RIGHT, "198.51.100.7");
  expect(owner.ok, "its owner still signs in from another address").toBe(true);
});

test("a thousand guesses sent at once are counted one by one", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  await Promise.all(Array.from({ length: 1000 }, () => guesser.guess()));
  expect(guesser.evaluated()).toBe(5);
});

test("of a hundred guesses within forty seconds ten are looked at", async () => {
  const guesser = makeGuesser((await makeAccount()).email);
  for (let n = 0; n < 100; n++) {
    await guesser.guess();
    guesser.wait(0.4);
  }
  expect(guesser.evaluated()).toBe(10);
});

test("whoever signed in with a browser before gets in, whatever others typed", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  const known = await cookiesAfterSignIn(email);
  for (let n = 0; n < 26; n++) await guesser.guess("a wrong password", `203.0.113.${n % 6}`);
  for (let n = 0; n < 9; n++) {
    await guesser.guess();
    guesser.wait(60);
  }
  expect(await guesser.guess(RIGHT), "another browser waits").toMatchObject({
    problem: "too-many",
    more: { retryAfter: expect.toSatisfy((seconds: number) => seconds <= 900) as number },
  });
  expect((await guesser.guess(RIGHT, undefined, known)).ok).toBe(true);
  expect((await guesser.guess(RIGHT, "198.51.100.9", known)).ok, "and from elsewhere").toBe(true);
  guesser.wait(900);
  expect((await guesser.guess(RIGHT)).ok, "another browser is not shut out").toBe(true);
});

test("wrong passwords in a known browser slow down that browser, for a minute at most", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  const known = await cookiesAfterSignIn(email);
  const guess = (password?: string) => guesser.guess(password, undefined, known);
  for (let n = 0; n < 14; n++) {
    await guess();
    if (n > 4) guesser.wait(60);
  }
  await guess();
  expect(await guess(RIGHT)).toMatchObject({ more: { retryAfter: 60 } });
  expect((await guesser.guess(RIGHT)).ok, "others are not kept waiting for it").toBe(true);
  guesser.wait(60);
  expect((await guess(RIGHT)).ok).toBe(true);
  for (let n = 0; n < 5; n++) expect(await guess()).toMatchObject({ problem: "not-signed-in" });
});

test("a browser with a hundred wrong passwords was copied, and is like any other", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  const known = await cookiesAfterSignIn(email);
  await guesser.guess(undefined, undefined, known);
  for (let n = 0; n < 5; n++) await guesser.guess();
  const setFailures = (points: number) =>
    transaction((tx) =>
      tx.rateLimiterFlexible.updateMany({
        where: { key: { startsWith: "failed-in:" } },
        data: { points },
      }),
    );
  await setFailures(100);
  expect(await guesser.guess(RIGHT, undefined, known)).toMatchObject({ problem: "too-many" });
  await setFailures(1);
  expect((await guesser.guess(RIGHT, undefined, known)).ok).toBe(true);
});

test.each([
  ["of another account", async () => cookiesAfterSignIn("somebody-else@x.test")],
  [
    "that ran out",
    async (email: string) => cookiesAfterSignIn(email, Date.now() - 401 * 86_400_000),
  ],
  [
    "that was changed",
    async (email: string) => (await cookiesAfterSignIn(email)).replace(/=./, "=_"),
  ],
  ["that nobody gave", async () => `obelus.browser=${"a".repeat(22)}.zzzzzz.${"b".repeat(43)}`],
])("a browser with a cookie %s is like any other", async (_which, cookiesOf) => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  const cookies = await cookiesOf(email);
  for (let n = 0; n < 5; n++) await guesser.guess();
  expect(await guesser.guess(RIGHT, undefined, cookies)).toMatchObject({ problem: "too-many" });
});

test("a browser stays known for everybody who signs in with it, and names nobody", async () => {
  const [ana, bo] = [await makeAccount(), await makeAccount()];
  const first = await cookiesAfterSignIn(ana.email);
  const second = await cookiesAfterSignIn(bo.email, Date.now(), first);
  const again = await cookiesAfterSignIn(ana.email, Date.now(), second);
  for (const { email } of [ana, bo]) {
    expect(await knownBrowser(again, await accountOf(email))).not.toBeNull();
  }
  const before = await knownBrowser(first, ana.id);
  expect(await knownBrowser(again, ana.id), "each sign-in makes it another").not.toBe(before);
  expect(again.split("~")).toHaveLength(2);
  let cookies = again;
  for (let n = 0; n < 10; n++) {
    cookies = await cookiesAfterSignIn(`ana-${n}@x.test`, Date.now(), cookies);
  }
  expect(cookies.split("~")).toHaveLength(8);
  expect(cookies).not.toContain("x.test");
});

test("guesses from many addresses together are stopped, but not where the owner signs in", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  expect((await guesser.guess(RIGHT, "198.51.100.7")).ok).toBe(true);
  const before = guesser.evaluated();
  for (let n = 0; n < 60; n++) await guesser.guess("a wrong password", `203.0.113.${n}`);
  expect(guesser.evaluated() - before).toBeLessThanOrEqual(25);
  expect((await guesser.guess(RIGHT, "203.0.113.99")).ok).toBe(false);
  expect((await guesser.guess(RIGHT, "198.51.100.7")).ok).toBe(true);
});

test("the wait grows, is told in seconds, and a right password clears it", async () => {
  const { email } = await makeAccount();
  const guesser = makeGuesser(email);
  for (let n = 0; n < 5; n++) await guesser.guess();
  expect(await guesser.guess(RIGHT)).toMatchObject({ more: { retryAfter: 1 } });
  guesser.wait(1.1);
  await guesser.guess();
  expect(await guesser.guess(RIGHT)).toMatchObject({ more: { retryAfter: 2 } });
  guesser.wait(2.1);
  expect((await guesser.guess(RIGHT)).ok).toBe(true);
  for (let n = 0; n < 5; n++) {
    expect(await guesser.guess()).toMatchObject({ problem: "not-signed-in" });
  }
});

test("forty pupils behind one address, three mistakes each, all get in", async () => {
  const pupils = await Promise.all(Array.from({ length: 40 }, () => makeAccount()));
  const got = await Promise.all(
    pupils.map(async ({ email }) => {
      const { guess } = makeGuesser(email);
      for (let n = 0; n < 3; n++) await guess();
      return (await guess(RIGHT)).ok;
    }),
  );
  expect(got.every(Boolean)).toBe(true);
});

test("right passwords never count, however many come at once", async () => {
  const { email } = await makeAccount();
  const { guess } = makeGuesser(email);
  const got = await Promise.all(Array.from({ length: 30 }, () => guess(RIGHT)));
  expect(got.every((outcome) => outcome.ok)).toBe(true);
});

test("what is kept of failures names nobody", async () => {
  await makeGuesser("somebody@x.test", "192.0.2.55").guess();
  const rows = await transaction((tx) => tx.rateLimiterFlexible.findMany());
  expect(JSON.stringify(rows)).not.toMatch(/somebody|192\.0\.2/);
});

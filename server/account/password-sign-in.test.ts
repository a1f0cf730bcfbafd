import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { hashPassword } from "./password";
import { signIn } from "./password-sign-in";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(() => openTestDatabase());
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
    async guess(password = "a wrong password", from = place) {
      const outcome = await signIn(email, password, from, () => now);
      if (outcome.ok || outcome.problem !== "too-many") evaluated++;
      return outcome;
    },
  };
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

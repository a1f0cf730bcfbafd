import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { secret } from "./secret";
import { tokenHash, viewerOf } from "./session";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(async () => {
  process.env.OBELUS_SECRET = "a secret of this test that is long enough";
  await openTestDatabase();
});
afterAll(() => closeTestDatabase());

const asking = (headers: Record<string, string>) =>
  new Request("http://localhost:3000/api/v1/projects", { headers });

async function makeUser(rest: { disabledAt?: Date; sessionVersion?: number } = {}) {
  const id = newId();
  await transaction((tx) => tx.user.create({ data: { id, name: "Ana", ...rest } }));
  return id;
}

async function makeToken(userId: string, rest: { revokedAt?: Date } = {}) {
  const token = `obelus_${"a".repeat(11)}${newId().replace(/-/g, "")}`;
  const row = { id: newId(), userId, name: "script", hash: tokenHash(token), ...rest };
  await transaction((tx) => tx.token.create({ data: row }));
  return { token, id: row.id };
}

async function cookieOf(claims: Record<string, unknown>, other?: string) {
  const sealed = await encode({ token: claims, secret: other ?? (await secret()) });
  return asking({ cookie: `theme=dark; obelus.session=${sealed}` });
}

test("a token speaks for its owner, and keeps when it was last used", async () => {
  const userId = await makeUser();
  const { token, id } = await makeToken(userId);
  const viewer = await viewerOf(asking({ authorization: `Bearer ${token}` }));
  expect(viewer).toEqual({ id: userId, name: "Ana", admin: false, by: "token", tokenId: id });
  const row = await transaction((tx) => tx.token.findUniqueOrThrow({ where: { id } }));
  expect(row.lastUsedAt).toBeInstanceOf(Date);
});

test("the time of last use is written at most once a minute", async () => {
  const { token, id } = await makeToken(await makeUser());
  const stored = () => transaction((tx) => tx.token.findUniqueOrThrow({ where: { id } }));
  await viewerOf(asking({ authorization: `Bearer ${token}` }));
  const first = (await stored()).lastUsedAt;
  await viewerOf(asking({ authorization: `bearer ${token}` }));
  expect((await stored()).lastUsedAt).toEqual(first);
});

test("a revoked token and a token of a disabled account are nobody's", async () => {
  const revoked = await makeToken(await makeUser(), { revokedAt: new Date() });
  const disabled = await makeToken(await makeUser({ disabledAt: new Date() }));
  for (const { token } of [revoked, disabled]) {
    expect(await viewerOf(asking({ authorization: `Bearer ${token}` }))).toBeNull();
  }
});

test.each(["Bearer %E0%A4%A", "Bearer", "Bearer ", "bearer obelus_", `Bearer ${"x".repeat(5000)}`])(
  "a malformed bearer is nobody and no error: %.30s",
  async (authorization) => {
    expect(await viewerOf(asking({ authorization }))).toBeNull();
  },
);

test("a bad bearer does not fall back on the cookie", async () => {
  const sub = await makeUser();
  const request = await cookieOf({ sub, version: 0 });
  request.headers.set("authorization", "Bearer nonsense");
  expect(await viewerOf(request)).toBeNull();
});

test("a session is its person's until the session version moves on", async () => {
  const sub = await makeUser();
  const request = await cookieOf({ sub, version: 0 });
  expect(await viewerOf(request)).toMatchObject({ id: sub, by: "session" });
  await transaction((tx) =>
    tx.user.update({ where: { id: sub }, data: { sessionVersion: { increment: 1 } } }),
  );
  expect(await viewerOf(request)).toBeNull();
});

test("what a session says about roles is not heard", async () => {
  const sub = await makeUser();
  const viewer = await viewerOf(await cookieOf({ sub, version: 0, admin: true, role: "owner" }));
  expect(viewer?.admin).toBe(false);
});

test.each([
  [
    "of a disabled account",
    async () => ({ sub: await makeUser({ disabledAt: new Date() }), version: 0 }),
  ],
  ["without a version", async () => ({ sub: await makeUser() })],
  ["with a version in words", async () => ({ sub: await makeUser(), version: "0" })],
  ["of nobody", async () => ({ sub: newId(), version: 0 })],
  ["with an id that is none", async () => ({ sub: "' OR 1=1", version: 0 })],
])("a session %s is nobody's", async (_which, claims) => {
  expect(await viewerOf(await cookieOf(await claims()))).toBeNull();
});

test("a session sealed with another secret is nobody's", async () => {
  const request = await cookieOf(
    { sub: await makeUser(), version: 0 },
    "another secret, as long as it gets",
  );
  expect(await viewerOf(request)).toBeNull();
});

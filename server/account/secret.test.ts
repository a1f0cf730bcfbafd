import { chmod, mkdir, mkdtemp, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { transaction } from "@/server/platform/db";
import { assertSecret, inDatabase, inFile } from "./secret";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_SECRET;
});

const folder = () => mkdtemp(join(tmpdir(), "obelus-secret-"));

test("a secret is made once, for its owner's eyes only, and nothing is left beside it", async () => {
  const data = await folder();
  const made = await inFile(data);
  expect(Buffer.from(made, "base64url").length).toBeGreaterThanOrEqual(32);
  expect(await inFile(data)).toBe(made);
  expect((await stat(join(data, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(data)).toEqual(["secret"]);
});

test.each(["", "short", " ".repeat(40), "\n"])(
  "a secret of %j is made anew, with a sentence",
  async (present) => {
    const data = await folder();
    await writeFile(join(data, "secret"), present, { mode: 0o600 });
    const messages: string[] = [];
    const made = await inFile(data, (sentence) => messages.push(sentence));
    expect(await readFile(join(data, "secret"), "utf8")).toBe(made);
    expect(made.length).toBeGreaterThan(40);
    expect(messages).toEqual([expect.stringMatching(/empty or too short.*sign in again/)]);
    expect(messages.join()).not.toContain(made);
    expect(await readdir(data)).toEqual(["secret"]);
  },
);

test.each([0o644, 0o640, 0o604, 0o660])(
  "a secret with mode %o is closed to others, with a sentence, and stays the same",
  async (mode) => {
    const data = await folder();
    const before = await inFile(data);
    await chmod(join(data, "secret"), mode);
    const messages: string[] = [];
    const say = (sentence: string) => messages.push(sentence);
    expect(await inFile(data, say)).toBe(before);
    expect((await stat(join(data, "secret"))).mode & 0o777).toBe(0o600);
    await inFile(data, say);
    expect(messages).toEqual([
      expect.stringMatching(/^Others on this machine could read the secret/),
    ]);
  },
);

test("a secret that can not be read is said, and not replaced", async () => {
  const data = await folder();
  await mkdir(join(data, "secret"));
  await expect(inFile(data)).rejects.toThrow(/can not be read \(EISDIR\).*mode 0600/);
  expect((await stat(join(data, "secret"))).isDirectory()).toBe(true);
});

test.each(["short", " ".repeat(64), `${"x".repeat(31)} `])(
  "OBELUS_SECRET of %j is refused with a sentence",
  (value) => {
    process.env.OBELUS_SECRET = value;
    expect(() => assertSecret()).toThrow(/OBELUS_SECRET must have at least 32 bytes/);
    process.env.OBELUS_SECRET = "x".repeat(32);
    expect(() => assertSecret()).not.toThrow();
  },
);

test("a secret in the database that is too short is replaced once for all instances", async () => {
  const value = "short";
  await transaction((tx) =>
    tx.setting.upsert({
      where: { name: "secret" },
      create: { name: "secret", value },
      update: { value },
    }),
  );
  const all = await Promise.all(Array.from({ length: 4 }, () => inDatabase()));
  expect(new Set(all).size).toBe(1);
  expect(all[0]?.length).toBeGreaterThan(40);
});

test("instances on one database get one secret, however many start together", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => inDatabase()));
  expect(new Set(all).size).toBe(1);
});

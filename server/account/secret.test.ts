import { mkdtemp, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inDatabase, inFile } from "./secret";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

const folder = () => mkdtemp(join(tmpdir(), "obelus-secret-"));

test("a secret is made once, for its owner's eyes only, and nothing is left beside it", async () => {
  const data = await folder();
  const made = await inFile(data);
  expect(Buffer.from(made, "base64url").length).toBeGreaterThanOrEqual(32);
  expect(await inFile(data)).toBe(made);
  expect((await stat(join(data, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(data)).toEqual(["secret"]);
});

test("a secret that was cut short is made anew", async () => {
  const data = await folder();
  await writeFile(join(data, "secret"), "short");
  const made = await inFile(data);
  expect(await readFile(join(data, "secret"), "utf8")).toBe(made);
  expect(made.length).toBeGreaterThan(40);
});

test("instances on one database get one secret, however many start together", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => inDatabase()));
  expect(new Set(all).size).toBe(1);
});

import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { mayBePassword } from "@/lib/access/password";
import { hashPassword, isOutdated, isPassword } from "./password";

test("a password is kept as Argon2id with 19 MiB, two passes and one lane", async () => {
  expect(await hashPassword("a long enough one")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a hash made with smaller costs is outdated, and still opens", async () => {
  const old = await hash("a long enough one", { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  expect(isOutdated(old)).toBe(true);
  expect(await isPassword("a long enough one", old)).toBe(true);
  expect(isOutdated(await hashPassword("a long enough one"))).toBe(false);
});

test("all bytes of a password count, also those after the seventy-second", async () => {
  const start = "x".repeat(72);
  const stored = await hashPassword(`${start}one`);
  expect(await isPassword(`${start}one`, stored)).toBe(true);
  expect(await isPassword(`${start}two`, stored)).toBe(false);
});

test("the same letters open, however the keyboard composes them", async () => {
  const stored = await hashPassword("caf\u00e9 au lait");
  expect(await isPassword("cafe\u0301 au lait", stored)).toBe(true);
});

test("a password that holds a NUL is not cut there", async () => {
  const stored = await hashPassword("eight or\u0000more");
  expect(await isPassword("eight or\u0000less", stored)).toBe(false);
});

test.each([
  ["", false],
  ["seven 7", false],
  ["eight 88", true],
  ["密".repeat(8), true],
  ["x".repeat(1024), true],
  ["x".repeat(1025), false],
  ["é".repeat(513), false],
  ["\ufdfa".repeat(200), false],
])("%.12j may be chosen: %s", (password, may) => {
  expect(mayBePassword(password)).toBe(may);
});

test("a megabyte is refused without being hashed", async () => {
  const stored = await hashPassword("a long enough one");
  expect(await isPassword("x".repeat(1_000_000), stored)).toBe(false);
  expect(mayBePassword("x".repeat(1_000_000))).toBe(false);
});

test("a stored hash that is damaged opens to nobody", async () => {
  expect(await isPassword("a long enough one", "$argon2id$broken")).toBe(false);
  expect(await isPassword("a long enough one", "")).toBe(false);
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { backUpWhenDue, isBackedUpDaily } from "./daily-backup";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 10, 1, 4);

let dataDir: string;
const folder = () => join(dataDir, "backups");

beforeAll(async () => {
  await openTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "obelus-daily-"));
  mkdirSync(folder());
});
afterAll(async () => {
  await closeTestDatabase();
  rmSync(dataDir, { recursive: true, force: true });
});

const make = async (file: string): Promise<void> => writeFileSync(file, "");
const lookAt = (hour: number) => backUpWhenDue(dataDir, new Date(START + hour * HOUR_MS), make);

test("one a day is made, and one that failed is tried again", async () => {
  const failing = backUpWhenDue(dataDir, new Date(START), () =>
    Promise.reject(new Error("the disk is full")),
  );
  await expect(failing).rejects.toThrow("the disk is full");
  expect(await lookAt(0)).toBe(true);
  expect(await lookAt(1)).toBe(false);
  expect(await lookAt(23)).toBe(false);
  expect(await lookAt(24)).toBe(true);
  expect(readdirSync(folder())).toHaveLength(2);
});

test("a clock that was years ahead keeps none from being made", async () => {
  expect(await lookAt(24 * 4_000)).toBe(true);
  expect(await lookAt(48)).toBe(true);
});

test("those that are no longer kept are removed after a new one was made", async () => {
  writeFileSync(join(folder(), "replaced-20200101T000000Z.ndjson.gz"), "");
  for (let day = 3; day < 60; day += 1) await lookAt(24 * day);
  const names = readdirSync(folder());
  expect(names).toContain("replaced-20200101T000000Z.ndjson.gz");
  expect(names.length).toBeLessThanOrEqual(1 + 7 + 4);
});

test("the embedded database is backed up unless it is switched off, a server when asked", () => {
  const environment = (values: Record<string, string>) => values as NodeJS.ProcessEnv;
  expect(isBackedUpDaily(environment({}))).toBe(true);
  expect(isBackedUpDaily(environment({ OBELUS_BACKUPS: "off" }))).toBe(false);
  expect(isBackedUpDaily(environment({ DATABASE_URL: "postgresql://x" }))).toBe(false);
  const settings = { DATABASE_URL: "postgresql://x", OBELUS_BACKUPS: "daily" };
  expect(isBackedUpDaily(environment(settings))).toBe(true);
  expect(() => isBackedUpDaily(environment({ OBELUS_BACKUPS: "hourly" }))).toThrow(/"hourly"/);
});

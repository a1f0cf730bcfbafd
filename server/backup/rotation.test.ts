import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupsAmong, expiredAmong, howToRestore } from "./rotation";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5, 3);
const nameOf = (at: number, kind = "daily") =>
  `${kind}-${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z.ndjson.gz`;

/** What is there after a backup a day and a rotation after each, for so many days. */
function afterDays(days: number): string[] {
  let names: string[] = [];
  for (let day = 0; day < days; day += 1) {
    names.push(nameOf(START + day * DAY_MS));
    const expired = new Set(expiredAmong(names));
    names = names.filter((name) => !expired.has(name));
  }
  return names;
}

/** How many days old each is on the last of so many days, the newest first. */
const agesAfter = (days: number) =>
  backupsAmong(afterDays(days)).map(({ at }) => days - 1 - (at.getTime() - START) / DAY_MS);

test("the newest of seven days and of four weeks are kept, and no more", () => {
  expect(afterDays(7)).toHaveLength(7);
  const week = [0, 1, 2, 3, 4, 5, 6];
  // The first day is a Monday: on a Sunday, and on the Monday after it.
  expect(agesAfter(70)).toEqual([...week, 7, 14, 21]);
  expect(agesAfter(71)).toEqual([...week, 8, 15]);
  expect(agesAfter(76)).toEqual([...week, 13, 20]);
});

test("the newest backup is named, not what a restore replaced, and how to restore it", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "obelus-rotation-"));
  expect(howToRestore(dataDir)).toBe(`There is no backup in ${join(dataDir, "backups")}.`);
  mkdirSync(join(dataDir, "backups"));
  const names = [
    nameOf(START, "obelus"),
    nameOf(START + DAY_MS),
    nameOf(START + 2 * DAY_MS, "replaced"),
  ];
  for (const name of names) writeFileSync(join(dataDir, "backups", name), "");
  const file = join(dataDir, "backups", names[1] ?? "");
  expect(howToRestore(dataDir)).toContain(`The newest backup is ${file}, made at 2026-01-06`);
  expect(howToRestore(dataDir)).toContain(`npm run restore -- ${file} --replace`);
  rmSync(dataDir, { recursive: true });
});

test("only daily backups are removed, whatever else lies there", () => {
  const others = [
    "obelus-20200101T000000Z.ndjson.gz",
    "replaced-20200101T000000Z.ndjson.gz",
    "daily-20200101T000000Z.ndjson.gz.part",
    "daily-notes.txt",
    "request-1.json",
  ];
  const daily = Array.from({ length: 40 }, (_, day) => nameOf(START + day * DAY_MS));
  const expired = expiredAmong([...others, ...daily]);
  expect(expired.length).toBeGreaterThan(20);
  expect(expired.filter((name) => others.includes(name))).toEqual([]);
});

test("a gap of a year removes nothing, nor do several backups of one day push out others", () => {
  const before = Array.from({ length: 7 }, (_, day) => nameOf(START + day * DAY_MS));
  expect(expiredAmong([...before, nameOf(START + 400 * DAY_MS)])).toHaveLength(1);
  const sameDay = Array.from({ length: 20 }, (_, hour) => nameOf(START + hour * 60_000));
  expect(expiredAmong([...sameDay])).toHaveLength(19);
  expect(expiredAmong([...sameDay])).not.toContain(sameDay.at(-1));
});

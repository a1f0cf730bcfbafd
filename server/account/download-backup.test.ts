import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { makeViewer } from "@/test/make/viewer";
import { expectDone } from "@/test/make/make";
import { downloadBackup } from "./download-backup";

afterEach(() => vi.unstubAllEnvs());

const NOW = new Date("2026-11-29T10:00:00Z");
const person = (admin: boolean) => makeViewer({ id: crypto.randomUUID(), name: "Ana", admin });

test("only who runs the installation is sent a backup", async () => {
  const write = () => Promise.reject(new Error("It must not be made."));
  expect(await downloadBackup(person(false), NOW, write)).toMatchObject({
    ok: false,
    problem: "not-yours",
  });
});

test("a backup is sent whole, and nothing of it stays on the machine", async () => {
  let file = "";
  const download = expectDone(
    await downloadBackup(person(true), NOW, (path) => {
      file = path;
      return writeFile(path, "everything");
    }),
  );
  expect(download.fileName).toBe("obelus-20261129T100000Z.ndjson.gz");
  expect(existsSync(file)).toBe(false);
  expect(await new Response(download.stream).text()).toBe("everything");
});

test("one is made at a time, and one that fails says why and lets the next be made", async () => {
  let fail: (error: Error) => void = () => undefined;
  const first = downloadBackup(
    person(true),
    NOW,
    () => new Promise((_, reject) => (fail = reject)),
  );
  expect(await downloadBackup(person(true), NOW)).toMatchObject({ problem: "backup-failed" });
  // The first one waits for its folder before it begins to write.
  await expect.poll(() => fail.length).toBe(1);
  fail(new Error("The disk is full."));
  expect(await first).toMatchObject({
    problem: "backup-failed",
    reason: { params: { why: "The disk is full." } },
  });
  const write = (path: string) => writeFile(path, "again");
  expect((await downloadBackup(person(true), NOW, write)).ok).toBe(true);
});

test("without a folder to write it into one fails, and the next is made", async () => {
  const write = (path: string) => writeFile(path, "everything");
  vi.stubEnv("TMPDIR", "/nowhere/at/all");
  expect(await downloadBackup(person(true), NOW, write)).toMatchObject({
    problem: "backup-failed",
    reason: { key: "Refusals.backup.failed" },
  });
  vi.unstubAllEnvs();
  const download = expectDone(await downloadBackup(person(true), NOW, write));
  expect(await new Response(download.stream).text()).toBe("everything");
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  assertRoomToOpen,
  freeBytes,
  minFreeBytes,
  StorageFull,
  watchFreeSpace,
} from "./free-space";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "obelus-space-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the guard of free space", () => {
  it("lets writes through while more is free than must stay free", async () => {
    const free = await freeBytes(folder);
    expect(free).toBeGreaterThan(0);
    expect(watchFreeSpace(folder, free / 2).mayWrite()).toBe(true);
  });

  it("refuses writes, with advice, when less is free", async () => {
    const space = watchFreeSpace(folder, (await freeBytes(folder)) * 2);
    expect(space.mayWrite()).toBe(false);
    expect(() => space.assertMayWrite()).toThrow(StorageFull);
    expect(() => space.assertMayWrite()).toThrow(/free some space/);
  });

  it("refuses writes when the disk is gone", () => {
    expect(watchFreeSpace(join(folder, "gone"), 1).mayWrite()).toBe(false);
  });

  it("keeps 200 MB free unless the setting says otherwise", () => {
    expect(minFreeBytes("")).toBe(200_000_000);
    expect(minFreeBytes("50")).toBe(50_000_000);
    expect(() => minFreeBytes("much")).toThrow(/OBELUS_MIN_FREE_MB/);
  });

  it("does not open a database that opening could fill the disk with", () => {
    expect(() => assertRoomToOpen(join(folder, "gone"), 1)).toThrow(StorageFull);
    assertRoomToOpen(folder, 1);
  });
});

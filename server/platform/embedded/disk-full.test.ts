import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAcknowledged, compare } from "@/test/embedded/acknowledged";
import { startChild } from "@/test/embedded/child";
import { copyCreatedDatabase } from "@/test/embedded/created";
import { PowerDisk, whyNoPowerDisk } from "@/test/embedded/power";

const DISK_MEGABYTES = 250;
const RESERVE_MEGABYTES = 100;

const reason = whyNoPowerDisk();
const title = reason
  ? `a full disk (skipped: it needs root and loop devices to mount a disk in a file; ${reason})`
  : "a full disk";

describe.skipIf(reason !== undefined)(title, () => {
  let disk: PowerDisk;
  let live: string;
  beforeEach(async () => {
    disk = new PowerDisk(DISK_MEGABYTES);
    live = disk.mount("disk");
    await copyCreatedDatabase(join(live, "db"));
    execFileSync("fallocate", ["-l", `${RESERVE_MEGABYTES}M`, join(live, "reserve")]);
  });
  afterEach(() => disk.remove());

  it("is not reached: the guard refuses writes before, and reading and closing work", async () => {
    const acks = join(disk.home, "acks");
    const folder = join(live, "db");
    const child = startChild("filler.ts", [folder, acks, "r1"], { OBELUS_MIN_FREE_MB: "60" });
    expect(await child.ended, child.stderr()).toBe(0);
    const acknowledged = readAcknowledged(acks);
    expect(child.stdout()).toBe(`refused after ${acknowledged.length} rows\n`);
    rmSync(join(live, "reserve"));
    expect(await compare(folder, acknowledged)).toMatchObject({ lost: [], wrong: [], extra: 0 });
  });

  it("ends the process within seconds when the guard is off, and loses nothing", async () => {
    const acks = join(disk.home, "acks");
    const folder = join(live, "db");
    const child = startChild("filler.ts", [folder, acks, "r1"]);
    expect(await child.ended).toBe("SIGKILL");
    // The limit of the main thread, and not the longer one of an honest statement.
    expect(child.stderr()).toContain("The database has not answered for 2 s.");
    const acknowledged = readAcknowledged(acks);
    expect(acknowledged.length).toBeGreaterThan(100);
    rmSync(join(live, "reserve"));
    const found = await compare(folder, acknowledged);
    expect(found).toMatchObject({ lost: [], wrong: [], indexAgrees: true });
  });

  it("that is read-only is refused with a sentence, and opens again when it is not", async () => {
    const remount = (how: "ro" | "rw") => execFileSync("mount", ["-o", `remount,${how}`, live]);
    remount("ro");
    const child = startChild("holder.ts", [join(live, "db")]);
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toMatch(/FolderNotWritable: .* cannot be written \(EROFS\)\. Give/);
    remount("rw");
    const again = startChild("holder.ts", [join(live, "db")]);
    await again.says("open");
    again.process.stdin?.end();
    expect(await again.ended).toBe(0);
  });
});

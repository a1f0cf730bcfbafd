import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compare, countAcknowledged, readAcknowledged } from "@/test/embedded/acknowledged";
import { startChild } from "@/test/embedded/child";
import { PowerDisk, whyNoPowerDisk } from "@/test/embedded/power";
import { randomFrom, SEED } from "@/test/make/random";

// What this does not model: sectors that are half written, disks that lie about a sync, and the
// kernel writing files back by itself in an unlucky order.
const random = randomFrom(SEED);
const ROUNDS = Number(process.env.OBELUS_POWER_ROUNDS ?? 3);
const DISK_MEGABYTES = 400;

const reason = whyNoPowerDisk();
const title = reason
  ? `a power cut (skipped: it needs root and loop devices to mount a disk in a file; ${reason})`
  : `a power cut (seed ${SEED})`;

describe.skipIf(reason !== undefined)(title, () => {
  let disk: PowerDisk;
  beforeAll(() => {
    disk = new PowerDisk(DISK_MEGABYTES);
  });
  afterAll(() => disk.remove());

  it("loses no acknowledged row, whether the database is new, grows or writes checkpoints", async () => {
    const acks = join(disk.home, "acks");
    for (let round = 1; round <= ROUNDS; round += 1) {
      // Each round goes on with what the cut before left; the first begins with an empty disk.
      const live = disk.mount("disk");
      const folder = join(live, "data", "db");
      const checkpointEvery = round % 2 === 0 ? "300" : "0";
      const writer = startChild("writer.ts", [folder, acks, `r${round}`, checkpointEvery]);
      try {
        await writer.says("ready");
        while (countAcknowledged(acks, `r${round}-`) <= 10) await sleep(20);
        await sleep(random() * 2_500);
        writer.kill("SIGSTOP");
        copyFileSync(acks, `${acks}.cut`);
        disk.cut("disk", "cut");
      } finally {
        writer.kill("SIGKILL");
        await writer.ended;
        disk.unmount(live);
      }
      const acknowledged = readAcknowledged(`${acks}.cut`);
      const mountPoint = disk.mount("cut");
      const found = await compare(join(mountPoint, "data", "db"), acknowledged);
      disk.unmount(mountPoint);
      disk.cut("cut", "disk");
      copyFileSync(`${acks}.cut`, acks);
      expect(found.lost).toEqual([]);
      expect(found.wrong).toEqual([]);
      expect(found.indexAgrees).toBe(true);
      // At each cut one row may be written and not yet acknowledged.
      expect(found.extra).toBeLessThanOrEqual(round);
    }
  });
});

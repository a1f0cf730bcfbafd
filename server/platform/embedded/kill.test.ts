import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { compare, countAcknowledged, readAcknowledged } from "@/test/embedded/acknowledged";
import { startChild } from "@/test/embedded/child";
import { randomFrom, SEED } from "@/test/make/random";

const random = randomFrom(SEED);
const ROUNDS = Number(process.env.OBELUS_KILL_ROUNDS ?? 4);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(scratchFolder(), "obelus-kill-"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe(`a process that is killed in the middle of writing (seed ${SEED})`, () => {
  it("loses no acknowledged row", async () => {
    const folder = join(home, "db");
    const acks = join(home, "acks");
    const acknowledgedIn = (round: number): number => countAcknowledged(acks, `r${round}-`);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const writer = startChild("writer.ts", [folder, acks, `r${round}`, "200"]);
      await writer.says("ready");
      while (acknowledgedIn(round) === 0) await sleep(20);
      await sleep(random() * 1_000);
      writer.kill("SIGKILL");
      expect(await writer.ended).toBe("SIGKILL");
      const acknowledged = readAcknowledged(acks);
      const { lost, wrong, extra, indexAgrees } = await compare(folder, acknowledged);
      expect({ lost, wrong, indexAgrees }).toEqual({ lost: [], wrong: [], indexAgrees: true });
      // The one row in flight at each kill may be there or not.
      expect(extra).toBeLessThanOrEqual(round);
    }
  });
});

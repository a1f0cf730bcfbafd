import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { startChild } from "@/test/embedded/child";

describe("the watchdog", () => {
  it("ends a process that stands still, and says so in one line", async () => {
    const child = startChild("sleeper.ts", []);
    await child.says("ready");
    child.process.stdin?.write("60000");
    expect(await child.ended).toBe("SIGKILL");
    expect(child.stderr()).toMatch(/^The server has not answered for 3 s\. .*\n$/);
  });

  it("lets a short pause of work pass", async () => {
    const child = startChild("sleeper.ts", []);
    await child.says("ready");
    child.process.stdin?.write("500");
    await child.says("awake");
    child.process.stdin?.end();
    expect(await child.ended).toBe(0);
  });

  it("looks away while a database is created", async () => {
    const child = startChild("sleeper.ts", ["excused"]);
    await child.says("ready");
    child.process.stdin?.write("4500");
    await child.says("awake");
    child.process.stdin?.end();
    expect(await child.ended).toBe(0);
  });

  it("does not count time in which the whole process was stopped", async () => {
    const child = startChild("sleeper.ts", []);
    await child.says("ready");
    for (let round = 0; round < 3; round += 1) {
      child.kill("SIGSTOP");
      await sleep(1_500);
      child.kill("SIGCONT");
    }
    child.process.stdin?.write("100");
    await child.says("awake");
    child.process.stdin?.end();
    expect(await child.ended).toBe(0);
  });

  it("does not keep a process alive that has nothing left to do", async () => {
    const child = startChild("sleeper.ts", []);
    child.process.stdin?.end();
    await once(child.process, "close");
    expect(child.process.exitCode).toBe(0);
  });
});

describe("the watchdog and the thread of the database", () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(scratchFolder(), "obelus-watchdog-"));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it("lets a statement take longer than a turn of the event loop may", async () => {
    const child = startChild("asker.ts", [join(home, "db"), "200"]);
    expect(await child.ended, child.stderr()).toBe(0);
    expect(child.stdout()).toBe("asking\na long answer\n");
  });

  it("ends a process whose database stands still, and says so in one line", async () => {
    const child = startChild("asker.ts", [join(home, "db"), "3", "endless"]);
    expect(await child.ended).toBe("SIGKILL");
    expect(child.stdout()).toBe("asking\n");
    expect(child.stderr()).toMatch(/^The database has not answered for 3 s\. .*\n$/);
  });
});

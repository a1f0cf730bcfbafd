import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startChild } from "@/test/embedded/child";

describe("the watchdog", () => {
  it("ends a process that stands still, and says so in one line", async () => {
    const child = startChild("sleeper.ts", []);
    await child.says("ready");
    child.process.stdin?.write("60000");
    expect(await child.ended).toBe("SIGKILL");
    expect(child.stderr()).toMatch(/^The server has not answered for 1 s\. .*\n$/);
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
    child.process.stdin?.write("3000");
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

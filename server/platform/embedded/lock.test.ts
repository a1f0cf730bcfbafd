import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { DatabaseInUse, lockFolder } from "./lock";
import { thisProcess, type Owner } from "./owner";
import { startChild, type Child } from "@/test/embedded/child";
import { copyCreatedDatabase } from "@/test/embedded/created";

/** How long after it was named the moment lies at which rivals try, each having read it by then. */
const UNTIL_ALL_HAVE_READ_MS = 250;

let home: string;
let folder: string;
let children: Child[];

beforeEach(() => {
  home = mkdtempSync(join(scratchFolder(), "obelus-lock-"));
  folder = join(home, "db");
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(children.map(({ ended }) => ended));
  rmSync(home, { recursive: true, force: true });
});

const start = (script: string, ...argv: string[]): Child => {
  const child = startChild(script, argv);
  children.push(child);
  return child;
};

const leaveLock = (change: Partial<Owner>): Owner => {
  const owner = { ...thisProcess(), ...change };
  writeFileSync(`${folder}.lock`, JSON.stringify(owner));
  return owner;
};

describe("the lock beside the database", () => {
  it("refuses a second process, names the first and leaves it unharmed", async () => {
    await copyCreatedDatabase(folder);
    const first = start("holder.ts", folder);
    await first.says("open");
    const second = start("holder.ts", folder);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain("DatabaseInUse");
    expect(second.stderr()).toContain(`process ${first.process.pid} `);
    expect(second.stderr()).toContain(`${folder}.lock`);
    expect(second.stderr()).toContain("Stop that process first");
    first.process.stdin?.end();
    expect(await first.ended).toBe(0);
    expect(readdirSync(home).sort()).toEqual(["db", "db.json"]);
  });

  it("is waited for while a command has it, with a sentence", async () => {
    await copyCreatedDatabase(folder);
    const lock = await lockFolder(folder, "command");
    const server = start("holder.ts", folder);
    await server.says(`A backup or a restore has the database in ${folder} open. Waiting`);
    await lock.release();
    await server.says("open\n");
    server.process.stdin?.end();
    expect(await server.ended).toBe(0);
  });

  it("refuses a second opening in the same process", async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
    await lock.release();
    await (await lockFolder(folder)).release();
    expect(readdirSync(home)).toEqual([]);
  });

  it("is taken over after the owner was killed", async () => {
    const first = start("locker.ts", folder);
    first.process.stdin?.end("0");
    await first.says("won");
    first.kill("SIGKILL");
    await first.ended;
    const lock = await lockFolder(folder);
    expect(readdirSync(home).sort()).toEqual([`db.${lock.owner.token}.sock`, "db.lock"]);
    await lock.release();
  });

  it("is not taken over from an owner that is stopped", async () => {
    const first = start("locker.ts", folder);
    first.process.stdin?.end("0");
    await first.says("won");
    first.kill("SIGSTOP");
    await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
  });

  it("goes to exactly one of many processes that find it left behind at the same moment", async () => {
    for (let round = 0; round < 3; round += 1) {
      leaveLock({ pid: 4_000_000 });
      const rivals = Array.from({ length: 6 }, () => start("locker.ts", folder));
      await Promise.all(rivals.map((rival) => rival.says("ready")));
      const moment = String(Date.now() + UNTIL_ALL_HAVE_READ_MS);
      for (const rival of rivals) rival.process.stdin?.end(moment);
      await Promise.all(rivals.map((rival) => Promise.race([rival.says("won"), rival.ended])));
      const winners = rivals.filter((rival) => rival.stdout().includes("won"));
      expect(winners).toHaveLength(1);
      expect(rivals.filter((rival) => rival.stdout().includes("refused"))).toHaveLength(5);
      const owner: Owner = JSON.parse(readFileSync(`${folder}.lock`, "utf8"));
      expect(owner.pid).toBe(winners[0]?.process.pid);
      winners[0]?.kill("SIGKILL");
      await winners[0]?.ended;
      expect(readdirSync(home).filter((name) => !name.endsWith(".sock"))).toEqual(["db.lock"]);
    }
  });

  it("goes to exactly one of many attempts in one process", async () => {
    for (let round = 0; round < 8; round += 1) {
      leaveLock({ pid: 4_000_000 });
      const attempts = Array.from({ length: 20 }, () => lockFolder(folder));
      const outcomes = await Promise.allSettled(attempts);
      const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
      expect(won).toHaveLength(1);
      await won[0]?.value.release();
      expect(readdirSync(home)).toEqual([]);
    }
  });

  it("survives a process that was killed in the middle of a takeover", async () => {
    const dead = leaveLock({ pid: 4_000_000 });
    const claimant = { ...thisProcess(), pid: 4_000_001 };
    writeFileSync(`${folder}.lock.${dead.token}`, JSON.stringify(claimant));
    await (await lockFolder(folder)).release();
  });

  it("is taken over when the number of the dead owner belongs to another process now", async () => {
    leaveLock({ started: "1" });
    await (await lockFolder(folder)).release();
  });

  it("is taken over when the machine was started again", async () => {
    leaveLock({ boot: "another start" });
    await (await lockFolder(folder)).release();
  });

  it("is never taken over from another machine, however old it is", async () => {
    leaveLock({ host: "elsewhere", since: "2001-01-01T00:00:00.000Z" });
    await expect(lockFolder(folder)).rejects.toThrow(/elsewhere .* delete .*db\.lock/);
    leaveLock({ machine: "another", boot: "another start" });
    await expect(lockFolder(folder)).rejects.toThrow(DatabaseInUse);
  });

  it("asks the owner's socket when the owner runs in another container", async () => {
    const owner = leaveLock({ pid: 4_000_000, pidNamespace: "pid:[1]" });
    const socket = `${folder}.${owner.token}.sock`;
    // Without a socket nothing is known.
    await expect(lockFolder(folder)).rejects.toThrow(/cannot be told/);
    const server = createServer().listen(socket);
    await expect(lockFolder(folder)).rejects.toThrow(/is open in process/);
    await new Promise((resolve) => server.close(resolve));
    expect(existsSync(socket)).toBe(false);
    // A socket file that nobody listens on is what a killed process leaves.
    const killed = start("locker.ts", join(home, "other"));
    killed.process.stdin?.end("0");
    await killed.says("won");
    killed.kill("SIGKILL");
    await killed.ended;
    const other: Owner = JSON.parse(readFileSync(join(home, "other.lock"), "utf8"));
    writeFileSync(
      join(home, "other.lock"),
      JSON.stringify({ ...other, pidNamespace: "pid:[1]", pid: process.pid, started: null }),
    );
    await (await lockFolder(join(home, "other"))).release();
  });

  it("is not taken over when it cannot be read", async () => {
    writeFileSync(`${folder}.lock`, "{");
    await expect(lockFolder(folder)).rejects.toThrow(/cannot be read/);
    expect(readdirSync(home)).toEqual(["db.lock"]);
  });
});

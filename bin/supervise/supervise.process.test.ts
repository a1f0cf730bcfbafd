import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Backoff } from "./backoff";
import { supervise } from "./supervise";

/** What a server of these tests appends to a file each time it is started. */
interface Start {
  readonly port: string | undefined;
  readonly restart: { readonly reason: string; readonly count: number } | null;
}

let home: string;
let lines: string[];
const children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "obelus-supervise-"));
  lines = [];
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});

/** A server of a few lines; `n` is how many times it has been started, from 1. */
function writeServer(body: string): string {
  const file = join(home, "server.mjs");
  const log = JSON.stringify(join(home, "starts"));
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync, writeSync } from "node:fs";
    const restart = JSON.parse(process.env.OBELUS_RESTART ?? "null");
    const start = { port: process.env.PORT, restart };
    appendFileSync(${log}, JSON.stringify(start) + "\\n");
    const n = readFileSync(${log}, "utf8").split("\\n").length - 1;
    const ready = () => new Promise((sent) => process.send({ port: 4000 + n }, sent));
    const hold = () => {
      appendFileSync(${JSON.stringify(join(home, "holds"))}, "");
      setInterval(() => {}, 1_000);
    };
    ${body}`,
  );
  return file;
}

function starts(): Start[] {
  const text = readFileSync(join(home, "starts"), "utf8").trim();
  return text.split("\n").map((line) => JSON.parse(line) as Start);
}

const run = (body: string) =>
  supervise({
    file: writeServer(body),
    backoff: new Backoff(10),
    log: (line) => lines.push(line),
  });

test("a start that can not go well is not tried again", async () => {
  expect(await run("process.exit(1);")).toMatchObject({ code: 1, signal: null });
  expect(starts()).toHaveLength(1);
  expect(lines).toEqual([]);
});

test("a server that is killed before it is ready for the first time is not started again", async () => {
  const end = await run(`process.kill(process.pid, "SIGKILL"); hold();`);
  expect(end).toMatchObject({ code: null, signal: "SIGKILL" });
  expect(starts()).toHaveLength(1);
});

test("a server that ends by itself with 0 is not started again", async () => {
  expect(await run("await ready(); process.exit(0);")).toMatchObject({ code: 0 });
  expect(starts()).toHaveLength(1);
});

test("a server is started with settings of memory, and those of whoever runs it stay", async () => {
  vi.stubEnv("MALLOC_TRIM_THRESHOLD_", "131072");
  const file = JSON.stringify(join(home, "memory"));
  await run(`
    const { writeFileSync } = await import("node:fs");
    const { MALLOC_ARENA_MAX: arenas, MALLOC_TRIM_THRESHOLD_: trim } = process.env;
    writeFileSync(${file}, JSON.stringify({ arenas, trim, flags: process.execArgv }));
    process.exit(0);`);
  vi.unstubAllEnvs();
  expect(JSON.parse(readFileSync(join(home, "memory"), "utf8"))).toEqual({
    arenas: "2",
    trim: "131072",
    flags: ["--heap-growing-percent=50"],
  });
});

test("a server that breaks is started again on its port, and is told why", async () => {
  const end = await run(`
    if (n < 3) await ready();
    if (n === 1) writeSync(4, "It stood still.\\n");
    if (n === 1) process.kill(process.pid, "SIGKILL");
    if (n === 2) process.exit(74);
    if (n === 3) process.kill(process.pid, "SIGABRT");
    if (n === 4) process.exit(1);
    hold();`);
  expect(end).toMatchObject({ code: 1 });
  const all = starts();
  expect(all.map(({ restart }) => restart?.count)).toEqual([undefined, 1, 2, 3]);
  expect(all.slice(1).map(({ restart }) => restart?.reason)).toEqual([
    "It stood still.",
    "It ended with code 74.",
    "It was ended by SIGABRT.",
  ]);
  expect(all.slice(1).map(({ port }) => port)).toEqual(["4001", "4002", "4002"]);
  expect(lines[0]).toBe("The server ended. It stood still. It is started again in 0.01 s.");
  expect(lines).toHaveLength(3);
});

test("a signal is passed on, and the end that follows is the end", async () => {
  const ended = run(`process.on("SIGTERM", () => process.exit(3)); await ready(); hold();`);
  const before = process.listenerCount("SIGTERM");
  await untilHolding();
  process.emit("SIGTERM", "SIGTERM");
  expect(await ended).toMatchObject({ code: 3 });
  expect(starts()).toHaveLength(1);
  expect(process.listenerCount("SIGTERM")).toBe(before - 1);
});

test("a server sees that its supervisor was killed, and can end", async () => {
  const file = writeServer(
    `process.on("disconnect", () => process.exit(0)); await ready(); hold();`,
  );
  const supervisor = join(process.cwd(), "bin", "supervise", "supervise.ts");
  const script = `import(${JSON.stringify(supervisor)}).then((it) => it.supervise({ file: ${JSON.stringify(file)} }))`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await untilHolding();
  child.kill("SIGKILL");
  // The pipe is held by both, and closed when the second has ended.
  await new Promise((closed) => child.once("close", closed));
  expect(starts()).toHaveLength(1);
});

/** Resolves once the server has set up what it does at signals. */
async function untilHolding(): Promise<void> {
  while (!existsSync(join(home, "holds"))) await sleep(20);
}

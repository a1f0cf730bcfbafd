import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { scratchFolder } from "../../bin/scratch.mjs";
import { Client } from "./client";

/** The tests' account: the first owner, made by the server from its environment. */
export const OWNER = {
  email: "hannah.process-test@obelus.test",
  password: "a long sentence that nobody guesses",
} as const;

export interface Settings {
  /** The folder of the embedded database; a fresh one when neither this nor a URL is given. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  /** The owner that the server creates at its first start; `OWNER` by default. */
  readonly owner?: { readonly email: string; readonly password: string };
  readonly env?: Readonly<Record<string, string>>;
}

/** How a process ended, how long after it was asked to (milliseconds), and its whole output. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly elapsed: number;
  readonly output: string;
}

export interface App {
  readonly url: string;
  readonly port: number;
  /** The process that was started, which supervises the server. */
  readonly supervisorPid: number;
  /** The server, as the lock of its embedded database names it; another one after a restart. */
  serverPid(): number;
  readonly dataDir: string;
  output(): string;
  /** Resolves when supervisor and server have ended. */
  readonly ended: Promise<Ended>;
  /** A client with a token of the owner. */
  signIn(): Promise<Client>;
  /** Kills supervisor and server at the same moment, as when the machine stops. */
  kill(): Promise<Ended>;
  /** Asks the supervisor to stop, as a service manager does. */
  stop(): Promise<Ended>;
}

const root = process.cwd();
const READY = /^Obelus is ready at (http:\S+:(\d+))$/m;
/** A first start creates a database and the sample project, perhaps on a busy machine. */
const START_TIMEOUT_MS = 150_000;

const running = new Set<ChildProcess>();
const folders = new Set<string>();
const allOutput: string[] = [];
process.once("exit", cleanUpNow);

/** Supervisor and server are one group of processes. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // They have ended.
  }
}

function cleanUpNow(): void {
  for (const child of running) killGroup(child);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The whole output of all servers of this test file. */
export function everythingSaid(): string {
  return allOutput.join("");
}

/** A temporary folder that is removed after the tests. */
export function temporaryFolder(parent = scratchFolder()): string {
  const folder = mkdtempSync(join(parent, "obelus-process-"));
  folders.add(folder);
  return folder;
}

/** Call in `afterAll`: ends every process that a test started. */
export async function endApps(): Promise<void> {
  const gone = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) killGroup(child);
  await Promise.all(gone);
  cleanUpNow();
  folders.clear();
}

interface Started {
  readonly child: ChildProcess;
  readonly dataDir: string;
  readonly began: number;
  readonly ended: Promise<Ended>;
  output(): string;
}

function spawnApp({
  dataDir = temporaryFolder(),
  databaseUrl,
  owner = OWNER,
  env,
}: Settings): Started {
  if (!existsSync(join(root, ".next", "BUILD_ID"))) {
    throw new Error("These tests start the built product. Build it first: node bin/build.mjs");
  }
  const { PATH = "", HOME = "" } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: root,
    env: {
      PATH,
      HOME,
      NODE_ENV: "production",
      OBELUS_BUILD: "as-is",
      DATA_DIR: dataDir,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
      PORT: "0",
      OBELUS_ADMIN_EMAIL: owner.email,
      OBELUS_ADMIN_PASSWORD: owner.password,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      lines.push(text);
      allOutput.push(text);
    });
  }
  const output = () => lines.join("");
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal, elapsed: performance.now() - began, output: output() });
    });
  });
  return { child, dataDir, began, ended, output };
}

/**
 * Start the product as `npm start` does and wait until it is ready. The server chooses the port
 * (PORT=0) and prints it, so that the server at that port is certainly the one that was started.
 */
export async function startApp(settings: Settings = {}): Promise<App> {
  const { child, dataDir, ended, output } = spawnApp(settings);
  const ready = new Promise<RegExpExecArray>((resolve) => {
    child.stdout?.on("data", () => {
      const match = READY.exec(output());
      if (match) resolve(match);
    });
  });
  const match = await Promise.race([ready, ended, after(START_TIMEOUT_MS)]);
  if (!Array.isArray(match)) {
    killGroup(child);
    throw new Error(`The server did not start.\n${output()}`);
  }
  const [, url = "", port] = match;
  const end = async (ask: () => void): Promise<Ended> => {
    const began = performance.now();
    ask();
    return { ...(await ended), elapsed: performance.now() - began };
  };
  return {
    url,
    port: Number(port),
    supervisorPid: child.pid ?? 0,
    serverPid: () => ownerOf(dataDir),
    dataDir,
    output,
    ended,
    signIn: () => Client.signIn(url, settings.owner ?? OWNER),
    kill: () => end(() => killGroup(child)),
    stop: () => end(() => child.kill("SIGTERM")),
  };
}

/** Starts the product where it should refuse to start, and waits for its end. */
export async function startInVain(settings: Settings): Promise<Ended> {
  const { child, ended, output } = spawnApp(settings);
  const end = await Promise.race([ended, after(START_TIMEOUT_MS)]);
  if (end) return end;
  killGroup(child);
  throw new Error(`The server should have refused to start.\n${output()}`);
}

function ownerOf(dataDir: string): number {
  const lock = JSON.parse(readFileSync(join(dataDir, "db.lock"), "utf8")) as { pid: number };
  return lock.pid;
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}

import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { connect } from "node:net";
import { hostname } from "node:os";
import { z } from "zod";

const Owner = z.object({
  /** Names this one holding of the lock; no two holdings share it. */
  token: z.string().regex(/^[0-9a-f]{16}$/),
  pid: z.number().int().positive(),
  /** What the system calls the start of the process, or null where it does not say. */
  started: z.string().nullable(),
  host: z.string(),
  /** Stays the same for one installed system; null where there is none, as in most containers. */
  machine: z.string().nullable(),
  /** Changes at each start of the machine; null where the system does not say. */
  boot: z.string().nullable(),
  /** In which namespace `pid` counts; null where the system has no such thing. */
  pidNamespace: z.string().nullable(),
  since: z.string(),
  /** A command (a backup, a restore) ends by itself; a server stays. */
  role: z.enum(["server", "command"]).default("server"),
});

/** Who holds the database folder, as written into the lock file. */
export type Owner = z.infer<typeof Owner>;

/** `unknown` means that the owner may be alive where this process cannot look. */
export type Liveness = "alive" | "gone" | "unknown";

export type Role = Owner["role"];

/** This process as an owner. */
export function thisProcess(role: Role = "server"): Owner {
  return {
    token: randomBytes(8).toString("hex"),
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    machine: textOrNull(() => readFileSync("/etc/machine-id", "utf8").trim()),
    boot: textOrNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    pidNamespace: textOrNull(() => readlinkSync("/proc/self/ns/pid")),
    since: new Date().toISOString(),
    role,
  };
}

/** The owner written in a lock file, or undefined if the text is not one. */
export function parseOwner(text: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Whether the process that wrote `owner` still runs. Never decided by age. After a restart of the
 * machine nobody of before runs. In another container on the same machine a pid says nothing, so
 * there the socket that the owner listens on is asked: the kernel answers for it, even when the
 * owner is stopped.
 */
export async function livenessOf(owner: Owner, socketPath: string): Promise<Liveness> {
  const self = thisProcess();
  if (owner.host !== self.host || owner.machine !== self.machine) return "unknown";
  if (owner.boot !== self.boot) return "gone";
  if (owner.pidNamespace !== self.pidNamespace) return answersAt(socketPath);
  return runs(owner) ? "alive" : "gone";
}

function runs(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: the process exists and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const started = startOf(owner.pid);
  if (started === "ended") return false;
  return started === null || owner.started === null || started === owner.started;
}

/**
 * When the process started: clock ticks since the start of the machine on Linux, else the words
 * of `ps`. "ended" for a process that is dead and only waits to be collected by its parent.
 */
function startOf(pid: number): string | null {
  const stat = textOrNull(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat !== null) {
    // The second field is the name of the program and may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "ended" : (fields[19] ?? null);
  }
  if (process.platform === "win32" || process.platform === "linux") return null;
  const environment = { ...process.env, LC_ALL: "C" };
  return textOrNull(() =>
    execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: environment,
    }).trim(),
  );
}

function answersAt(socketPath: string): Promise<Liveness> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once("connect", () => {
      socket.destroy();
      resolve("alive");
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED" ? "gone" : "unknown");
    });
  });
}

function textOrNull(read: () => string): string | null {
  try {
    return read() || null;
  } catch {
    return null;
  }
}

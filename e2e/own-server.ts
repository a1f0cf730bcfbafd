import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWNER } from "../playwright.config";

export interface OwnServer {
  readonly url: string;
  stop(): Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

/** Another server of the same build with settings and a database of its own. */
export async function startServer(
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), "obelus-own-"));
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, "data"),
      OBELUS_ADMIN_EMAIL: OWNER.email,
      OBELUS_ADMIN_PASSWORD: OWNER.password,
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((end) => child.once("exit", () => end()));
  const url = await new Promise<string>((ready, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Obelus is ready at (\S+)/.exec(said)?.[1];
      if (found) ready(found);
    });
    child.once("exit", () => failed(new Error(`The server did not start.\n${said}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

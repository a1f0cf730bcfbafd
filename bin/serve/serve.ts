// The HTTP server in front of Next. It decides which requests reach Next, says what browsers and
// caches may do with the answers, and can be stopped while event streams are open.
import { EventEmitter } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { hooks } from "@/server/platform/process";
import type { ServerMessage } from "@/server/platform/supervised";
import { isLoopback } from "@/server/http/loopback";
import { publicUrl } from "@/server/http/public-url";
import { answerCompressed } from "./compressed-files";
import { createRequestHandler, type Handler } from "./handle-request";
import { answerOutagesWith503 } from "./outage";
import { sendNotReady } from "./problem";
import { readListenSettings } from "./settings";
import { stopOnSignals } from "./shutdown";

/** How long a client may take, and how often Node checks who has taken longer, in milliseconds. */
const TIMEOUTS = {
  headersTimeout: 20_000,
  requestTimeout: 180_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Every open page holds one for its stream; any more are closed as soon as they are made. */
const MAX_CONNECTIONS = 10_000;

export interface ServeOptions {
  /** Builds pages as they are asked for. */
  readonly dev: boolean;
  /** The folder of the project. */
  readonly root: string;
}

/** Serves the product until the process is told to stop. Rejects when it can not begin. */
export async function serve({ dev, root }: ServeOptions): Promise<void> {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const { host, port: chosenPort, hasPublicUrl } = readListenSettings();

  let handle: Handler = sendNotReady;
  let answer: Handler = sendNotReady;
  const server = createServer(TIMEOUTS, (request, response) => void handle(request, response));
  server.maxConnections = MAX_CONNECTIONS;
  const port = await listen(server, chosenPort, host);
  stopOnSignals(server);
  // With PORT=0 the system has chosen.
  Object.assign(process.env, { PORT: String(port), HOST: host });
  const url = publicUrl();
  handle = createRequestHandler(server, { url, host, port, hasPublicUrl, dev, next: () => answer });

  const { default: next } = await import("next");
  // Left to itself, Next would take over upgrades of our server's connections and leave those it
  // has no use for open for ever; this one receives none but those passed on below.
  const upgrades = new EventEmitter() as Server;
  const app = next({ dev, dir: root, hostname: host, port, httpServer: upgrades });
  // Next opens the database (server/start/boot.ts) and does not wait for it.
  const booted = new Promise<void>((resolve) => (hooks.onBooted = resolve));
  await app.prepare();
  if (!dev) await booted;
  const pages = answerOutagesWith503(app.getRequestHandler());
  answer = dev ? pages : answerCompressed(join(root, ".next", "static"), pages);
  // A page in development waits for its socket before it comes to life.
  if (dev) server.on("upgrade", (...upgrade) => upgrades.emit("upgrade", ...upgrade));
  if (!isLoopback(host)) console.log(`It listens beyond this machine, on ${host}:${port}.`);
  console.log(`Obelus is ready at ${url}`);
  const message: ServerMessage = { port };
  process.send?.(message);
}

/** Resolves to the port; rejects with a sentence for whoever starts the server. */
function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      const advice = "Stop what uses it, or choose another: PORT=3001 npm start";
      reject(new Error(isTaken ? `Port ${port} is already in use. ${advice}` : error.message));
    };
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

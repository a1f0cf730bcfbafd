import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";

/** A web server on this machine for tests, whose port may be fetched from. */
export interface Site {
  readonly port: number;
  readonly origin: string;
  /** What it was sent, in order: path and headers. */
  readonly requests: { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** How many connections to it are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** Starts a site. Only one that is `allowed` may be fetched from. */
export async function startSite(
  answer: RequestListener,
  { host = "127.0.0.1", port = 0, allowed = true } = {},
): Promise<Site> {
  const requests: Site["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? "", headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const { port: actual } = server.address() as AddressInfo;
  if (allowed) allow(`${host}:${actual}`);
  return {
    port: actual,
    origin: `http://${host}:${actual}`,
    requests,
    connections: promisify(server.getConnections.bind(server)),
    close: () => stop(server),
  };
}

function allow(server: string): void {
  const before = process.env.OBELUS_FETCH_TEST;
  process.env.OBELUS_FETCH_TEST = before ? `${before},${server}` : server;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

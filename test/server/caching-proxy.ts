import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface StoredAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** Headers that a cache sets itself for each connection. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "content-length"];

/** The answer for an unreachable server (RFC 9110, 15.6.3). */
const GONE: StoredAnswer = { status: 502, headers: {}, body: Buffer.alloc(0) };

/**
 * The worst possible cache: it stores every answer to a GET unless that is expressly forbidden (RFC
 * 9111, 5.2.2.5 and 5.2.2.7), for ever, and serves it for every request to the same address,
 * whatever its cookie, Authorization or body. It ignores Vary, no-cache and max-age, so anything
 * that a compliant cache would mix up, this one mixes up too.
 */
export class CachingProxy {
  /** How many answers were served from the cache. */
  hits = 0;
  readonly #kept = new Map<string, StoredAnswer>();
  readonly #server: Server;

  private constructor(readonly origin: number) {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const cached = this.#kept.get(this.#keyOf(request));
    if (cached) this.hits += 1;
    const { status, headers, body } = cached ?? (await this.#fetched(request).catch(() => GONE));
    response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
  }

  /** A proxy for the server at this port of this machine. */
  static async before(origin: number): Promise<CachingProxy> {
    const proxy = new CachingProxy(origin);
    await new Promise<void>((ready) => proxy.#server.listen(0, "127.0.0.1", ready));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #keyOf({ method, url }: IncomingMessage): string {
    return `${method} ${url}`;
  }

  async #fetched(request: IncomingMessage): Promise<StoredAnswer> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const { method, url: path } = request;
      const headers = { ...request.headers, host: `localhost:${this.origin}` };
      const outgoing = ask(
        { host: "127.0.0.1", port: this.origin, method, path, headers },
        resolve,
      );
      request.pipe(outgoing.on("error", reject));
    });
    const headers = { ...response.headers };
    for (const name of OF_THE_CONNECTION) delete headers[name];
    const cached = { status: response.statusCode ?? 0, headers, body: await buffer(response) };
    const forbidden = /\b(no-store|private)\b/.test(String(headers["cache-control"] ?? ""));
    if (request.method === "GET" && !forbidden) this.#kept.set(this.#keyOf(request), cached);
    return cached;
  }
}

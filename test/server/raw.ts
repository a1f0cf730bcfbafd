import { readdirSync } from "node:fs";
import { connect } from "node:net";

/** An answer as it came over the wire, uninterpreted. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  readonly elapsed: number;
}

/** How long an answer may take to begin, in milliseconds, even on a busy machine. */
const MAX_WAIT_MS = 60_000;

/**
 * Sends exactly these bytes and reads until the other side closes or, once its answer has begun,
 * is silent for `patience` milliseconds. For requests that no proper client sends. Status 0 when
 * there was no answer.
 */
export function raw(port: number, bytes: string | Buffer, patience = 3_000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    const end = () => {
      socket.destroy();
      const [head = "", body = ""] = text.split(/\r\n\r\n(.*)/s);
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0);
      resolve({ status, head: head.toLowerCase(), body, elapsed: performance.now() - began });
    };
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      text += chunk;
      socket.setTimeout(patience);
    });
    socket.setTimeout(MAX_WAIT_MS, end).on("error", end).on("close", end);
  });
}

/** A request without a body, on a connection that is closed after it. */
export function rawGet(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<RawAnswer> {
  const lines = Object.entries({ host: `localhost:${port}`, connection: "close", ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return raw(port, `${method} ${target} HTTP/1.1\r\n${head}\r\n`);
}

/**
 * The addresses of all pages or routes in the folder `app`, with `[names]` filled in, so that new
 * ones are included automatically.
 */
export function addressesOf(
  kind: "page.tsx" | "route.ts",
  fill: (name: string) => string,
): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `/${file}`)
    .filter((file) => file.endsWith(`/${kind}`))
    .map((file) => file.slice(0, -kind.length - 1))
    .map((path) => path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => fill(name)))
    .map((path) => path || "/")
    .sort();
}

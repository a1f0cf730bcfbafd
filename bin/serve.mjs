// The HTTP server in front of Next: it says who is calling, which names are ours and what a
// browser may do with our pages, and it can be stopped.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** How long a client may take, and how often Node looks who has taken longer, in milliseconds. */
const PATIENCE = {
  headersTimeout: 20_000,
  requestTimeout: 180_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** Every open page holds one for its stream; more are closed as soon as they are made. */
const CONNECTIONS = 10_000;

export async function serve({ dev }) {
  process.chdir(root);
  process.env.NODE_ENV ??= dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const host = process.env.HOST?.trim() || "127.0.0.1";
  const told = process.env.OBELUS_URL?.trim();
  if (told && !URL.canParse(told)) {
    throw new Error(`OBELUS_URL must be a URL like https://obelus.example.org, not "${told}".`);
  }
  const asked = Number(process.env.PORT?.trim() || 3000);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  }

  let take = notYet;
  const server = createServer(PATIENCE, (request, response) => take(request, response));
  server.maxConnections = CONNECTIONS;
  await listening(server, asked, host);
  stopWell(server);

  // With PORT=0 the system has chosen.
  const { port } = server.address();
  process.env.PORT = String(port);
  process.env.HOST = host;
  const local = LOOPBACK.includes(host) || host === "::1";
  const url = told || `http://${nameOf(host)}:${port}`;
  const ours = knownHost({ url, host, port, local, told });
  const policy = { dev, secure: url.startsWith("https:") };
  let answer = notYet;
  take = (request, response) => {
    const began = process.hrtime.bigint();
    const { socket } = request;
    response.on("finish", () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      globalThis.obelusObserve?.(request.method, request.url, response.statusCode, seconds);
      letGo(request, socket);
      // A client that keeps its connection for later would keep a stopping server waiting.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    guard(request, response, policy);
    keepFromCaches(request, response);
    if (!ours(request.headers.host)) return refuse(response, 421, "unknown-host");
    const no = whyNot(request);
    if (no) return refuseWell(request, response, ...no);
    request.headers["x-obelus-address"] = addressOf(request, told);
    for (const name of INTERNAL) delete request.headers[name];
    answer(request, response);
  };

  const { default: next } = await import("next");
  // Left to itself, Next would take over upgrades of our server's connections and leave those it
  // has no use for open for ever; here it finds a server that nobody calls.
  const upgrades = new EventEmitter();
  const app = next({ dev, dir: root, hostname: host, port, httpServer: upgrades });
  // Next opens the database (server/platform/boot.ts) and does not wait for it.
  const booted = new Promise((resolve) => (globalThis.obelusBooted = resolve));
  await app.prepare();
  if (!dev) await booted;
  const handle = app.getRequestHandler();
  answer = (request, response) =>
    globalThis.obelusAnswering.run(mayBeAway(response), () => handle(request, response));
  // A page in development waits for its socket before it comes to life.
  if (dev) server.on("upgrade", (...asked) => upgrades.emit("upgrade", ...asked));
  if (!local) console.log(`It listens beyond this machine, on ${host}:${port}.`);
  console.log(`Obelus is ready at ${url}`);
}

/** What is told of a request while Next answers it (instrumentation.ts). */
globalThis.obelusAnswering = new AsyncLocalStorage();

/** Next answers 500 whatever went wrong; where only the database is away, one may come again. */
function mayBeAway(response) {
  const told = { away: false };
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    const again = status === 500 && told.away;
    if (again) response.setHeader("retry-after", "5");
    return writeHead.call(response, again ? 503 : status, ...rest);
  };
  return told;
}

/** More than the longest text with every character escaped; each door has its own, lower limit. */
const LARGEST = 100_000_000;

const READING = ["GET", "HEAD"];
const METHODS = [...READING, "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** What Next has no good answer to, or no business with: a status and a code, or nothing. */
function whyNot({ headers, method, url }) {
  const path = url.split("?", 1)[0];
  if (!isPath(path)) return [400, "not-understood"];
  if (path.startsWith("/_next/image")) return [404, "not-found"];
  if (headers["next-action"] !== undefined) return [404, "not-found"];
  if (Number(headers["content-length"]) > LARGEST) return [413, "too-large"];
  // Only calls write; a page is read.
  const allowed = /^\/(api|w3c)\//.test(path) ? METHODS : READING;
  return allowed.includes(method) ? null : [405, "method-not-allowed"];
}

/** An address on this server whose percent-encoding can be read. */
function isPath(path) {
  try {
    return path.startsWith("/") && decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

/** What a caller hears while the database is opened and brought up to date. */
function notYet(_request, response) {
  response.setHeader("retry-after", "2");
  refuse(response, 503, "not-ready");
}

/** How much of a body that nobody wants is read all the same, in bytes. */
const READ_ANYWAY = 70_000_000;

/** Whether what is sent ends by itself, and not too late to wait for it. */
function endsSoon({ headers }) {
  const announced = Number(headers["content-length"] ?? 0);
  return headers["transfer-encoding"] === undefined && announced <= READ_ANYWAY;
}

/**
 * Who was answered before the end of what they send meets the answer when they have sent it,
 * where that is soon; Node reads on by itself. Anybody else gets a second to read the answer; the rest,
 * however much was announced, is not read.
 */
function letGo(request, socket) {
  if (request.complete || endsSoon(request)) return;
  // Later in this turn Node begins to read on, only to throw it away.
  setImmediate(() => socket.pause());
  setTimeout(() => socket.destroy(), 1_000).unref();
}

/** How people call a host: an address that means "every address" is no name. */
function nameOf(host) {
  if (LOOPBACK.includes(host) || ["::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Headers of Next's own that nobody outside has a reason to send. */
const INTERNAL = [
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-next",
  "x-middleware-override-headers",
  "x-nextjs-data",
  "x-invoke-path",
  "x-invoke-query",
  "x-matched-path",
];

/** Which Host headers name this server; any other is somebody's trick. */
function knownHost({ url, host, port, local, told }) {
  const names = new Set([new URL(url).host]);
  for (const name of [...LOOPBACK, host, ...(local ? [] : [hostname().toLowerCase()])]) {
    names.add(`${name}:${port}`);
  }
  if (port === 80) for (const name of LOOPBACK) names.add(name);
  return (given) => {
    if (given === undefined) return false;
    if (names.has(given.toLowerCase())) return true;
    // Beyond this machine a server may be called by any address it has.
    const address = given.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
    return !local && !told && isIP(address) > 0;
  };
}

/** The caller's address. A proxy's word is taken only where one was announced. */
function addressOf(request, told) {
  const peer = request.socket.remoteAddress ?? "";
  const forwarded = request.headers["x-forwarded-for"];
  const behindProxy =
    told && /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/.test(peer);
  if (!behindProxy || typeof forwarded !== "string") return peer;
  return forwarded.split(",").at(-1).trim();
}

function guard(request, response, { dev, secure }) {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
  // Next reads the nonce for its own scripts from the request.
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader(
    "permissions-policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  );
  if (secure)
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

/**
 * An answer is for who asked. One that says nothing of being kept is kept by nobody, and caches
 * learn of each what else but the address it depends on (RFC 9111, 3 and 4.1). The files of the
 * build are the same for everybody.
 */
function keepFromCaches(request, response) {
  if (request.url.startsWith("/_next/static/")) return;
  const { writeHead } = response;
  response.writeHead = (...said) => {
    if (!response.headersSent) {
      if (!response.hasHeader("cache-control")) {
        response.setHeader("cache-control", "private, no-store");
      }
      response.appendHeader("vary", "Cookie, Authorization");
    }
    return writeHead.apply(response, said);
  };
}

/** A client that is still sending would meet a closed door instead of the answer. */
function refuseWell(request, response, status, code) {
  if (!endsSoon(request)) return refuse(response, status, code);
  request.once("end", () => refuse(response, status, code));
  request.resume();
}

function refuse(response, status, code) {
  response.writeHead(status, { "content-type": "application/problem+json; charset=utf-8" });
  response.end(JSON.stringify({ type: "about:blank", status, code, title: code, detail: code }));
}

function listening(server, port, host) {
  return new Promise((resolve) => {
    server.once("error", (error) => {
      const why =
        error.code === "EADDRINUSE"
          ? `Port ${port} is already in use. Stop what uses it, or choose another: PORT=3001 npm start`
          : error.message;
      console.error(`Obelus can not start. ${why}`);
      process.exit(1);
    });
    server.listen(port, host, resolve);
  });
}

/** Told to stop: no new requests, streams ended, the database closed well, gone in seconds. */
function stopWell(server) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 9_000).unref();
    server.close();
    for (const stream of globalThis.obelusStreams?.open ?? []) stream.end();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 4_000).unref();
    await new Promise((resolve) => {
      server.once("close", resolve);
      setTimeout(resolve, 4_500);
    });
    try {
      await globalThis.obelusClose?.();
    } finally {
      process.exit(0);
    }
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

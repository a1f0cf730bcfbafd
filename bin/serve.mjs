// The HTTP server in front of Next: it says who is calling, which names are ours and what a
// browser may do with our pages, and it can be stopped.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

export async function serve({ dev }) {
  process.chdir(root);
  process.env.NODE_ENV ??= dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST ?? "127.0.0.1";
  const local = LOOPBACK.includes(host) || host === "::1";
  const url = process.env.OBELUS_URL ?? `http://${local ? "localhost" : host}:${port}`;
  process.env.PORT = String(port);
  process.env.HOST = host;

  const { default: next } = await import("next");
  const app = next({ dev, dir: root, hostname: host, port });
  const ours = knownHost(url, host, port, local);
  const secure = url.startsWith("https:");
  let answer = (_request, response) => {
    response.statusCode = 503;
    response.setHeader("retry-after", "2");
    response.end();
  };

  const server = createServer((request, response) => {
    const began = process.hrtime.bigint();
    response.on("finish", () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      globalThis.obelusObserve?.(request.method, request.url, response.statusCode, seconds);
    });
    if (!ours(request.headers.host)) return refuse(response, 421, "unknown-host");
    if (request.url?.startsWith("/_next/image")) return refuse(response, 404, "not-found");
    request.headers["x-obelus-address"] = addressOf(request);
    for (const name of INTERNAL) delete request.headers[name];
    if (request.headers["next-action"] !== undefined) return refuse(response, 404, "not-found");
    guard(request, response, { dev, secure });
    answer(request, response);
  });
  server.headersTimeout = 20_000;
  server.requestTimeout = 180_000;
  server.keepAliveTimeout = 65_000;

  await listening(server, port, host);
  stopWell(server);
  await app.prepare();
  const handle = app.getRequestHandler();
  answer = (request, response) => handle(request, response);
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  if (!local) console.log(`It listens beyond this machine, on ${host}:${port}.`);
  console.log(`Obelus is ready at ${url}`);
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
function knownHost(url, host, port, local) {
  const names = new Set([new URL(url).host]);
  for (const name of [...LOOPBACK, host, ...(local ? [] : [hostname()])])
    names.add(`${name}:${port}`);
  if (port === 80) for (const name of LOOPBACK) names.add(name);
  return (given) => {
    if (given === undefined) return false;
    if (names.has(given.toLowerCase())) return true;
    // Beyond this machine a server may be called by any address it has.
    return !local && process.env.OBELUS_URL === undefined && isIP(given.replace(/:\d+$/, "")) > 0;
  };
}

/** The caller's address. A proxy's word is taken only where one was announced. */
function addressOf(request) {
  const peer = request.socket.remoteAddress ?? "";
  const told = request.headers["x-forwarded-for"];
  const behindProxy =
    process.env.OBELUS_URL !== undefined &&
    /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/.test(peer);
  if (!behindProxy || typeof told !== "string") return peer;
  return told.split(",").at(-1).trim();
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
      if (!server.listening && server.connections === 0) resolve();
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

import "server-only";

/** Where the server listens by itself, when nothing stands before it. */
export function listeningPort(): number {
  const port = Number(process.env.PORT ?? 3000);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 3000;
}

function listeningHost(): string {
  const host = process.env.HOST?.trim() || "127.0.0.1";
  // An address that means "this machine" or "every address" is no address to give to a person.
  if (/^(127\.0\.0\.1|0\.0\.0\.0|::1?|\[::1?\])$/.test(host)) return "localhost";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/**
 * The origin people reach this server at, without a slash at the end. Every link that leaves the
 * product is built from it and never from the host in a request.
 */
export function publicUrl(): string {
  const configured = process.env.OBELUS_URL?.trim();
  if (!configured) return `http://${listeningHost()}:${listeningPort()}`;
  const url = URL.canParse(configured) ? new URL(configured) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `OBELUS_URL must be a URL like https://obelus.example.org, not "${configured}".`,
    );
  }
  return url.origin;
}

/** Whether browsers reach this server over TLS, so that its cookies may insist on it. */
export function isSecure(): boolean {
  return publicUrl().startsWith("https://");
}

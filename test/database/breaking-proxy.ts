import type { Socket } from "node:net";
import { startProxy, type Proxy } from "./proxy";

/**
 * How a connection breaks: by a reset, by an orderly end, by an error message of the server, or
 * silently, as on a network that loses everything.
 */
export type Break = "reset" | "end" | "silence" | { readonly sqlState: string };

/** Breaks connections where a test says so. */
export interface BreakingProxy extends Proxy {
  /** Breaks every connection on which the client sends these words from now on; "" is any. */
  breakOn(words: string, how: Break): void;
  heal(): void;
}

export async function startBreakingProxy(databaseUrl: string): Promise<BreakingProxy> {
  let rule: { readonly words: string; readonly how: Break } | null = null;
  const proxy = await startProxy(databaseUrl, () => (bytes, client, upstream) => {
    if (rule && bytes.toString("latin1").includes(rule.words)) return broken(client, rule.how);
    upstream.write(bytes);
  });
  return {
    ...proxy,
    breakOn: (words, how) => (rule = { words, how }),
    heal: () => (rule = null),
  };
}

function broken(client: Socket, how: Break): void {
  if (how === "silence") return;
  if (how === "reset") client.resetAndDestroy();
  else if (how === "end") client.end();
  else client.end(errorResponse(how.sqlState));
}

/** An ErrorResponse of PostgreSQL's protocol. */
function errorResponse(sqlState: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${sqlState}\0Mthe test says so\0\0`, "latin1");
  const head = Buffer.alloc(5);
  head.write("E", "latin1");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** How a connection breaks: by a reset, by an orderly end, or by an error message of the server. */
export type Break = "reset" | "end" | { readonly sqlState: string };

/** Stands between a client and a PostgreSQL server and breaks connections where a test says so. */
export interface BreakingProxy {
  readonly url: string;
  /** Breaks every connection on which the client sends these words from now on; "" is any. */
  breakOn(words: string, how: Break): void;
  heal(): void;
  /** Nothing listens any more, and what was open is reset. */
  stop(): Promise<void>;
}

export async function startBreakingProxy(databaseUrl: string): Promise<BreakingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let rule: { readonly words: string; readonly how: Break } | null = null;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (rule && bytes.toString("latin1").includes(rule.words)) return broken(client, rule.how);
      upstream.write(bytes);
    });
    upstream.pipe(client, { end: false });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    breakOn: (words, how) => (rule = { words, how }),
    heal: () => (rule = null),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.resetAndDestroy();
      await closed;
    },
  };
}

function broken(client: Socket, how: Break): void {
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

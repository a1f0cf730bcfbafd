import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Stands between clients and a PostgreSQL server. */
export interface Proxy {
  readonly url: string;
  /** Resets what is open; whoever connects again is let through. */
  cut(): void;
  /** Nothing listens any more, and what was open is reset. */
  stop(): Promise<void>;
}

/** What is done with the bytes of one client, instead of passing them on. */
export type Receive = (bytes: Buffer, client: Socket, upstream: Socket) => void;

/** Starts a proxy on a free port. `receiving` is called for each connection. */
export async function startProxy(databaseUrl: string, receiving: () => Receive): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
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
    const receive = receiving();
    client.on("data", (bytes) => receive(bytes, client, upstream));
    upstream.pipe(client, { end: false });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: url.href,
    cut,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

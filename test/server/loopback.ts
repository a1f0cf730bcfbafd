import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Loopback {
  readonly server: Server;
  readonly port: number;
}

const servers = new Set<Server>();
const sockets = new Set<Socket>();

/** An HTTP server of its own on a port of this machine that the system chose. */
export async function startLoopback(
  make: (server: Server, port: number) => RequestListener,
): Promise<Loopback> {
  const server = createServer();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.add(server);
  const { port } = server.address() as AddressInfo;
  server.on("request", make(server, port));
  return { server, port };
}

/** Call in `afterEach`: closes all that were started. */
export async function endLoopbacks(): Promise<void> {
  // Also those that the server no longer counts, since another protocol took them over.
  for (const socket of sockets) socket.destroy();
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  sockets.clear();
  servers.clear();
}

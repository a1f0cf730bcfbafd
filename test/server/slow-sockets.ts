import { connect, type Socket } from "node:net";

/**
 * A client that begins many requests, sends a byte of a header now and then and never finishes one.
 */
export class SlowSockets {
  /** The status with which each was closed, in the order of closing; 0 for none. */
  readonly ended: number[] = [];
  readonly #sockets: Socket[] = [];
  readonly #talking: Socket[] = [];
  #dripping: NodeJS.Timeout | undefined;

  constructor(
    readonly port: number,
    readonly count: number,
  ) {}

  get open(): number {
    return this.count - this.ended.length;
  }

  /** Resolves when all are connected and have sent their first bytes. `every`: milliseconds. */
  async start(every = 1_000): Promise<this> {
    await Promise.all(Array.from({ length: this.count }, (_, n) => this.#begin(n)));
    this.#dripping = setInterval(() => {
      for (const socket of this.#talking) if (socket.writable) socket.write("x");
    }, every);
    return this;
  }

  /** Resolves when the server has closed the last of them. */
  async closed(): Promise<void> {
    await Promise.all(
      this.#sockets.map(async (socket) => {
        if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
      }),
    );
    this.stop();
  }

  stop(): void {
    clearInterval(this.#dripping);
    for (const socket of this.#sockets) socket.destroy();
  }

  /** One in ten connects and sends nothing at all. */
  #begin(n: number): Promise<void> {
    const silent = n % 10 === 0;
    return new Promise((resolve, reject) => {
      let status = 0;
      const socket = connect(this.port, "127.0.0.1", () => {
        if (silent) return resolve();
        socket.write(`GET / HTTP/1.1\r\nhost: localhost:${this.port}\r\nx-slow: `, () => resolve());
        this.#talking.push(socket);
      });
      socket.on("data", (data) => {
        status ||= Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString("latin1"))?.[1] ?? 0);
      });
      socket.on("error", reject).on("close", () => this.ended.push(status));
      this.#sockets.push(socket);
    });
  }
}

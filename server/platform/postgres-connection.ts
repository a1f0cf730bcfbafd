import "server-only";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** How long a server may take to accept a connection, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 10_000;

/** Receives the payload of a notification. */
export type Listener = (payload: string) => void;

/** Hears every notification on a channel; answers how to stop hearing. */
export type Listen = (listener: Listener) => Promise<() => Promise<void>>;

/** A connection outside the pool. A break is reported to its next user. */
export async function connection(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECTION_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * Makes the sockets of a pool, whose connections are closed when they are idle: one on which
 * nothing has come for so many milliseconds waits for an answer that is lost, and is destroyed.
 */
export function impatientSocket(milliseconds: number): () => Socket {
  return () => {
    const socket = new Socket();
    socket.setTimeout(milliseconds, () => {
      const error = new Error(`The database server did not answer within ${milliseconds} ms.`);
      socket.destroy(Object.assign(error, { code: "ETIMEDOUT" }));
    });
    return socket;
  };
}

/** One connection that listens, however many hear it. */
export function shared(listenOnce: Listen): Listen {
  const all = new Set<Listener>();
  let listening: Promise<() => Promise<void>> | undefined;
  return async (listener) => {
    all.add(listener);
    listening ??= listenOnce((payload) => {
      for (const one of all) one(payload);
    });
    try {
      await listening;
    } catch (error) {
      listening = undefined;
      all.delete(listener);
      throw error;
    }
    return async () => {
      if (!all.delete(listener) || all.size > 0) return;
      const ended = listening;
      listening = undefined;
      await (
        await ended
      )?.();
    };
  };
}

/**
 * A connection of its own that listens, opened again when it breaks. What was said meanwhile is
 * not repeated by PostgreSQL, so after a break all listeners get an empty payload and look again.
 */
export async function listenTo(
  url: string,
  channel: string,
  listener: Listener,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | undefined;

  const connect = async () => {
    const fresh = await connection(url);
    fresh.on("notification", ({ payload }) => listener(payload ?? ""));
    await fresh.query(`LISTEN ${channel}`);
    // Set only once it listens, so that never two of them try at the same time.
    fresh.once("end", () => void again());
    client = fresh;
    if (stopped) await fresh.end();
  };
  const again = async () => {
    while (!stopped) {
      await sleep(500, undefined, { ref: false });
      const done = await connect().then(
        () => true,
        () => false,
      );
      if (done) return listener("");
    }
  };

  await connect();
  return async () => {
    stopped = true;
    await client?.end();
  };
}

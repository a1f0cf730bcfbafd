import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import type { EmbeddedPostgres } from "./embedded/client";
import { isDiskFull } from "./database-outage";
import { directUrl } from "./direct-url";
import { log } from "./log";
import { migrate, MIGRATIONS_LOCK, type RunScript } from "./migrate";
import {
  connection,
  impatientSocket,
  listenTo,
  shared,
  type Listener,
  type Listen,
} from "./postgres-connection";
import { AS_IT_STOOD, knowingThePast, readingPast } from "./past";
import { appliedMigrations } from "./applied-migrations";
import { preparing } from "./prepared";
import { perProcess } from "./process";
import type { ReadClient, Reader, Transaction } from "./reader";
import {
  onReplicaFailure,
  Replica,
  withFallback,
  type ReplicaState,
  type ReplicaUse,
} from "./replica";
import { chooseReplica, mayChooseReplica, readsOnReplica, stayOnPrimary } from "./request-reads";
import { RESTORED } from "./restored";

export type { ReadClient, Transaction };

interface Database {
  readonly client: PrismaClient;
  /** Where DATABASE_READ_URL names one. */
  readonly replica?: { readonly server: Replica; readonly reader: PrismaClient };
  /** Hears what any instance says on the one channel; returns how to stop hearing. */
  readonly listen: Listen;
  /** True when no other instance can be on this database. */
  readonly alone: boolean;
  /** False when the disk is nearly full and nothing more may be written. */
  mayWrite(): boolean;
  close(): Promise<void>;
}

const held = perProcess<{ database?: Database }>("database", () => ({}));

const CHANNEL = RESTORED.channel;
const inTransaction = new AsyncLocalStorage<true>();

/** There is no room for a write: less than must stay free, or a database server has said so. */
export class StorageFull extends Error {
  constructor(cause?: unknown) {
    super("The disk that holds the database is nearly full, so nothing more is written.", {
      cause,
    });
    this.name = "StorageFull";
  }
}

/** How long a write may wait for its turn, and how long it may take, in milliseconds. */
const TRANSACTION_WAIT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 20_000;

function database(): Database {
  if (!held.database) throw new Error("The database is not open yet.");
  return held.database;
}

/** True once the database is open and migrated. */
export function isOpen(): boolean {
  return held.database !== undefined;
}

/** True on the embedded database, which answers one statement after the other. */
export function isEmbedded(): boolean {
  return database().alone;
}

/**
 * The client for reading. Inside a transaction it throws at once: on the embedded database,
 * which has one connection, such a query would wait for its own transaction for ever.
 */
export const read: Reader = new Proxy({} as Reader, {
  get(_target, property) {
    const past = readingPast.getStore();
    if (past) return Reflect.get(past, property) as unknown;
    if (inTransaction.getStore()) {
      throw new Error(`"read.${String(property)}" was used inside a transaction; use its "tx".`);
    }
    const { client, replica } = database();
    const from = replica && readsOnReplica() ? replica.reader : client;
    return Reflect.get(from, property) as unknown;
  },
});

/**
 * What the current request reads from now on may come from the replica, if there is one and it has
 * replayed all that was committed by now. Called before anything is read that a page shows, and
 * never for a request that goes on reading after what it has announced.
 */
export async function allowReplica(): Promise<void> {
  const { client, replica } = database();
  if (!replica || !mayChooseReplica()) return;
  if (await replica.server.isUpToDate(() => positionOf(client))) chooseReplica();
}

/**
 * How far the log of a server has come: all that was committed is before it. A commit that need
 * not wait for the disk is visible before it is flushed.
 */
async function positionOf(client: PrismaClient): Promise<string> {
  const [row] = await client.$queryRaw<{ position: string }[]>`
    SELECT (CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn()
      ELSE pg_current_wal_flush_lsn() END)::text AS position`;
  if (!row) throw new Error("The database does not say how far its log has come.");
  return row.position;
}

/** The read replica and how requests were answered since it has one; null without one. */
export function replicaReport(): {
  readonly state: ReplicaState;
  readonly uses: Readonly<Record<ReplicaUse, number>>;
} | null {
  const server = held.database?.replica?.server;
  return server ? { state: server.state, uses: server.uses } : null;
}

/** All or nothing. Everything inside goes through `tx`; a transaction inside another throws. */
export async function transaction<T>(
  act: (tx: Transaction) => Promise<T>,
  take = TRANSACTION_TIMEOUT_MS,
): Promise<T> {
  if (inTransaction.getStore()) throw new Error("A transaction was opened inside another.");
  if (!database().mayWrite()) throw new StorageFull();
  stayOnPrimary();
  try {
    return await inTransaction.run(true, () =>
      database().client.$transaction(act, { maxWait: TRANSACTION_WAIT_MS, timeout: take }),
    );
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    log.error({ err: error }, "the disk of the database server is full");
    throw new StorageFull(error);
  }
}

/**
 * Runs reads of what stood at a moment, as ISO 8601: within `act`, `read` shows the tables as they were
 * then, for a viewer, and whatever writes throws. server/history/as-of.ts says which moments may be read.
 */
export async function readThePast<T>(
  at: string,
  viewerId: string,
  act: () => Promise<T>,
): Promise<T> {
  const { client } = database();
  if (inTransaction.getStore()) throw new Error("A past time was read inside a transaction.");
  return inTransaction.run(true, () =>
    client.$transaction(
      async (tx) => {
        await tx.$queryRaw`${AS_IT_STOOD}
          SELECT set_config('obelus.at', ${at}, true), set_config('obelus.viewer', ${viewerId}, true)`;
        // A query begins when it is awaited, which must be within.
        return readingPast.run(tx, async () => act());
      },
      { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS },
    ),
  );
}

/** How long one read may take whose cost grows with what a project holds, in milliseconds. */
export const READ_LIMIT_MS = 5_000;

/** Thrown when a question took longer than it was given. */
export class TookTooLong extends Error {
  constructor() {
    super("The question took too long.");
    this.name = "TookTooLong";
  }
}

/**
 * Ask something that may be dear. A server stops it after so many milliseconds; the embedded
 * database can not stop what it has begun, so whoever asks takes small steps.
 */
export async function readWithin<T>(
  milliseconds: number,
  act: (from: Transaction) => Promise<T>,
): Promise<T> {
  const { alone, client, replica } = database();
  const past = readingPast.getStore();
  if (past) return act(past);
  if (inTransaction.getStore()) throw new Error("A question was asked inside a transaction.");
  if (alone) return act(client);
  if (replica && readsOnReplica()) {
    try {
      return await withinOn(replica.server.client, milliseconds, act);
    } catch (error) {
      if (error instanceof TookTooLong) throw error;
      onReplicaFailure(error);
    }
  }
  return withinOn(client, milliseconds, act);
}

async function withinOn<T>(
  client: PrismaClient,
  milliseconds: number,
  act: (from: Transaction) => Promise<T>,
): Promise<T> {
  const limit = String(Math.max(1, Math.ceil(milliseconds)));
  try {
    return await inTransaction.run(true, () =>
      client.$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT set_config('statement_timeout', ${limit}, true)`;
          return act(tx);
        },
        { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS },
      ),
    );
  } catch (error) {
    if (error instanceof Error && /57014|statement timeout/.test(error.message)) {
      throw new TookTooLong();
    }
    throw error;
  }
}

/** Notifies every instance when the transaction commits, and only then. The payload holds ids. */
export async function notify(tx: Transaction, payload: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${payload})`;
}

/** As {@link notify}, as a column of a statement; `payload` is text. */
export function notifySql(payload: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`pg_notify(${CHANNEL}, ${payload})::text`;
}

/**
 * Notifies the other instances at once, outside any transaction, of what need not be stored:
 * nothing waits for the disk. On the embedded database there is nobody else, and nothing is said.
 */
export async function notifyNow(payload: string): Promise<void> {
  const { alone, client } = database();
  if (alone) return;
  await client.$executeRaw`
    SELECT set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, ${payload})`;
}

export function listen(listener: Listener): Promise<() => Promise<void>> {
  // PGlite in memory calls back within the writer's transaction; whoever hears is outside of it.
  return database().listen((payload) => inTransaction.exit(() => listener(payload)));
}

/** What a database is migrated through: the engine's connection, and what runs a whole script. */
interface Migrating {
  readonly factory: SqlMigrationAwareDriverAdapterFactory;
  readonly run: RunScript;
}

async function open(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  { factory, run }: Migrating,
  rest: Omit<Database, "client">,
): Promise<Database> {
  const client = new PrismaClient({ adapter: knowingThePast(adapter) });
  await migrate(factory, () => appliedMigrations(client), run);
  return {
    ...rest,
    client,
    close: async () => {
      held.database = undefined;
      await client.$disconnect();
      await rest.close();
    },
  };
}

/** The same database, whose reads may go to a replica. */
async function withReplica(primary: Database, url: string, gate: pg.Client): Promise<Database> {
  const { rows } = await gate.query<{ cluster: string }>(
    "SELECT system_identifier::text AS cluster FROM pg_control_system()",
  );
  const server = new Replica(url, rows[0]?.cluster ?? "");
  await server.start();
  return {
    ...primary,
    replica: { server, reader: withFallback(server.client, primary.client) },
    close: async () => {
      await primary.close();
      await server.close();
    },
  };
}

/** The embedded database in its thread, or an instance of PGlite, as tests have in memory. */
export async function openPglite(
  pglite: EmbeddedPostgres,
  guard: { mayWrite(): boolean; close(): Promise<void> },
): Promise<void> {
  // The adapter asks for the class and uses only these methods of it.
  const factory = new PrismaPGlite(pglite as PGlite);
  held.database = await open(
    factory,
    { factory, run: (sql) => pglite.exec(sql) },
    {
      listen: (listener) => pglite.listen(CHANNEL, listener),
      alone: true,
      mayWrite: () => guard.mayWrite(),
      close: () => guard.close(),
    },
  );
}

/**
 * How long a server may take to answer one statement before its connection is given up: where the
 * network loses everything nobody says that it broke. Far more than any statement takes.
 */
const ANSWER_TIMEOUT_MS = 60_000;

/**
 * A PostgreSQL server. Migrations run under an advisory lock, one instance at a time. `readUrl`
 * names its replica, without which the server starts, too.
 */
export async function openPostgres(
  url: string,
  readUrl?: string,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
): Promise<void> {
  const factory = new PrismaPg(
    {
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: TRANSACTION_WAIT_MS,
      stream: impatientSocket(answerTimeoutMs),
    },
    {
      onPoolError: (error) => log.warn({ err: error }, "a database connection was lost"),
      ...preparing(url),
    },
  );
  const direct = directUrl(url);
  const gate = await connection(direct);
  // The engine takes a lock of its own for the session.
  const migrating = new PrismaPg({ connectionString: direct, max: 1 });
  try {
    await gate.query("SELECT pg_advisory_lock(hashtext($1))", [MIGRATIONS_LOCK]);
    const primary = await open(
      factory,
      { factory: migrating, run: (sql) => gate.query(sql) },
      {
        listen: shared((listener) => listenTo(direct, CHANNEL, listener)),
        alone: false,
        mayWrite: () => true,
        close: async () => {},
      },
    );
    held.database = readUrl ? await withReplica(primary, readUrl, gate) : primary;
  } finally {
    await gate.end();
  }
}

/**
 * Do something that only one instance may do at a time (first start). On the embedded database
 * there is only one instance.
 */
export async function exclusively<T>(what: string, act: () => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url) return act();
  const gate = await connection(directUrl(url));
  try {
    await gate.query("SELECT pg_advisory_lock(hashtext($1))", [what]);
    return await act();
  } finally {
    await gate.end();
  }
}

export async function closeDatabase(): Promise<void> {
  await held.database?.close();
}

/** Throws when the database does not answer. */
export async function ping(): Promise<void> {
  await database().client.$queryRaw`SELECT 1`;
}

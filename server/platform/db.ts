import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import type { EmbeddedPostgres } from "./embedded/client";
import { directUrl } from "./direct-url";
import { log } from "./log";
import { migrate, MIGRATIONS_LOCK, type AppliedMigration, type RunScript } from "./migrate";
import { perProcess } from "./process";
import { RESTORED } from "./restored";

/** What a query inside a transaction goes through; handed to whoever writes. */
export type Transaction = Prisma.TransactionClient;

type ReadCalls =
  | "findMany"
  | "findFirst"
  | "findUnique"
  | "findFirstOrThrow"
  | "findUniqueOrThrow"
  | "count"
  | "aggregate"
  | "groupBy";
type Models = Uncapitalize<Prisma.ModelName>;

/** Reading outside a transaction. It has no verb that writes, so every write is in one. */
export type Reader = {
  readonly [M in Models]: Pick<Transaction[M], Extract<ReadCalls, keyof Transaction[M]>>;
} & Pick<Transaction, "$queryRaw">;

/** Either: functions that only read take this and serve inside and outside a transaction. */
export type ReadClient = Reader | Transaction;

type Heard = (payload: string) => void;

interface Database {
  readonly client: PrismaClient;
  /** Hears what any instance says on the one channel; returns how to stop hearing. */
  listen(heard: Heard): Promise<() => Promise<void>>;
  /** True when no other instance can be on this database. */
  readonly alone: boolean;
  /** False when the disk is nearly full and nothing more may be written. */
  mayWrite(): boolean;
  close(): Promise<void>;
}

const held = perProcess<{ database?: Database }>("database", () => ({}));

const CHANNEL = RESTORED.channel;
const inTransaction = new AsyncLocalStorage<true>();

export class StorageFull extends Error {
  constructor() {
    super("The disk that holds the database is nearly full, so nothing more is written.");
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

/**
 * The client for reading. Inside a transaction it throws at once: on the embedded database,
 * which has one connection, such a query would wait for its own transaction for ever.
 */
export const read: Reader = new Proxy({} as Reader, {
  get(_target, property) {
    if (inTransaction.getStore()) {
      throw new Error(`"read.${String(property)}" was used inside a transaction; use its "tx".`);
    }
    return Reflect.get(database().client, property) as unknown;
  },
});

/** All or nothing. Everything inside goes through `tx`; a transaction inside another throws. */
export async function transaction<T>(
  act: (tx: Transaction) => Promise<T>,
  take = TRANSACTION_TIMEOUT_MS,
): Promise<T> {
  if (inTransaction.getStore()) throw new Error("A transaction was opened inside another.");
  if (!database().mayWrite()) throw new StorageFull();
  return inTransaction.run(true, () =>
    database().client.$transaction(act, { maxWait: TRANSACTION_WAIT_MS, timeout: take }),
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
  const { alone, client } = database();
  if (inTransaction.getStore()) throw new Error("A question was asked inside a transaction.");
  if (alone) return act(client);
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

export function listen(heard: Heard): Promise<() => Promise<void>> {
  // PGlite in memory calls back within the writer's transaction; whoever hears is outside of it.
  return database().listen((payload) => inTransaction.exit(() => heard(payload)));
}

/** Which migrations a database has had; none when it has no table of them. */
async function appliedMigrations(client: PrismaClient): Promise<AppliedMigration[]> {
  const [table] = await client.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
  if (!table?.there) return [];
  return client.$queryRaw<AppliedMigration[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
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
): Promise<void> {
  const client = new PrismaClient({ adapter });
  await migrate(factory, () => appliedMigrations(client), run);
  held.database = {
    ...rest,
    client,
    close: async () => {
      held.database = undefined;
      await client.$disconnect();
      await rest.close();
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
  await open(
    factory,
    { factory, run: (sql) => pglite.exec(sql) },
    {
      listen: (heard) => pglite.listen(CHANNEL, heard),
      alone: true,
      mayWrite: () => guard.mayWrite(),
      close: () => guard.close(),
    },
  );
}

/** A PostgreSQL server. Migrations run under an advisory lock, one instance at a time. */
export async function openPostgres(url: string): Promise<void> {
  const factory = new PrismaPg(
    { connectionString: url, max: 10, connectionTimeoutMillis: TRANSACTION_WAIT_MS },
    { onPoolError: (error) => log.warn({ err: error }, "a database connection was lost") },
  );
  const direct = directUrl(url);
  const gate = await connection(direct);
  // The engine takes a lock of its own for the session.
  const migrating = new PrismaPg({ connectionString: direct, max: 1 });
  try {
    await gate.query("SELECT pg_advisory_lock(hashtext($1))", [MIGRATIONS_LOCK]);
    await open(
      factory,
      { factory: migrating, run: (sql) => gate.query(sql) },
      {
        listen: shared((heard) => listenTo(direct, heard)),
        alone: false,
        mayWrite: () => true,
        close: async () => {},
      },
    );
  } finally {
    await gate.end();
  }
}

/** A connection outside the pool. A break is reported to its next user. */
async function connection(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: TRANSACTION_WAIT_MS,
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  return client;
}

type Listen = Database["listen"];

/** One connection that listens, however many hear it. */
function shared(listenOnce: Listen): Listen {
  const all = new Set<Heard>();
  let listening: Promise<() => Promise<void>> | undefined;
  return async (heard) => {
    all.add(heard);
    listening ??= listenOnce((payload) => {
      for (const one of all) one(payload);
    });
    try {
      await listening;
    } catch (error) {
      listening = undefined;
      all.delete(heard);
      throw error;
    }
    return async () => {
      if (!all.delete(heard) || all.size > 0) return;
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
async function listenTo(url: string, heard: Heard): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | undefined;

  const connect = async () => {
    const fresh = await connection(url);
    fresh.on("notification", ({ payload }) => heard(payload ?? ""));
    await fresh.query(`LISTEN ${CHANNEL}`);
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
      if (done) return heard("");
    }
  };

  await connect();
  return async () => {
    stopped = true;
    await client?.end();
  };
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

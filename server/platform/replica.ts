import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { log } from "./log";
import { stayOnPrimary } from "./request-reads";

/** How long a request waits for the replica to replay what it must see, in milliseconds. */
const CATCH_UP_MS = 20;
const BETWEEN_TRIES_MS = 2;
/** A replica that takes longer to connect, or to say how far it is, counts as away. */
const ANSWER_TIMEOUT_MS = 1_000;
/** How often a replica that is away is looked for, in milliseconds. */
const PROBE_INTERVAL_MS = 1_000;
/** The longest statement on the replica, in milliseconds; then the primary is asked. */
const STATEMENT_TIMEOUT_MS = 30_000;

export type ReplicaState = "ok" | "away";

/** How requests were answered: by the replica, or by the primary since it was behind or away. */
export type ReplicaUse = "replica" | "behind" | "away";

/**
 * A read replica. A request reads there only when it has replayed all that was committed on the
 * primary before, so nobody ever reads anything older than there: neither a person what they wrote,
 * nor a page what a feed has announced, nor a check of rights what was revoked. The replica takes
 * load; it is never a reason to see less.
 */
export class Replica {
  readonly client: PrismaClient;
  readonly uses: Record<ReplicaUse, number> = { replica: 0, behind: 0, away: 0 };
  private readonly positions: pg.Pool;
  private readonly cluster: string;
  /** Away until it was looked at for the first time. */
  private isAway = true;
  private isClosed = false;
  private probing: NodeJS.Timeout | undefined;

  /** `cluster` is the identifier of the primary's data, which a replica has from it. */
  constructor(url: string, cluster: string) {
    this.cluster = cluster;
    const onPoolError = (error: unknown) =>
      log.warn({ err: error }, "a connection to the read replica was lost");
    this.client = new PrismaClient({
      adapter: new PrismaPg(
        {
          connectionString: url,
          max: 10,
          connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
          query_timeout: STATEMENT_TIMEOUT_MS,
        },
        { onPoolError },
      ),
    });
    // Apart from the others, so that it is answered while those are all in use.
    this.positions = new pg.Pool({
      connectionString: url,
      max: 2,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    this.positions.on("error", () => {});
  }

  get state(): ReplicaState {
    return this.isAway ? "away" : "ok";
  }

  /** Looks whether it is there, and if not goes on looking. */
  async start(): Promise<void> {
    try {
      await this.probe();
    } catch (error) {
      this.lose(error);
    }
  }

  /**
   * Whether it shows what the primary does. `readPosition` reads how far the primary has come,
   * and is not asked when the replica is away.
   */
  async isUpToDate(readPosition: () => Promise<string>): Promise<boolean> {
    const use = this.isAway ? "away" : await this.catchUp(await readPosition());
    this.uses[use] += 1;
    return use === "replica";
  }

  private async catchUp(position: string): Promise<ReplicaUse> {
    const deadline = performance.now() + CATCH_UP_MS;
    try {
      while (!(await this.hasReplayed(position))) {
        if (performance.now() > deadline) return "behind";
        await sleep(BETWEEN_TRIES_MS);
      }
      return "replica";
    } catch (error) {
      this.lose(error);
      return "away";
    }
  }

  private async hasReplayed(position: string): Promise<boolean> {
    const { rows } = await this.positions.query<{ replayed: boolean }>(
      `SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS replayed`,
      [position],
    );
    return rows[0]?.replayed === true;
  }

  private async probe(): Promise<void> {
    const { rows } = await this.positions.query<{ inRecovery: boolean; cluster: string }>(
      `SELECT pg_is_in_recovery() AS "inRecovery", system_identifier::text AS cluster
       FROM pg_control_system()`,
    );
    if (!rows[0]?.inRecovery) throw new Error("DATABASE_READ_URL names no replica.");
    if (rows[0].cluster !== this.cluster) {
      throw new Error("DATABASE_READ_URL names a replica of another server than DATABASE_URL.");
    }
    this.isAway = false;
    log.info("the read replica answers, and takes reads");
  }

  private lose(error: unknown): void {
    if (this.isClosed) return;
    if (!this.isAway || this.probing === undefined) {
      log.warn({ err: error }, "the read replica can not be used, and the primary takes its reads");
    }
    this.isAway = true;
    this.probing ??= setInterval(() => void this.lookAgain(), PROBE_INTERVAL_MS).unref();
  }

  private async lookAgain(): Promise<void> {
    if (!this.isAway || this.isClosed) return;
    try {
      await this.probe();
      clearInterval(this.probing);
      this.probing = undefined;
    } catch {
      // It is still away, which was said.
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.probing);
    await Promise.all([this.client.$disconnect(), this.positions.end()]);
  }
}

type Call = (...parameters: unknown[]) => Promise<unknown>;

/**
 * The calls of `replica` and of the objects in it. One that fails is answered by the same of
 * `primary`, and the request that asked stays there.
 */
export function withFallback<T extends object>(replica: T, primary: T): T {
  return new Proxy({} as T, {
    get(_target, name) {
      const there: unknown = Reflect.get(replica, name);
      const other: unknown = Reflect.get(primary, name);
      if (typeof there === "function" && typeof other === "function") {
        const call: Call = async (...parameters) => {
          try {
            return await (Reflect.apply(there, replica, parameters) as Promise<unknown>);
          } catch (error) {
            onReplicaFailure(error);
            return Reflect.apply(other, primary, parameters) as Promise<unknown>;
          }
        };
        return call;
      }
      const isObject = typeof there === "object" && there !== null;
      return isObject && other ? withFallback(there, other) : there;
    },
  });
}

/** The request that asked reads on the primary from now on. */
export function onReplicaFailure(error: unknown): void {
  log.warn({ err: error }, "the read replica failed to answer, and the primary was asked");
  stayOnPrimary();
}

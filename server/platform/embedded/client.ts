import type { Worker } from "node:worker_threads";
import type { ParserOptions, QueryOptions, Results } from "@electric-sql/pglite";
import type { Copying } from "./database";
import {
  restoreError,
  type AnswerTo,
  type Message,
  type Request,
  type StatementOptions,
} from "./messages";

type Listener = (payload: string) => void;

/** Statements, one at a time, on the one connection of the database. */
export interface Statements {
  query<T>(sql: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>>;
  exec(sql: string): Promise<Results[]>;
}

interface OpenTransaction extends Statements {
  rollback(): Promise<void>;
}

/** The part of PGlite that the product uses; an instance of PGlite itself has it as well. */
export interface EmbeddedPostgres extends Statements {
  transaction<T>(act: (tx: OpenTransaction) => Promise<T>): Promise<T>;
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * PGlite as it is seen from another thread than its own. A statement crosses whole, once, and its
 * rows come back parsed: PGlite's own form of this (PGliteWorker, for browsers) sends each of the
 * six messages of the protocol by itself, and parsing them costs more than PostgreSQL takes.
 */
export class ThreadClient implements EmbeddedPostgres {
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #last = 0;
  #ended: Error | undefined;

  constructor(readonly worker: Worker) {
    worker.on("message", (message: Message) => this.#receive(message));
  }

  query<T>(sql: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> {
    return this.#query<T>(undefined, sql, values, options);
  }

  exec(sql: string): Promise<Results[]> {
    return this.#ask({ act: "exec", sql, transaction: undefined });
  }

  async transaction<T>(act: (tx: OpenTransaction) => Promise<T>): Promise<T> {
    const transaction = await this.#ask({ act: "begin" });
    let result: T;
    try {
      result = await act({
        query: (sql, values, options) => this.#query(transaction, sql, values, options),
        exec: (sql) => this.#ask({ act: "exec", sql, transaction }),
        rollback: () => this.#ask({ act: "rollback", transaction }),
      });
    } catch (error) {
      await this.#ask({ act: "end", transaction, commit: false });
      throw error;
    }
    await this.#ask({ act: "end", transaction, commit: true });
    return result;
  }

  async listen(channel: string, listener: Listener): Promise<() => Promise<void>> {
    const all = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, all);
    all.add(listener);
    if (all.size === 1) await this.#ask({ act: "listen", channel });
    return async () => {
      if (!all.delete(listener) || all.size > 0) return;
      await this.#ask({ act: "unlisten", channel });
    };
  }

  /** What has to be done around a copy of the database's folder. */
  readonly copying: Copying = {
    begin: () => this.#ask({ act: "copy-begin" }),
    label: () => this.#ask({ act: "copy-label" }),
    end: () => this.#ask({ act: "copy-end" }),
  };

  /** Closes the database in its thread. */
  close(): Promise<undefined> {
    return this.#ask({ act: "close" });
  }

  /** Refuses everything that waits and all that will be asked: the thread has ended. */
  end(error: Error): void {
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #query<T>(
    transaction: number | undefined,
    sql: string,
    values: unknown[] = [],
    { rowMode, paramTypes, parsers = {} }: QueryOptions = {},
  ): Promise<Results<T>> {
    const options: StatementOptions = { rowMode, paramTypes, asText: typesOf(parsers) };
    const results = await this.#ask({ act: "query", sql, values, options, transaction });
    parseRows(results, parsers);
    return results as Results<T>;
  }

  #ask<R extends Request>(request: R): Promise<AnswerTo<R["act"]>> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.worker.postMessage({ ...request, id });
      // An idle database keeps no process alive; one that has something to answer does.
      if (this.#waiting.size === 0) this.worker.ref();
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
    });
  }

  #receive(message: Message): void {
    if (message.kind === "notification") {
      for (const listener of this.#listeners.get(message.channel) ?? []) listener(message.payload);
    } else if (message.kind === "answer") {
      this.#take(message.id)?.resolve(message.value);
    } else if (message.kind === "failure") {
      this.#take(message.id)?.reject(restoreError(message.error));
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.worker.unref();
    return waiting;
  }
}

const typesByParsers = new WeakMap<ParserOptions, readonly number[]>();

function typesOf(parsers: ParserOptions): readonly number[] {
  const known = typesByParsers.get(parsers);
  if (known) return known;
  const types = Object.keys(parsers).map(Number);
  typesByParsers.set(parsers, types);
  return types;
}

/** Applies the caller's parsers to the columns that came as text; the thread parsed the others. */
function parseRows({ fields, rows }: Results, parsers: ParserOptions): void {
  fields.forEach(({ name, dataTypeID }, column) => {
    const parse = parsers[dataTypeID];
    if (!parse) return;
    for (const row of rows as Record<string, unknown>[]) {
      // A row is an array of its columns or has them by name.
      const key = Array.isArray(row) ? column : name;
      const value = row[key];
      if (typeof value === "string") row[key] = parse(value) as unknown;
    }
  });
}

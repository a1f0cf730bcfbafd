// The thread of the embedded database. Compiled by bin/build.mjs to build/database-worker.mjs.
import { parentPort, workerData } from "node:worker_threads";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import { openDatabase, type Database } from "./database";
import {
  copyError,
  type Message,
  type Numbered,
  type StatementOptions,
  type ThreadData,
} from "./messages";
import { PATIENT_MARK, Turns } from "./turns";
import { keepUp, type Upkeep } from "./upkeep";
import { joinWatchdog, leaveWatchdog, noteProgress } from "./watchdog";

interface OpenTransaction {
  readonly tx: Transaction;
  /** Ends it: PGlite commits when its function returns, and rolls back when it throws. */
  readonly end: (commit: boolean) => Promise<void>;
}

class RolledBack extends Error {}

const turns = new Turns();
const transactions = new Map<number, OpenTransaction>();
const unlisten = new Map<string, () => Promise<void>>();
let begun = 0;

function post(message: Message): void {
  parentPort?.postMessage(message);
}

const asText = (value: string): string => value;

function queryOptions({ rowMode, paramTypes, asText: types }: StatementOptions) {
  return { rowMode, paramTypes, parsers: Object.fromEntries(types.map((type) => [type, asText])) };
}

async function inTurn<T>(isPatient: boolean, act: () => Promise<T>): Promise<T> {
  await turns.take(isPatient);
  try {
    return await act();
  } finally {
    turns.end();
  }
}

/** Answers once the transaction is open; until it ends, its turn lasts. */
async function begin(database: Database): Promise<number> {
  await turns.take(false);
  try {
    return await open(database);
  } catch (error) {
    turns.end();
    throw error;
  }
}

/** Takes PGlite's lock, as its own `transaction` does. */
function open({ pglite }: Database): Promise<number> {
  const number = (begun += 1);
  return new Promise((opened, failed) => {
    const ended = pglite.transaction(
      (tx) =>
        new Promise<void>((commit, rollBack) => {
          const end = async (isCommit: boolean): Promise<void> => {
            transactions.delete(number);
            if (isCommit) commit();
            else rollBack(new RolledBack());
            try {
              await ended;
            } catch (error) {
              if (!(error instanceof RolledBack)) throw error;
            } finally {
              turns.end();
            }
          };
          transactions.set(number, { tx, end });
          opened(number);
        }),
    );
    ended.catch(failed);
  });
}

function transactionOf(number: number): OpenTransaction {
  const transaction = transactions.get(number);
  if (!transaction) throw new Error("Transaction is closed");
  return transaction;
}

/** The thread's database, which is kept up while it is open; that waits for everybody else. */
async function openKept(): Promise<{ database: Database; upkeep: Upkeep }> {
  const database = await openDatabase(folder);
  const { pglite } = database;
  const upkeep = keepUp((sql) => inTurn(true, () => pglite.query(sql)));
  const close = async () => {
    await upkeep.stop();
    await database.close();
  };
  return { database: { ...database, close }, upkeep };
}

async function answer(database: Database, request: Numbered): Promise<unknown> {
  const { pglite } = database;
  switch (request.act) {
    case "query":
    case "exec": {
      const { transaction, sql } = request;
      const ask = (on: PGlite | Transaction) =>
        request.act === "exec"
          ? on.exec(sql)
          : on.query(sql, [...request.values], queryOptions(request.options));
      if (transaction !== undefined) return ask(transactionOf(transaction).tx);
      return inTurn<unknown>(sql.startsWith(PATIENT_MARK), () => ask(pglite));
    }
    case "begin":
      return begin(database);
    case "rollback":
      return transactionOf(request.transaction).tx.rollback();
    case "end":
      return transactionOf(request.transaction).end(request.commit);
    case "listen": {
      const { channel } = request;
      const listener = (payload: string) => post({ kind: "notification", channel, payload });
      unlisten.set(channel, await pglite.listen(channel, listener));
      return undefined;
    }
    case "unlisten":
      await unlisten.get(request.channel)?.();
      unlisten.delete(request.channel);
      return undefined;
    case "copy-begin":
      return database.copying.begin();
    case "copy-label":
      return database.copying.label();
    case "copy-end":
      return database.copying.end();
    case "close":
      return database.close();
  }
}

async function serve(database: Database, request: Numbered): Promise<void> {
  const { id } = request;
  noteProgress();
  try {
    post({ kind: "answer", id, value: await answer(database, request) });
  } catch (error) {
    post({ kind: "failure", id, error: copyError(error) });
  }
  noteProgress();
  if (request.act !== "close") return;
  leaveWatchdog();
  parentPort?.close();
}

const { folder, beats } = workerData as ThreadData;
if (beats) joinWatchdog(beats);
try {
  const { database, upkeep } = await openKept();
  parentPort?.on("message", (request: Numbered) => {
    upkeep.noteUse();
    void serve(database, request);
  });
  post({ kind: "open" });
} catch (error) {
  leaveWatchdog();
  post({ kind: "not-open", error: copyError(error) });
}

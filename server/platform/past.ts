import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction as DriverTransaction,
} from "@prisma/driver-adapter-utils";
import { Prisma } from "@/prisma/generated/client";

/**
 * The tables of which it is kept how their rows stood, and those that are read beside them: for each
 * there is a view of its name after "past_", which shows it at the moment that `obelus.at` names.
 */
const PAST = new Set<string>([
  "AnchorEvent",
  "Annotation",
  "Attribution",
  "Change",
  "Claim",
  "ClaimOccurrence",
  "Document",
  "DocumentLabel",
  "Evidence",
  "Label",
  "Note",
  "QuotationCheck",
  "Reference",
  "Review",
  "Revision",
  "Source",
  "Speaker",
  "Tag",
] satisfies Prisma.ModelName[]);

/** Begins the first statement of a transaction that reads an earlier time. */
export const AS_IT_STOOD = Prisma.sql`/* as it stood */ `;

/** Only the name of a table is written in quotes with a capital letter; no value stands in it. */
const NAME = /"([A-Z][A-Za-z]*)"/g;

/** A statement whose tables are those of an earlier time. */
function inThePast(sql: string): string {
  return sql.replace(NAME, (quoted, name: string) => (PAST.has(name) ? `"past_${name}"` : quoted));
}

function transactionOf(transaction: DriverTransaction): DriverTransaction {
  let isPast = false;
  const asThen = (query: SqlQuery): SqlQuery => {
    isPast ||= query.sql.startsWith(AS_IT_STOOD.sql);
    return isPast ? { ...query, sql: inThePast(query.sql) } : query;
  };
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  return Object.assign(transaction, {
    queryRaw: (query: SqlQuery) => queryRaw(asThen(query)),
    executeRaw: (query: SqlQuery) => executeRaw(asThen(query)),
  });
}

/**
 * The same factory, in whose transactions everything after a statement that begins with
 * {@link AS_IT_STOOD} reads the tables of an earlier time: so services read any time by the
 * statements by which they read the present.
 */
export function knowingThePast(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async (): Promise<SqlDriverAdapter> => {
      const adapter = await factory.connect();
      const startTransaction = adapter.startTransaction.bind(adapter);
      return Object.assign(adapter, {
        startTransaction: async (...level: Parameters<typeof startTransaction>) =>
          transactionOf(await startTransaction(...level)),
      });
    },
  };
}

/** The transaction through which what runs now reads an earlier time. */
export const readingPast = new AsyncLocalStorage<Prisma.TransactionClient>();

/** Whether what runs now reads an earlier time. */
export function isReadingPast(): boolean {
  return readingPast.getStore() !== undefined;
}

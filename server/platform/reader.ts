import "server-only";
import type { Prisma } from "@/prisma/generated/client";

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

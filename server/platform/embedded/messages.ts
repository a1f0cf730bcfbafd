import type { QueryOptions, Results } from "@electric-sql/pglite";
import { messages } from "@electric-sql/pglite";
import { StorageFull } from "./free-space";
import { DatabaseInUse } from "./lock";
import { DatabaseDamaged, FolderNotWritable } from "./marker";

/** What the thread of the database is started with. */
export interface ThreadData {
  readonly folder: string;
  /** The memory that the watchdog looks at; undefined while none runs. */
  readonly beats: Int32Array | undefined;
}

/** The options of a query without the functions, which can not cross to another thread. */
export interface StatementOptions extends Pick<QueryOptions, "rowMode" | "paramTypes"> {
  /** The types (by their object id) whose values stay as PostgreSQL writes them. */
  readonly asText: readonly number[];
}

/** What the thread of the database is asked. `transaction` is the number that `begin` answered. */
export type Request =
  | {
      readonly act: "query";
      readonly sql: string;
      readonly values: readonly unknown[];
      readonly options: StatementOptions;
      readonly transaction: number | undefined;
    }
  | { readonly act: "exec"; readonly sql: string; readonly transaction: number | undefined }
  | { readonly act: "begin" }
  | { readonly act: "rollback"; readonly transaction: number }
  | { readonly act: "end"; readonly transaction: number; readonly commit: boolean }
  | { readonly act: "listen"; readonly channel: string }
  | { readonly act: "unlisten"; readonly channel: string }
  | { readonly act: "copy-begin" | "copy-label" | "copy-end" }
  | { readonly act: "close" };

export type Numbered = Request & { readonly id: number };

/** What a request answers; nothing where it is not named. */
interface Answers {
  query: Results;
  exec: Results[];
  begin: number;
  "copy-label": string;
}

export type AnswerTo<A extends Request["act"]> = A extends keyof Answers ? Answers[A] : undefined;

/** What the thread sends: an answer, a notification, or first of all whether the database is open. */
export type Message =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly error: CopiedError }
  | { readonly kind: "notification"; readonly channel: string; readonly payload: string }
  | { readonly kind: "open" }
  | { readonly kind: "not-open"; readonly error: CopiedError };

/** An error as it crosses: structured cloning would keep neither its class nor its fields. */
interface CopiedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** The fields of PostgreSQL's answer (code, detail, …); undefined for any other error. */
  readonly postgres: Readonly<Record<string, string>> | undefined;
}

export function copyError(error: unknown): CopiedError {
  if (!(error instanceof Error)) {
    return { name: "Error", message: String(error), stack: undefined, postgres: undefined };
  }
  const { name, message, stack } = error;
  const isPostgres = error instanceof messages.DatabaseError;
  return { name, message, stack, postgres: isPostgres ? fieldsOf(error) : undefined };
}

/** By the names that they have themselves, since a build gives their classes others. */
const KNOWN = { DatabaseInUse, DatabaseDamaged, FolderNotWritable, StorageFull };

/** The error again, of the class it had: Prisma, and whoever starts the server, look at it. */
export function restoreError({ name, message, stack, postgres }: CopiedError): Error {
  if (postgres) {
    return Object.assign(new messages.DatabaseError(message, 0, "error"), postgres, { stack });
  }
  const Known = new Map(Object.entries(KNOWN)).get(name);
  return Object.assign(Known ? new Known(message) : new Error(message), { stack });
}

const COPIED_APART = new Set(["name", "message", "stack", "query"]);

/** The fields that are sentences or codes; the query and its values are not sent back. */
function fieldsOf(error: Error): Record<string, string> {
  const fields = Object.entries<unknown>({ ...error });
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => {
      const [key, value] = field;
      return typeof value === "string" && !COPIED_APART.has(key);
    }),
  );
}

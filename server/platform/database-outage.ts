import "server-only";

/**
 * Codes of PostgreSQL (classes 08, 53 and 57, serialization failures and deadlocks), of Prisma, and
 * of Node's sockets.
 */
const CODES =
  /^(08|53|57)\w{3}$|^40(001|P01)$|^P(1\d{3}|2024|2028|2034|2037)$|^E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)/;

/**
 * What Prisma's driver adapter makes of socket errors. It drops their code, and where a raw query
 * or a COMMIT fails Prisma gives it no code of its own either.
 */
const KINDS: ReadonlySet<unknown> = new Set([
  "AuthenticationFailed",
  "ConnectionClosed",
  "DatabaseAccessDenied",
  "DatabaseDoesNotExist",
  "DatabaseNotReachable",
  "SocketTimeout",
  "TlsConnectionError",
  "TooManyConnections",
  "TransactionAlreadyClosed",
  "TransactionWriteConflict",
]);

/**
 * What the driver and its pool say without a code when a connection breaks under a query, was
 * closed before it, or does not come about in time.
 */
const MESSAGES =
  /connection terminated|is not queryable|trying to connect|timeout expired|query read timeout|after calling end on the pool|unable to start a transaction|transaction already closed/i;

/** How deep an error may lie inside another: Prisma's, its adapter's, the driver's. */
const MAX_CAUSES = 5;

/** PostgreSQL's disk_full. */
const DISK_FULL = "53100";

/**
 * Whether an error says that the database is unreachable or too busy, wherever in the chain of
 * causes. The same call may succeed later.
 */
export function isDatabaseOutage(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      codesOf(cause).some((code) => CODES.test(code)) ||
      KINDS.has(cause.kind) ||
      (typeof cause.message === "string" && MESSAGES.test(cause.message)),
  );
}

/** Whether an error says that a database server has no room left for what was written. */
export function isDiskFull(error: unknown): boolean {
  return causesOf(error).some((cause) => codesOf(cause).includes(DISK_FULL));
}

/** An error and all that lie inside it. */
function causesOf(error: unknown, depth = 0): Record<string, unknown>[] {
  if (typeof error !== "object" || error === null || depth > MAX_CAUSES) return [];
  const fields = error as Record<string, unknown>;
  const inner = (fields.meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return [fields, ...causesOf(fields.cause, depth + 1), ...causesOf(inner, depth + 1)];
}

function codesOf({ code, errorCode, originalCode }: Record<string, unknown>): string[] {
  return [code, errorCode, originalCode].filter((one) => typeof one === "string");
}

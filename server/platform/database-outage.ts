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

/**
 * Whether an error says that the database is unreachable or too busy, wherever in the chain of
 * causes. The same call may succeed later.
 */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_CAUSES) return false;
  const { code, errorCode, originalCode, kind, message, cause, meta } = error as Record<
    string,
    unknown
  >;
  const codes = [code, errorCode, originalCode];
  if (codes.some((one) => typeof one === "string" && CODES.test(one))) return true;
  if (KINDS.has(kind)) return true;
  if (typeof message === "string" && MESSAGES.test(message)) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isDatabaseOutage(cause, depth + 1) || isDatabaseOutage(inner, depth + 1);
}

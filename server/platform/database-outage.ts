import "server-only";

/** Codes of PostgreSQL (classes 08, 53 and 57), of Prisma, and of Node's sockets. */
const CODES =
  /^(08|53|57)\w{3}$|^P(1\d{3}|2024|2028|2034|2037)$|^E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_)/;

/**
 * What the driver and its pool say without a code when a connection breaks under a query, was
 * closed before it, or does not come about in time.
 */
const WORDS =
  /connection terminated|is not queryable|trying to connect|timeout expired|query read timeout|after calling end on the pool|unable to start a transaction|transaction already closed/i;

/** How deep an error may lie inside another: Prisma's, its adapter's, the driver's. */
const MAX_CAUSES = 5;

/**
 * Whether an error says that the database is away or too busy, wherever in the chain of causes.
 * The same call may succeed later.
 */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_CAUSES) return false;
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>;
  if ([code, originalCode].some((one) => typeof one === "string" && CODES.test(one))) return true;
  if (typeof message === "string" && WORDS.test(message)) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isDatabaseOutage(cause, depth + 1) || isDatabaseOutage(inner, depth + 1);
}

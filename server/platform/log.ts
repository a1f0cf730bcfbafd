import "server-only";
import { pino } from "pino";

const SECRETS = ["authorization", "cookie", "password", "current", "next", "token", "secret"];

/**
 * An error without the words people wrote: Prisma puts the arguments of a failed call into its
 * message and PostgreSQL the failing row into its detail. What stays is the last line of the
 * message, which says what was wrong, and where in the program it happened.
 */
function withoutWords(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message.trim().split("\n").at(-1)?.slice(0, 300),
    ...(typeof code === "string" ? { code } : {}),
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .join("\n"),
    ...(error.cause instanceof Error ? { cause: withoutWords(error.cause) } : {}),
  };
}

/** One line of JSON for each event, on standard error. It never holds a text, note or password. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? (process.env.VITEST ? "silent" : "info"),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: withoutWords },
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "(hidden)",
    },
  },
  pino.destination({ fd: 2, sync: true }),
);

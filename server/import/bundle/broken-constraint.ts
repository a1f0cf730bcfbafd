import { Prisma } from "@/prisma/generated/client";

/** What PostgreSQL calls a key that is used already, or one that names nothing. */
const BROKEN = new Set(["23505", "23503"]);

/** Whether a write failed since a row has a key that another one has, or names one that is not there. */
export function breaksConstraint(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2002" || error.code === "P2003") return true;
  const meta = error.meta as
    | {
        code?: unknown;
        driverAdapterError?: { cause?: { originalCode?: unknown; code?: unknown } };
      }
    | undefined;
  const cause = meta?.driverAdapterError?.cause;
  return [meta?.code, cause?.originalCode, cause?.code].some((code) => BROKEN.has(String(code)));
}

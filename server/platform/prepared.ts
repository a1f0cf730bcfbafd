import "server-only";
import { createHash } from "node:crypto";
import { Prisma } from "@/prisma/generated/client";
import { directUrl } from "./direct-url";

/**
 * Begins a statement that PostgreSQL parses and plans once for a connection, and not each time, which
 * takes longer than running it. For statements of most requests only, whose text is always the same:
 * a list of parameters of any length would make a new one each time.
 */
export const PREPARED = Prisma.sql`/* prepared */ `;

/** Connections keep no more than these. */
const MAX_STATEMENTS = 200;

const names = new Map<string, string>();

/** The name of a prepared statement: empty, as in the protocol, where it is not to be kept. */
function nameOfStatement({ sql }: { readonly sql: string }): string {
  if (!sql.startsWith(PREPARED.sql)) return "";
  const known = names.get(sql);
  if (known !== undefined || names.size >= MAX_STATEMENTS) return known ?? "";
  const name = createHash("sha256").update(sql).digest("base64url");
  names.set(sql, name);
  return name;
}

/**
 * Options of a connection that prepares marked statements. None behind a pooler, which has an
 * address of its own for what needs a session: not all poolers know prepared statements.
 */
export function preparing(url: string) {
  return directUrl(url) === url ? { statementNameGenerator: nameOfStatement } : {};
}

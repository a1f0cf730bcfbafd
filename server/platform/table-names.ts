import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** Names of tables as SQL, for statements that are the same for several of them. */
export const TABLE_NAMES = {
  Annotation: Prisma.sql`"Annotation"`,
  Note: Prisma.sql`"Note"`,
  Reference: Prisma.sql`"Reference"`,
  Suggestion: Prisma.sql`"Suggestion"`,
} as const;

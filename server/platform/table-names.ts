import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** Names of tables as SQL, for statements that are the same for several of them. */
export const TABLE_NAMES = {
  Adjudication: Prisma.sql`"Adjudication"`,
  Annotation: Prisma.sql`"Annotation"`,
  Note: Prisma.sql`"Note"`,
  Reference: Prisma.sql`"Reference"`,
  Suggestion: Prisma.sql`"Suggestion"`,
} as const;

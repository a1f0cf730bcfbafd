import "server-only";
import type { Prisma } from "@/prisma/generated/client";

/**
 * The order of a codebook, the same wherever one is read: letters of colours and properties with one
 * id go by it. Parts of a split have one position.
 */
export const CODEBOOK_ORDER = [
  { kind: "asc" },
  { position: "asc" },
  { id: "asc" },
] as const satisfies readonly Prisma.TagOrderByWithRelationInput[];

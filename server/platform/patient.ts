import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * Begins a statement of a long work, such as a page of an export. On the embedded database, which
 * answers one statement after the other, it waits until nobody else does (embedded/turns.ts).
 */
export const PATIENT = Prisma.sql`/* patient */ `;

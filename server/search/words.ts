import "server-only";
import { Prisma } from "@/prisma/generated/client";

// The very expressions the indexes of the migration "search" are made of, by the alias each table
// has in a search; the planner takes an index only where the two are the same.
export const PASSAGE_TEXT = Prisma.sql`p."text"`;
export const DOCUMENT_TEXT = Prisma.sql`d."title" || ' ' || d."author" || ' ' || d."speaker" || ' ' || d."publisher"`;
export const ANNOTATION_TEXT = Prisma.sql`coalesce(a."claimStatement", '') || ' ' || a."body" || ' ' || a."quote"`;
export const NOTE_TEXT = Prisma.sql`n."body"`;
export const SOURCE_TEXT = Prisma.sql`s."citation" || ' ' || s."url"`;
export const REFERENCE_TEXT = Prisma.sql`r."quote" || ' ' || r."locator"`;
export const CLAIM_TEXT = Prisma.sql`c."statement" || ' ' || c."context" || ' ' || c."rationale"`;
export const SPEAKER_TEXT = Prisma.sql`p."name" || ' ' || p."role" || ' ' || p."description"`;

import "server-only";
import type { ReadingKind } from "@/lib/contract/terms";
import { transaction } from "@/server/platform/db";

/** The tables that things lie in which are read one by one. */
export type SubjectOf =
  | "Project"
  | "Document"
  | "Archive"
  | "Claim"
  | "Speaker"
  | "Guideline"
  | "Annotation"
  | "AnnotationRelation"
  | "Note"
  | "QuotationCheck";

/** How often somebody read something within an hour. */
export interface Counted {
  readonly userId: string;
  readonly tokenId: string;
  readonly kind: ReadingKind;
  readonly table: SubjectOf;
  /** The id of a row of the table. */
  readonly id: string;
  readonly format: string;
  /** Whether each call counts; else the row says only that it was read. */
  readonly isCounted: boolean;
  readonly hour: Date;
  readonly at: Date;
  readonly lastAt: Date;
  readonly count: number;
}

/**
 * Adds readings to the rows of their hours, in one statement. It finds the project of each thing, so
 * that whoever reads need not. What belongs to an annotation counts as reading its document, if
 * everybody in the project sees the annotation; what only its maker sees leaves no row, and neither
 * does what is gone.
 *
 * Several instances may add to the same rows: all of them lock in the order of the ids.
 */
export async function storeReadings(rows: readonly Counted[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction(
    (tx) => tx.$executeRaw`
      WITH noted AS (
        SELECT n.*, coalesce(p.id, d."projectId", c."projectId", s."projectId", a."projectId")
            AS "projectId",
          coalesce(p.id, d.id, c.id, s.id, a."documentId") AS "subjectId"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(
          "userId" uuid, "tokenId" uuid, kind text, "table" text, id uuid, format text,
          "isCounted" boolean, hour timestamptz, at timestamptz, "lastAt" timestamptz, count int)
        JOIN "User" u ON u.id = n."userId"
        LEFT JOIN "Guideline" g ON n."table" = 'Guideline' AND g.id = n.id
        LEFT JOIN "Project" p ON p.id = CASE n."table"
          WHEN 'Project' THEN n.id WHEN 'Guideline' THEN g."projectId" END
        LEFT JOIN "Archive" x ON n."table" = 'Archive' AND x.id = n.id
        LEFT JOIN "Reference" f ON f.id = x."referenceId"
        LEFT JOIN "Document" d ON d.id = CASE n."table"
          WHEN 'Document' THEN n.id WHEN 'Archive' THEN
            CASE WHEN x."referenceId" IS NULL THEN x."documentId" END END
        LEFT JOIN "Claim" c ON n."table" = 'Claim' AND c.id = n.id
        LEFT JOIN "Speaker" s ON n."table" = 'Speaker' AND s.id = n.id AND s.change > 0
        LEFT JOIN "Note" note ON n."table" = 'Note' AND note.id = n.id
        LEFT JOIN "QuotationCheck" q ON n."table" = 'QuotationCheck' AND q.id = n.id
        LEFT JOIN "AnnotationRelation" r ON n."table" = 'AnnotationRelation' AND r.id = n.id
          AND EXISTS (SELECT 1 FROM "Annotation" b WHERE b.id = r."toId" AND b.visibility = 'project')
        LEFT JOIN "Annotation" a ON a.visibility = 'project' AND a.id = CASE n."table"
          WHEN 'Annotation' THEN n.id WHEN 'Note' THEN note."annotationId"
          WHEN 'Archive' THEN f."annotationId"
          WHEN 'QuotationCheck' THEN q."annotationId" WHEN 'AnnotationRelation' THEN r."fromId" END),
      keyed AS (
        SELECT *, md5(concat_ws(' ', "projectId", "userId", "tokenId", kind, "subjectId", format,
          extract(epoch FROM hour)::bigint))::uuid AS key
        FROM noted WHERE "projectId" IS NOT NULL)
      INSERT INTO "Reading" AS old (id, "projectId", "userId", "tokenId", kind, "subjectId", format,
        hour, at, "lastAt", count)
      SELECT key, "projectId", "userId", "tokenId", kind, "subjectId", format, hour, min(at),
        max(CASE WHEN "isCounted" THEN "lastAt" ELSE at END),
        CASE WHEN "isCounted" THEN sum(count) ELSE 1 END
      FROM keyed
      GROUP BY key, "projectId", "userId", "tokenId", kind, "subjectId", format, hour, "isCounted"
      ORDER BY key
      ON CONFLICT (id) DO UPDATE
        SET count = old.count + excluded.count,
          "lastAt" = greatest(old."lastAt", excluded."lastAt")
        WHERE old."tokenId" <> '00000000-0000-0000-0000-000000000000' OR old.kind = 'export'`,
  );
}

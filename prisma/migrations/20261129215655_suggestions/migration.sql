-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('open', 'taken', 'adjusted', 'refused');

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "suggestion" JSONB;

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" "Kind" NOT NULL,
    "target" JSONB NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "anchor" "Anchor" NOT NULL DEFAULT 'exact',
    "tags" TEXT[],
    "body" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "origin" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" "SuggestionState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "annotationId" UUID,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "change" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Suggestion_documentId_start_id_idx" ON "Suggestion"("documentId", "start", "id");

-- CreateIndex
CREATE INDEX "Suggestion_projectId_origin_idx" ON "Suggestion"("projectId", "origin");

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The index of a group of the audit log holds the nouns that server/audit/filter.ts names.
DROP INDEX "Change_annotations_at_idx";
CREATE INDEX "Change_annotations_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('annotation', 'note', 'reference', 'review', 'attribution', 'check', 'dismissal', 'annotation-relation', 'suggestion');

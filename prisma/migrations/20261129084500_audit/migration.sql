-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "roleAfter" "Role",
ADD COLUMN     "roleBefore" "Role";

-- CreateTable
CREATE TABLE "Reading" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "format" TEXT NOT NULL DEFAULT '',
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "projectId" UUID,
    "kind" TEXT NOT NULL,
    "userId" UUID,
    "subjectId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reading_projectId_at_id_idx" ON "Reading"("projectId", "at", "id");

-- CreateIndex
CREATE INDEX "Reading_userId_projectId_at_id_idx" ON "Reading"("userId", "projectId", "at", "id");

-- CreateIndex
CREATE INDEX "Reading_hour_idx" ON "Reading"("hour");

-- CreateIndex
CREATE INDEX "AuditEvent_projectId_at_id_idx" ON "AuditEvent"("projectId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_userId_idx" ON "AuditEvent"("userId");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectId_idx" ON "AuditEvent"("subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit log of a project reads what everybody in it may see by time, of one person by an index of
-- their own, and of one group of things by one that holds no other rows (server/audit/filter.ts). What
-- else a filter names is looked at in the index alone.
CREATE INDEX "Change_shared_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  INCLUDE ("kind", "byId", "subjectId") WHERE "lane" = '00000000-0000-0000-0000-000000000000';
CREATE INDEX "Change_shared_by_at_idx" ON "Change" ("projectId", "byId", "at", "feedId", "number")
  INCLUDE ("kind", "subjectId") WHERE "lane" = '00000000-0000-0000-0000-000000000000';
CREATE INDEX "Change_annotations_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('annotation', 'note', 'reference', 'review', 'attribution', 'check', 'dismissal');
CREATE INDEX "Change_claims_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('claim', 'occurrence', 'evidence', 'relation', 'speaker', 'query');
CREATE INDEX "Change_codebook_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('tag');
CREATE INDEX "Change_documents_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('document', 'project');
CREATE INDEX "Change_access_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('member');
CREATE INDEX "Reading_export_at_idx" ON "Reading" ("projectId", "at", "id") WHERE "kind" = 'export';

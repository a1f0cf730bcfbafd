-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "reviewFilter" JSONB NOT NULL DEFAULT '{}';

-- The review queue goes through the annotations of a project by their age.
CREATE INDEX "Annotation_age_idx" ON "Annotation" ("projectId", "createdAt", "id")
  WHERE "deletedAt" IS NULL;

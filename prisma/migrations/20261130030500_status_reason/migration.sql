-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "statusAt" TIMESTAMPTZ(3),
ADD COLUMN     "statusReason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "inboxSeenAt" TIMESTAMPTZ(3);

-- What was decided before: when its status was last set, as the history has it.
UPDATE "Annotation" a SET "statusAt" = h.at
FROM (SELECT "projectId", "subjectId", max(at) AS at FROM "History"
  WHERE subject = 'annotation' AND action = 'status' GROUP BY 1, 2) h
WHERE h."subjectId" = a.id AND h."projectId" = a."projectId" AND a.status <> 'open';

-- An author's inbox reads what that person made in one project.
CREATE INDEX "Annotation_projectId_createdById_idx" ON "Annotation"("projectId", "createdById");

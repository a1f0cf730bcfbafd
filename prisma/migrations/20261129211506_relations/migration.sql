-- AlterTable
ALTER TABLE "CodebookRevision" ADD COLUMN     "relationTypeId" UUID;

-- CreateTable
CREATE TABLE "RelationType" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "inverse" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "colour" TEXT NOT NULL DEFAULT '',
    "symmetric" BOOLEAN NOT NULL DEFAULT false,
    "fromKinds" TEXT[],
    "toKinds" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "change" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RelationType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnotationRelation" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "fromDocumentId" UUID NOT NULL,
    "toDocumentId" UUID NOT NULL,
    "typeId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "authorName" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "change" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AnnotationRelation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RelationType_projectId_position_idx" ON "RelationType"("projectId", "position");

-- CreateIndex
CREATE INDEX "AnnotationRelation_projectId_id_idx" ON "AnnotationRelation"("projectId", "id");

-- CreateIndex
CREATE INDEX "AnnotationRelation_fromId_typeId_toId_idx" ON "AnnotationRelation"("fromId", "typeId", "toId");

-- CreateIndex
CREATE INDEX "AnnotationRelation_toId_typeId_fromId_idx" ON "AnnotationRelation"("toId", "typeId", "fromId");

-- CreateIndex
CREATE INDEX "AnnotationRelation_fromDocumentId_id_idx" ON "AnnotationRelation"("fromDocumentId", "id");

-- CreateIndex
CREATE INDEX "AnnotationRelation_toDocumentId_id_idx" ON "AnnotationRelation"("toDocumentId", "id");

-- CreateIndex
CREATE INDEX "AnnotationRelation_typeId_idx" ON "AnnotationRelation"("typeId");

-- CreateIndex
CREATE INDEX "AnnotationRelation_createdById_idx" ON "AnnotationRelation"("createdById");

-- AddForeignKey
ALTER TABLE "RelationType" ADD CONSTRAINT "RelationType_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnotationRelation" ADD CONSTRAINT "AnnotationRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnotationRelation" ADD CONSTRAINT "AnnotationRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnotationRelation" ADD CONSTRAINT "AnnotationRelation_typeId_fkey" FOREIGN KEY ("typeId") REFERENCES "RelationType"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnotationRelation" ADD CONSTRAINT "AnnotationRelation_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Projects that are there get the types that a new project begins with.
INSERT INTO "RelationType" (id, "projectId", slug, label, inverse, description, colour, "fromKinds", "toKinds", position)
SELECT gen_random_uuid(), p.id, t.slug, t.label, t.inverse, t.description, t.colour, '{}', '{}', t.position
FROM "Project" p CROSS JOIN (VALUES
  ('supports', 'supports', 'is supported by', 'Gives a reason to believe the other.', '#1b7a4b', 0),
  ('contradicts', 'contradicts', 'is contradicted by', 'Both cannot be true.', '#b3261e', 1),
  ('answers', 'answers', 'is answered by', 'Replies to what the other asks or says.', '#1f5fbf', 2),
  ('repeats', 'repeats', 'is repeated by', 'Says again what the other says.', '#6b4fa0', 3),
  ('causes', 'causes', 'is caused by', 'Is said to bring about what the other says.', '#a8480c', 4)
) AS t (slug, label, inverse, description, colour, position);

-- The groups of the audit log, with the kinds of change that relations have.
DROP INDEX "Change_annotations_at_idx";
CREATE INDEX "Change_annotations_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('annotation', 'note', 'reference', 'review', 'attribution', 'check', 'dismissal', 'annotation-relation');
DROP INDEX "Change_codebook_at_idx";
CREATE INDEX "Change_codebook_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('tag', 'relation-type');

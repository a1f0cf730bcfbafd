-- CreateTable
CREATE TABLE "Adjudication" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "target" JSONB NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "anchor" "Anchor" NOT NULL DEFAULT 'exact',
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "guidelineUnclear" BOOLEAN NOT NULL DEFAULT false,
    "codebookVersion" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnById" UUID,
    "deletedAt" TIMESTAMPTZ(3),
    "replacedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "change" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Adjudication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdjudicatedSpan" (
    "id" UUID NOT NULL,
    "adjudicationId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "annotationId" UUID,
    "revision" INTEGER NOT NULL,
    "kind" "Kind" NOT NULL,
    "target" JSONB NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "anchor" "Anchor" NOT NULL DEFAULT 'exact',
    "tags" TEXT[],
    "properties" JSONB NOT NULL DEFAULT '{}',
    "body" TEXT NOT NULL DEFAULT '',
    "claimStatement" TEXT,
    "claimType" TEXT,
    "claimCheckworthy" BOOLEAN,
    "quotationForm" TEXT,
    "quotationSpeaker" TEXT,
    "quotationCue" TEXT,
    "quotationAddressee" TEXT,
    "rhetoricTechnique" TEXT,
    "rhetoricTarget" TEXT,
    "rhetoricClaimId" UUID,
    "rhetoricJustification" TEXT,

    CONSTRAINT "AdjudicatedSpan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdjudicatedAnnotation" (
    "adjudicationId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "fate" TEXT NOT NULL,

    CONSTRAINT "AdjudicatedAnnotation_pkey" PRIMARY KEY ("adjudicationId","annotationId")
);

-- CreateIndex
CREATE INDEX "Adjudication_documentId_start_id_idx" ON "Adjudication"("documentId", "start", "id");

-- CreateIndex
CREATE INDEX "Adjudication_projectId_idx" ON "Adjudication"("projectId");

-- CreateIndex
CREATE INDEX "AdjudicatedSpan_adjudicationId_idx" ON "AdjudicatedSpan"("adjudicationId");

-- CreateIndex
CREATE INDEX "AdjudicatedSpan_documentId_start_id_idx" ON "AdjudicatedSpan"("documentId", "start", "id");

-- CreateIndex
CREATE INDEX "AdjudicatedSpan_projectId_idx" ON "AdjudicatedSpan"("projectId");

-- CreateIndex
CREATE INDEX "AdjudicatedAnnotation_annotationId_idx" ON "AdjudicatedAnnotation"("annotationId");

-- CreateIndex
CREATE INDEX "AdjudicatedAnnotation_documentId_idx" ON "AdjudicatedAnnotation"("documentId");

-- CreateIndex
CREATE INDEX "AdjudicatedAnnotation_projectId_idx" ON "AdjudicatedAnnotation"("projectId");

-- AddForeignKey
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdjudicatedSpan" ADD CONSTRAINT "AdjudicatedSpan_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdjudicatedAnnotation" ADD CONSTRAINT "AdjudicatedAnnotation_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdjudicatedAnnotation" ADD CONSTRAINT "AdjudicatedAnnotation_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The index of a group of the audit log holds the nouns that server/audit/filter.ts names.
DROP INDEX "Change_annotations_at_idx";
CREATE INDEX "Change_annotations_at_idx" ON "Change" ("projectId", "at", "feedId", "number")
  WHERE "lane" = '00000000-0000-0000-0000-000000000000' AND split_part("kind", '.', 1) IN ('annotation', 'note', 'reference', 'review', 'attribution', 'check', 'dismissal', 'annotation-relation', 'suggestion', 'adjudication');

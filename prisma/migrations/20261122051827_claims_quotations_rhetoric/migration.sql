-- DropIndex
DROP INDEX "Attribution_contentAnnotationId_idx";

-- DropIndex
DROP INDEX "QuotationCheck_annotationId_idx";

-- AlterTable
ALTER TABLE "Annotation" DROP COLUMN "rhetoricDetail",
ADD COLUMN     "rhetoricAnswers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "rhetoricClaimId" UUID,
ADD COLUMN     "rhetoricJustification" TEXT,
ADD COLUMN     "rhetoricTarget" TEXT;

-- AlterTable
ALTER TABLE "Attribution" ADD COLUMN     "addresseeId" UUID,
ADD COLUMN     "change" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "ClaimOccurrence" DROP COLUMN "quantity",
ADD COLUMN     "change" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quantities" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Evidence" DROP COLUMN "referenceId",
ADD COLUMN     "anchor" "Anchor" NOT NULL DEFAULT 'exact',
ADD COLUMN     "annotationId" UUID,
ADD COLUMN     "locator" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "quote" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sourceId" UUID,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "QuotationCheck" ADD COLUMN     "change" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "signedVerdict" TEXT,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "SourceRelation" ADD COLUMN     "change" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Speaker" ADD COLUMN     "aliases" TEXT[],
ADD COLUMN     "change" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "justify" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "requires" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "CodebookRevision" (
    "projectId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "tagId" UUID,
    "before" JSONB NOT NULL DEFAULT '{}',
    "after" JSONB NOT NULL DEFAULT '{}',
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CodebookRevision_pkey" PRIMARY KEY ("projectId","version")
);

-- CreateTable
CREATE TABLE "Recheck" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "choices" TEXT[],
    "doneById" UUID,
    "doneAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimPair" (
    "projectId" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClaimPair_pkey" PRIMARY KEY ("oneId","otherId")
);

-- CreateTable
CREATE TABLE "EvidenceSearch" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvidenceSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dismissal" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "proposal" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dismissal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedQuery" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "createdById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "change" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedQuery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Recheck_projectId_doneAt_idx" ON "Recheck"("projectId", "doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recheck_annotationId_version_key" ON "Recheck"("annotationId", "version");

-- CreateIndex
CREATE INDEX "ClaimPair_projectId_idx" ON "ClaimPair"("projectId");

-- CreateIndex
CREATE INDEX "EvidenceSearch_claimId_at_idx" ON "EvidenceSearch"("claimId", "at");

-- CreateIndex
CREATE INDEX "EvidenceSearch_projectId_idx" ON "EvidenceSearch"("projectId");

-- CreateIndex
CREATE INDEX "Dismissal_projectId_idx" ON "Dismissal"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Dismissal_documentId_proposal_revision_start_end_key" ON "Dismissal"("documentId", "proposal", "revision", "start", "end");

-- CreateIndex
CREATE INDEX "SavedQuery_projectId_createdAt_idx" ON "SavedQuery"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Annotation_projectId_rhetoricTechnique_idx" ON "Annotation"("projectId", "rhetoricTechnique");

-- CreateIndex
CREATE INDEX "Annotation_rhetoricClaimId_idx" ON "Annotation"("rhetoricClaimId");

-- CreateIndex
CREATE UNIQUE INDEX "Attribution_contentAnnotationId_key" ON "Attribution"("contentAnnotationId");

-- CreateIndex
CREATE INDEX "Attribution_speakerId_idx" ON "Attribution"("speakerId");

-- CreateIndex
CREATE INDEX "Attribution_parentId_idx" ON "Attribution"("parentId");

-- CreateIndex
CREATE INDEX "Evidence_annotationId_idx" ON "Evidence"("annotationId");

-- CreateIndex
CREATE INDEX "Evidence_sourceId_idx" ON "Evidence"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "QuotationCheck_annotationId_sourceDocumentId_key" ON "QuotationCheck"("annotationId", "sourceDocumentId");

-- AddForeignKey
ALTER TABLE "Recheck" ADD CONSTRAINT "Recheck_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceSearch" ADD CONSTRAINT "EvidenceSearch_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribution" ADD CONSTRAINT "Attribution_contentAnnotationId_fkey" FOREIGN KEY ("contentAnnotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribution" ADD CONSTRAINT "Attribution_addresseeId_fkey" FOREIGN KEY ("addresseeId") REFERENCES "Speaker"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotationCheck" ADD CONSTRAINT "QuotationCheck_sourceDocumentId_fkey" FOREIGN KEY ("sourceDocumentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuotationCheck" ADD CONSTRAINT "QuotationCheck_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Where annotations lie, for questions about order and distance within a document.
CREATE INDEX "Annotation_place_idx" ON "Annotation" USING GIST ("documentId", int4range("start", "end", '[]'));

-- Speakers by nearly their name.
CREATE INDEX "Speaker_name_idx" ON "Speaker" USING GIN (obelus_fold("name") gin_trgm_ops);
CREATE INDEX "Speaker_words_idx" ON "Speaker" USING GIN (obelus_words("name" || ' ' || "role" || ' ' || "description"));

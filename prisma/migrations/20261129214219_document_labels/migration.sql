-- CreateTable
CREATE TABLE "Label" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentLabel" (
    "documentId" UUID NOT NULL,
    "labelId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "DocumentLabel_pkey" PRIMARY KEY ("documentId","labelId")
);

-- CreateIndex
CREATE INDEX "Label_projectId_id_idx" ON "Label"("projectId", "id");

-- CreateIndex
CREATE INDEX "DocumentLabel_labelId_idx" ON "DocumentLabel"("labelId");

-- CreateIndex
CREATE INDEX "DocumentLabel_projectId_idx" ON "DocumentLabel"("projectId");

-- AddForeignKey
ALTER TABLE "Label" ADD CONSTRAINT "Label_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLabel" ADD CONSTRAINT "DocumentLabel_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentLabel" ADD CONSTRAINT "DocumentLabel_labelId_fkey" FOREIGN KEY ("labelId") REFERENCES "Label"("id") ON DELETE CASCADE ON UPDATE CASCADE;

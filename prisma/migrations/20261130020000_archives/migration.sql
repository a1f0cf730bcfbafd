-- CreateTable
CREATE TABLE "Archive" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revision" INTEGER,
    "referenceId" UUID,
    "url" TEXT NOT NULL,
    "finalUrl" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdById" UUID,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Archive_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Archive_documentId_id_idx" ON "Archive"("documentId", "id");

-- CreateIndex
CREATE INDEX "Archive_referenceId_idx" ON "Archive"("referenceId");

-- CreateIndex
CREATE INDEX "Archive_projectId_idx" ON "Archive"("projectId");

-- AddForeignKey
ALTER TABLE "Archive" ADD CONSTRAINT "Archive_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Archive" ADD CONSTRAINT "Archive_referenceId_fkey" FOREIGN KEY ("referenceId") REFERENCES "Reference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The bytes are read piece by piece, which a compressed value would have to be unpacked for each time.
ALTER TABLE "Archive" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

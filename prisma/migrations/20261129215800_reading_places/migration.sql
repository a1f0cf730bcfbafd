-- AlterTable
ALTER TABLE "User" ADD COLUMN     "textLook" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ReadingPlace" (
    "userId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "offset" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReadingPlace_pkey" PRIMARY KEY ("userId","documentId")
);

-- CreateIndex
CREATE INDEX "ReadingPlace_projectId_userId_idx" ON "ReadingPlace"("projectId", "userId");

-- CreateIndex
CREATE INDEX "ReadingPlace_documentId_idx" ON "ReadingPlace"("documentId");

-- AddForeignKey
ALTER TABLE "ReadingPlace" ADD CONSTRAINT "ReadingPlace_projectId_userId_fkey" FOREIGN KEY ("projectId", "userId") REFERENCES "Member"("projectId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingPlace" ADD CONSTRAINT "ReadingPlace_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

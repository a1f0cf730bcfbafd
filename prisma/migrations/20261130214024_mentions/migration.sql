-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mentionMail" TEXT NOT NULL DEFAULT 'at-once';

-- CreateTable
CREATE TABLE "Mention" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),
    "mailAfter" TIMESTAMPTZ(3) NOT NULL,
    "mailTries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("noteId","userId")
);

-- CreateIndex
CREATE INDEX "Mention_userId_projectId_createdAt_idx" ON "Mention"("userId", "projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Mention_createdAt_idx" ON "Mention"("createdAt");

-- CreateIndex
CREATE INDEX "Note_projectId_createdById_idx" ON "Note"("projectId", "createdById");

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

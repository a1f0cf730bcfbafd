-- AlterTable
ALTER TABLE "User" ADD COLUMN     "formerIn" UUID,
ADD COLUMN     "formerNumber" INTEGER;

-- CreateTable
CREATE TABLE "AccountDeletion" (
    "userId" UUID NOT NULL,
    "work" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountDeletion_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "AccountDeletionPart" (
    "userId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "pseudonymId" UUID NOT NULL,
    "purge" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AccountDeletionPart_pkey" PRIMARY KEY ("userId","projectId")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_formerIn_formerNumber_key" ON "User"("formerIn", "formerNumber");

-- AddForeignKey
ALTER TABLE "AccountDeletion" ADD CONSTRAINT "AccountDeletion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountDeletionPart" ADD CONSTRAINT "AccountDeletionPart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "AccountDeletion"("userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Claims are found by their terms instead of the bits of their trigrams; all are compared anew.
DROP TABLE "ClaimWords";
DROP FUNCTION obelus_trigrams(TEXT);
DELETE FROM "ClaimLikeness";
UPDATE "Claim" SET "compared" = false WHERE "compared";

-- AlterTable
ALTER TABLE "ClaimLikeness" ADD COLUMN     "differs" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "ClaimWords" (
    "claimId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "ClaimWords_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "ClaimTerm" (
    "projectId" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "claimId" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "ClaimTerm_pkey" PRIMARY KEY ("projectId","term","claimId")
);

-- CreateIndex
CREATE INDEX "ClaimWords_projectId_length_idx" ON "ClaimWords"("projectId", "length");

-- CreateIndex
CREATE INDEX "ClaimTerm_claimId_idx" ON "ClaimTerm"("claimId");

-- AddForeignKey
ALTER TABLE "ClaimWords" ADD CONSTRAINT "ClaimWords_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimTerm" ADD CONSTRAINT "ClaimTerm_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

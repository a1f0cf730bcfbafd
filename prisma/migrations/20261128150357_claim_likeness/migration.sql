-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "compared" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ClaimWords" (
    "claimId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "trigrams" bit(2048) NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "ClaimWords_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "ClaimLikeness" (
    "projectId" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "likeness" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ClaimLikeness_pkey" PRIMARY KEY ("oneId","otherId")
);

-- CreateIndex
CREATE INDEX "ClaimWords_projectId_size_idx" ON "ClaimWords"("projectId", "size");

-- CreateIndex
CREATE INDEX "ClaimLikeness_otherId_idx" ON "ClaimLikeness"("otherId");

-- CreateIndex
CREATE INDEX "ClaimLikeness_projectId_likeness_oneId_otherId_idx" ON "ClaimLikeness"("projectId", "likeness" DESC, "oneId", "otherId");

-- AddForeignKey
ALTER TABLE "ClaimWords" ADD CONSTRAINT "ClaimWords_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLikeness" ADD CONSTRAINT "ClaimLikeness_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimLikeness" ADD CONSTRAINT "ClaimLikeness_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Claims whose words are still to be compared; usually none.
CREATE INDEX "Claim_waiting_idx" ON "Claim" ("projectId", "id") WHERE NOT "compared" AND "deletedAt" IS NULL;

-- A bit for each trigram of some words, by its hash. Of two words' bits, those that both have count
-- their common trigrams nearly, in a fraction of the time that pg_trgm takes to make and compare them.
CREATE FUNCTION obelus_trigrams(words TEXT) RETURNS BIT(2048) IMMUTABLE STRICT PARALLEL SAFE
RETURN coalesce(
  (SELECT bit_or(B'1'::bit(2048) >> (hashtext(trigram) & 2047)) FROM unnest(show_trgm(words)) trigram),
  0::bit(2048));

-- Like claims are found by ClaimWords, which is read by project; this index had all projects' claims.
DROP INDEX "Claim_statement_idx";

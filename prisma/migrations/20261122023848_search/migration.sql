-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "indexedRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "citation" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Passage" (
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "projectId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("documentId","revision","start")
);

-- CreateIndex
CREATE INDEX "Passage_projectId_idx" ON "Passage"("projectId");

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words without accents and case. An index needs a function that never changes its answer, and
-- unaccent is only "stable" because its rules could be edited; here they are not.
CREATE FUNCTION obelus_fold(words TEXT) RETURNS TEXT IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, words));

-- What the index holds of some words. Chinese, Japanese and Korean characters stand alone, since
-- no space says where a word ends. Cut off where a tsvector could grow past its limit of 1 MB.
-- Its cost is told, milliseconds, so that the planner takes the index of words first; the setting
-- keeps the planner from replacing the call by its body, whose cost nobody told it.
CREATE FUNCTION obelus_words(words TEXT) RETURNS TSVECTOR IMMUTABLE STRICT PARALLEL SAFE COST 100000
SET search_path = pg_catalog
RETURN to_tsvector('simple', left(regexp_replace(obelus_fold(left(words, 50000)),
  '([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g'), 100000));

CREATE INDEX "Passage_words_idx" ON "Passage" USING GIN (obelus_words("text"));
CREATE INDEX "Document_words_idx" ON "Document" USING GIN (obelus_words("title" || ' ' || "author" || ' ' || "speaker" || ' ' || "publisher"));
CREATE INDEX "Annotation_words_idx" ON "Annotation" USING GIN (obelus_words(coalesce("claimStatement", '') || ' ' || "body" || ' ' || "quote"));
CREATE INDEX "Note_words_idx" ON "Note" USING GIN (obelus_words("body"));
CREATE INDEX "Source_words_idx" ON "Source" USING GIN (obelus_words("citation" || ' ' || "url"));
CREATE INDEX "Reference_words_idx" ON "Reference" USING GIN (obelus_words("quote" || ' ' || "locator"));
CREATE INDEX "Claim_words_idx" ON "Claim" USING GIN (obelus_words("statement" || ' ' || "context" || ' ' || "rationale"));

-- For claims that say nearly the same.
CREATE INDEX "Claim_statement_idx" ON "Claim" USING GIN (obelus_fold("statement") gin_trgm_ops);

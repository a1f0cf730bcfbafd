-- CreateIndex
CREATE INDEX "Annotation_projectId_documentId_start_id_idx" ON "Annotation"("projectId", "documentId", "start", "id");

-- CreateIndex
CREATE INDEX "Claim_projectId_id_idx" ON "Claim"("projectId", "id");

-- CreateIndex
CREATE INDEX "Claim_mergedIntoId_idx" ON "Claim"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Document_projectId_id_idx" ON "Document"("projectId", "id");

-- CreateIndex
CREATE INDEX "Source_projectId_id_idx" ON "Source"("projectId", "id");

-- CreateIndex
CREATE INDEX "Speaker_projectId_id_idx" ON "Speaker"("projectId", "id");

-- The annotations of a text that somebody may see are counted without reading their rows.
CREATE INDEX "Annotation_seen_idx" ON "Annotation" ("documentId", "visibility", "createdById") WHERE "deletedAt" IS NULL;

-- For a search inside words, and for words nearly like those looked for: the expressions of
-- server/search/words.ts, cut off as server/search/query.ts does.
CREATE INDEX "Document_parts_idx" ON "Document" USING GIN (obelus_fold(left("title" || ' ' || "author" || ' ' || "speaker" || ' ' || "publisher", 50000)) gin_trgm_ops);
CREATE INDEX "Annotation_parts_idx" ON "Annotation" USING GIN (obelus_fold(left(coalesce("claimStatement", '') || ' ' || "body" || ' ' || "quote", 50000)) gin_trgm_ops);
CREATE INDEX "Note_parts_idx" ON "Note" USING GIN (obelus_fold(left("body", 50000)) gin_trgm_ops);
CREATE INDEX "Source_parts_idx" ON "Source" USING GIN (obelus_fold(left("citation" || ' ' || "url", 50000)) gin_trgm_ops);
CREATE INDEX "Reference_parts_idx" ON "Reference" USING GIN (obelus_fold(left("quote" || ' ' || "locator", 50000)) gin_trgm_ops);
CREATE INDEX "Claim_parts_idx" ON "Claim" USING GIN (obelus_fold(left("statement" || ' ' || "context" || ' ' || "rationale", 50000)) gin_trgm_ops);
CREATE INDEX "Speaker_parts_idx" ON "Speaker" USING GIN (obelus_fold(left("name" || ' ' || "role" || ' ' || "description", 50000)) gin_trgm_ops);

-- Those decided on an earlier wording are few among all annotations, and are counted and listed in
-- the order of the texts.
CREATE INDEX "Annotation_outdated_idx" ON "Annotation" ("projectId", "documentId", "start", "id")
  WHERE "statusOutdated" AND "deletedAt" IS NULL;

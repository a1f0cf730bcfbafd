-- CreateTable
CREATE TABLE "SpeakerTurn" (
    "documentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "projectId" UUID NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "SpeakerTurn_pkey" PRIMARY KEY ("documentId","revision","start")
);

-- CreateIndex
CREATE INDEX "SpeakerTurn_projectId_idx" ON "SpeakerTurn"("projectId");

-- AddForeignKey
ALTER TABLE "SpeakerTurn" ADD CONSTRAINT "SpeakerTurn_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The turns of the texts that are there already.
INSERT INTO "SpeakerTurn" ("documentId", revision, start, "end", "projectId", label)
SELECT r."documentId", r.number, (block->>'start')::int, (block->>'end')::int, r."projectId",
  block->>'speaker'
FROM "Revision" r
JOIN "Document" d ON d.id = r."documentId" AND d."revisionNumber" = r.number
CROSS JOIN LATERAL jsonb_array_elements(r.structure->'blocks') block
WHERE block->>'kind' = 'turn' AND block->>'speaker' <> ''
ON CONFLICT DO NOTHING;

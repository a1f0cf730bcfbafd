-- CreateTable
CREATE TABLE "ReceivedAnnotation" (
    "annotationId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "sent" JSONB NOT NULL,
    "content" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceivedAnnotation_pkey" PRIMARY KEY ("annotationId")
);

-- CreateIndex
CREATE INDEX "ReceivedAnnotation_projectId_idx" ON "ReceivedAnnotation"("projectId");

-- AddForeignKey
ALTER TABLE "ReceivedAnnotation" ADD CONSTRAINT "ReceivedAnnotation_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

import { handle } from "@/app/api/handler/handle";
import { readAdjudicationProgressCall } from "@/lib/contract/adjudication";
import { readAdjudicationProgress } from "@/server/adjudication/cases";

export const GET = handle(readAdjudicationProgressCall, (viewer, { params }) =>
  readAdjudicationProgress(viewer, params.documentId),
);

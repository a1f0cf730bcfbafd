import { listCitedCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { evidenceIn } from "@/server/claim/evidence/read";

export const GET = handle(listCitedCall, (viewer, { params }) =>
  evidenceIn(viewer, params.documentId),
);

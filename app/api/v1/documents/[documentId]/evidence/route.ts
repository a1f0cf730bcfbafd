import { listCitedCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { evidenceOutward } from "@/app/api/handler/evidence-offsets";
import { evidenceIn } from "@/server/claim/evidence/read";

export const GET = handle(listCitedCall, async (viewer, { params }) =>
  evidenceOutward(await evidenceIn(viewer, params.documentId)),
);

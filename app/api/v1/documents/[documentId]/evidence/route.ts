import { listCitedCall } from "@/lib/contract/evidence";
import { door } from "@/app/api/handler/handle";
import { evidenceOutward } from "@/app/api/handler/evidence-offsets";
import { evidenceIn } from "@/server/claim/evidence/read";

export const GET = door(listCitedCall, async (viewer, { params }) =>
  evidenceOutward(await evidenceIn(viewer, params.documentId)),
);

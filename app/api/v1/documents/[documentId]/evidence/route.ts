import { listCitedCall } from "@/app/api/operations/evidence";
import { door } from "@/app/api/door/door";
import { evidenceOutward } from "@/app/api/door/evidence-points";
import { evidenceIn } from "@/server/evidence/read";

export const GET = door(listCitedCall, async (viewer, { params }) =>
  evidenceOutward(await evidenceIn(viewer, params.documentId)),
);

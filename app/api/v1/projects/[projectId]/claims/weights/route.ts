import { weighClaimsCall } from "@/lib/contract/evidence";
import { door } from "@/app/api/handler/handle";
import { weighClaims } from "@/server/claim/searches";

export const PUT = door(weighClaimsCall, (viewer, { params, body }) =>
  weighClaims(viewer, params.projectId, body.weights),
);

import { weighClaimsCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { weighClaims } from "@/server/claim/searches";

export const PUT = handle(weighClaimsCall, (viewer, { params, body }) =>
  weighClaims(viewer, params.projectId, body.weights),
);

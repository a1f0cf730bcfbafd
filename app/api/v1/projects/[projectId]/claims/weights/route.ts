import { weighClaimsCall } from "@/app/api/operations/evidence";
import { door } from "@/app/api/door/door";
import { weighClaims } from "@/server/claims/searches";

export const PUT = door(weighClaimsCall, (viewer, { params, body }) =>
  weighClaims(viewer, params.projectId, body.weights),
);

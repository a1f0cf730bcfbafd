import { addClaimCall, listClaimsCall } from "@/app/api/operations/claims";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listClaims } from "@/server/claims/read";
import { addClaim } from "@/server/claims/write";

export const GET = door(listClaimsCall, (viewer, { params, query }) =>
  listClaims(viewer, params.projectId, query, page(query)),
);

export const POST = door(addClaimCall, (viewer, { params, body }) =>
  addClaim(viewer, params.projectId, body),
);

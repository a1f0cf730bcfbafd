import { addClaimCall, listClaimsCall } from "@/lib/contract/claims";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { listClaims } from "@/server/claim/read";
import { addClaim } from "@/server/claim/write";

export const GET = door(listClaimsCall, (viewer, { params, query }) =>
  listClaims(viewer, params.projectId, query, page(query)),
);

export const POST = door(addClaimCall, (viewer, { params, body }) =>
  addClaim(viewer, params.projectId, body),
);

import { addClaimCall, listClaimsCall } from "@/lib/contract/claims";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listClaims } from "@/server/claim/read";
import { addClaim } from "@/server/claim/write";

export const GET = handle(listClaimsCall, (viewer, { params, query }) =>
  listClaims(viewer, params.projectId, query, page(query)),
);

export const POST = handle(addClaimCall, (viewer, { params, body }) =>
  addClaim(viewer, params.projectId, body),
);

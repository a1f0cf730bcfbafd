import { addSearchCall, listSearchesCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { addSearch, listSearches } from "@/server/claim/searches";

export const GET = handle(listSearchesCall, (viewer, { params }) =>
  listSearches(viewer, params.claimId),
);

export const POST = handle(addSearchCall, (viewer, { params, body }) =>
  addSearch(viewer, params.claimId, body),
);

import { addSearchCall, listSearchesCall } from "@/lib/contract/evidence";
import { door } from "@/app/api/handler/handle";
import { addSearch, listSearches } from "@/server/claim/searches";

export const GET = door(listSearchesCall, (viewer, { params }) =>
  listSearches(viewer, params.claimId),
);

export const POST = door(addSearchCall, (viewer, { params, body }) =>
  addSearch(viewer, params.claimId, body),
);

import { addSearchCall, listSearchesCall } from "@/app/api/operations/evidence";
import { door } from "@/app/api/door/door";
import { addSearch, listSearches } from "@/server/claims/searches";

export const GET = door(listSearchesCall, (viewer, { params }) =>
  listSearches(viewer, params.claimId),
);

export const POST = door(addSearchCall, (viewer, { params, body }) =>
  addSearch(viewer, params.claimId, body),
);

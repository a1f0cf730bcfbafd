import { revokeTokenCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { revokeToken } from "@/server/tokens";

export const DELETE = door(revokeTokenCall, (viewer, { params }) =>
  revokeToken(viewer, params.tokenId),
);

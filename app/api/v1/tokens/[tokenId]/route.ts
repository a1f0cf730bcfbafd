import { revokeTokenCall } from "@/lib/contract/people";
import { door } from "@/app/api/handler/handle";
import { revokeToken } from "@/server/account/tokens";

export const DELETE = door(revokeTokenCall, (viewer, { params }) =>
  revokeToken(viewer, params.tokenId),
);

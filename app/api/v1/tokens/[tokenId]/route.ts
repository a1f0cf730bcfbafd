import { revokeTokenCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { revokeToken } from "@/server/account/tokens";

export const DELETE = handle(revokeTokenCall, (viewer, { params }) =>
  revokeToken(viewer, params.tokenId),
);

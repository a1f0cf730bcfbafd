import { changePasswordCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { placeOfRequest } from "@/server/http/client-address";
import { changePassword } from "@/server/account/me";

export const PUT = handle(changePasswordCall, (viewer, { request, body }) =>
  changePassword(viewer, body, placeOfRequest(request)),
);

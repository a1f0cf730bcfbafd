import { resetPasswordCall } from "@/lib/contract/installation";
import { handlePublic } from "@/app/api/handler/handle";
import { placeOfRequest } from "@/server/http/client-address";
import { resetPassword } from "@/server/account/password-resets";

export const POST = handlePublic(resetPasswordCall, (_viewer, { request, body }) =>
  resetPassword(body.token, body, placeOfRequest(request)),
);

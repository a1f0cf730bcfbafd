import { askForResetCall } from "@/lib/contract/installation";
import { handlePublic } from "@/app/api/handler/handle";
import { placeOfRequest } from "@/server/http/client-address";
import { askForReset } from "@/server/account/password-resets";

export const POST = handlePublic(askForResetCall, (_viewer, { request, body }) =>
  askForReset(body.email, placeOfRequest(request)),
);

import { changeMeCall, readMeCall } from "@/lib/contract/people";
import { deleteMeCall } from "@/lib/contract/deletion";
import { answer } from "@/app/api/handler/answer";
import { handle } from "@/app/api/handler/handle";
import { forgetBrowser } from "@/server/account/known-browser";
import { changeMe, readMe } from "@/server/account/me";
import { endSession, signedInAt } from "@/server/account/session";
import { placeOfRequest } from "@/server/http/client-address";
import { deleteAccount } from "@/server/privacy/deletion/delete-account";

export const GET = handle(readMeCall, (viewer) => readMe(viewer));

export const PATCH = handle(changeMeCall, (viewer, { body }) => changeMe(viewer, body));

export const DELETE = handle(deleteMeCall, async (viewer, { request, body }) => {
  const { password, ...choice } = body;
  const place = placeOfRequest(request);
  const confirmation = { password, place, signedInAt: await signedInAt(request) };
  const deleted = await deleteAccount(viewer, choice, confirmation);
  if (!deleted.ok) return deleted;
  const response = answer(deleted);
  response.headers.append("set-cookie", endSession());
  const others = await forgetBrowser(request.headers.get("cookie"), viewer.id);
  response.headers.append("set-cookie", others);
  return response;
});

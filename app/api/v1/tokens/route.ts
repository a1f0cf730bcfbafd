import { addTokenCall, listTokensCall } from "@/lib/contract/people";
import { handle, handlePublic } from "@/app/api/handler/handle";
import { done, refused } from "@/lib/outcome";
import { placeOfRequest } from "@/server/http/client-address";
import { basicOf } from "@/server/account/basic-credentials";
import { signIn } from "@/server/account/password-sign-in";
import { addToken, listTokens } from "@/server/account/tokens";

export const GET = handle(listTokensCall, async (viewer) =>
  done({ items: await listTokens(viewer), next: null }),
);

export const POST = handlePublic(addTokenCall, async (viewer, { request, body }) => {
  const basic = basicOf(request.headers.get("authorization"));
  if (!basic) {
    // A token that could make tokens would outlive its own revocation.
    return viewer?.by === "session" ? addToken(viewer, body.name) : refused("not-signed-in");
  }
  const signedIn = await signIn(basic.user, basic.password, placeOfRequest(request));
  return signedIn.ok ? addToken(signedIn.value, body.name) : signedIn;
});

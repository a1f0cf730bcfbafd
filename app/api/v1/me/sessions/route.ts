import { signOutEverywhereCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { signOutEverywhere } from "@/server/account/me";

export const DELETE = handle(signOutEverywhereCall, (viewer, { query }) =>
  signOutEverywhere(viewer, { endTokens: query.endTokens === "true" }),
);

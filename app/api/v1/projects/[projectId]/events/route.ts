import { projectEventsCall } from "@/lib/contract/feeds";
import { handle } from "@/app/api/handler/handle";
import { events, goesOnAfter } from "@/app/api/handler/events";
import { refused } from "@/lib/outcome";
import { problem } from "@/app/api/handler/answer";
import { credentialOf } from "@/server/account/session";
import { followChanges } from "@/server/live/follow";

export const GET = handle(projectEventsCall, async (viewer, { request, params, query }) => {
  const credential = await credentialOf(request);
  if (!credential) return problem(refused("not-signed-in"));
  const after = goesOnAfter(request, query.after);
  const options = { texts: query.texts === "true" };
  return events(await followChanges(viewer, params, after, credential, options), request);
});

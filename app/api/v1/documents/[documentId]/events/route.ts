import { documentEventsCall } from "@/lib/contract/documents";
import { handle } from "@/app/api/handler/handle";
import { events, goesOnAfter } from "@/app/api/handler/events";
import { followChanges } from "@/server/feed/follow";
import { viewerOf } from "@/server/account/session";

export const GET = handle(documentEventsCall, async (viewer, { request, params, query }) =>
  events(
    await followChanges(
      viewer,
      params,
      goesOnAfter(request, query.after),
      async () => (await viewerOf(request)) !== null,
      { presence: query.presence === "true", project: query.project },
    ),
    request,
  ),
);

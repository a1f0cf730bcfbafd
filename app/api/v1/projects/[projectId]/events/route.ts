import { projectEventsCall } from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { events, goesOnAfter } from "@/app/api/door/events";
import { followChanges } from "@/server/documents/feed";
import { viewerOf } from "@/server/session";

export const GET = door(projectEventsCall, async (viewer, { request, params, query }) =>
  events(
    await followChanges(
      viewer,
      params,
      goesOnAfter(request, query.after),
      async () => (await viewerOf(request)) !== null,
      { texts: query.texts === "true" },
    ),
  ),
);

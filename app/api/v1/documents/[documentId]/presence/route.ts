import { sayPresenceCall } from "@/lib/contract/feeds";
import { handle } from "@/app/api/handler/handle";
import { recordPresence } from "@/server/live/record-presence";

export const POST = handle(sayPresenceCall, (viewer, { params, body }) =>
  recordPresence(
    viewer,
    params.documentId,
    body.tab,
    body.leaves
      ? null
      : {
          revision: body.revision ?? 1,
          selection: body.selection ?? null,
          annotationId: body.annotationId ?? null,
        },
  ),
);

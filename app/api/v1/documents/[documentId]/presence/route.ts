import { sayPresenceCall } from "@/lib/contract/documents";
import { door } from "@/app/api/handler/handle";
import { sayHere } from "@/server/feed/presence";

export const POST = door(sayPresenceCall, (viewer, { params, body }) =>
  sayHere(
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

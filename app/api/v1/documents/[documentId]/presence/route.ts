import { sayPresenceCall } from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { sayHere } from "@/server/presence";

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

import { keepPlaceCall, readPlaceCall } from "@/lib/contract/reading-places";
import { handle } from "@/app/api/handler/handle";
import { keepPlace, readPlace } from "@/server/document/reading-places";

export const GET = handle(readPlaceCall, (viewer, { params }) =>
  readPlace(viewer, params.documentId),
);

export const PUT = handle(keepPlaceCall, (viewer, { params, body }) =>
  keepPlace(viewer, params.documentId, body),
);

import { addOccurrenceCall, listOccurrencesCall } from "@/lib/contract/occurrences";
import { handle } from "@/app/api/handler/handle";
import { addOccurrence, listOccurrences } from "@/server/claim/occurrences";

export const GET = handle(listOccurrencesCall, (viewer, { params }) =>
  listOccurrences(viewer, params.annotationId),
);

export const POST = handle(addOccurrenceCall, (viewer, { params, body }) =>
  addOccurrence(viewer, params.annotationId, body),
);

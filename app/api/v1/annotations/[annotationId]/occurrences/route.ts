import { addOccurrenceCall, listOccurrencesCall } from "@/lib/contract/occurrences";
import { door } from "@/app/api/handler/handle";
import { addOccurrence, listOccurrences } from "@/server/claim/occurrences";

export const GET = door(listOccurrencesCall, (viewer, { params }) =>
  listOccurrences(viewer, params.annotationId),
);

export const POST = door(addOccurrenceCall, (viewer, { params, body }) =>
  addOccurrence(viewer, params.annotationId, body),
);

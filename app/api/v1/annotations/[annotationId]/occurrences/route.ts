import { addOccurrenceCall, listOccurrencesCall } from "@/app/api/operations/occurrences";
import { door } from "@/app/api/door/door";
import { addOccurrence, listOccurrences } from "@/server/claims/occurrences";

export const GET = door(listOccurrencesCall, (viewer, { params }) =>
  listOccurrences(viewer, params.annotationId),
);

export const POST = door(addOccurrenceCall, (viewer, { params, body }) =>
  addOccurrence(viewer, params.annotationId, body),
);

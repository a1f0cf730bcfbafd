import { editOccurrenceCall, removeOccurrenceCall } from "@/lib/contract/occurrences";
import { door } from "@/app/api/handler/handle";
import { editOccurrence, removeOccurrence } from "@/server/claim/occurrences";

export const PATCH = door(editOccurrenceCall, (viewer, { expected, params, body }) =>
  editOccurrence(viewer, params.occurrenceId, expected, body),
);

export const DELETE = door(removeOccurrenceCall, (viewer, { params }) =>
  removeOccurrence(viewer, params.occurrenceId),
);

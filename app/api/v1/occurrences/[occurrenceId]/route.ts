import { editOccurrenceCall, removeOccurrenceCall } from "@/app/api/operations/occurrences";
import { door } from "@/app/api/door/door";
import { editOccurrence, removeOccurrence } from "@/server/claims/occurrences";

export const PATCH = door(editOccurrenceCall, (viewer, { params, body }) =>
  editOccurrence(viewer, params.occurrenceId, body),
);

export const DELETE = door(removeOccurrenceCall, (viewer, { params }) =>
  removeOccurrence(viewer, params.occurrenceId),
);

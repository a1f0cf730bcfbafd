import { editOccurrenceCall, removeOccurrenceCall } from "@/app/api/operations/occurrences";
import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { editOccurrence, removeOccurrence } from "@/server/claims/occurrences";

export const PATCH = door(editOccurrenceCall, (viewer, { request, params, body }) =>
  editOccurrence(viewer, params.occurrenceId, expectedIfSent(request), body),
);

export const DELETE = door(removeOccurrenceCall, (viewer, { params }) =>
  removeOccurrence(viewer, params.occurrenceId),
);

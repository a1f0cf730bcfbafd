import { editOccurrenceCall, removeOccurrenceCall } from "@/lib/contract/occurrences";
import { handle } from "@/app/api/handler/handle";
import { editOccurrence, removeOccurrence } from "@/server/claim/occurrences";

export const PATCH = handle(editOccurrenceCall, (viewer, { expected, params, body }) =>
  editOccurrence(viewer, params.occurrenceId, expected, body),
);

export const DELETE = handle(removeOccurrenceCall, (viewer, { params }) =>
  removeOccurrence(viewer, params.occurrenceId),
);

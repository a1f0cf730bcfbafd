import { requestTo } from "@/components/api";
import type { AddOccurrence } from "./add-occurrence";
import { defineOperation } from "./operation";
import { withOccurrences } from "./passage";

export interface RemoveOccurrence {
  readonly kind: "remove-occurrence";
  readonly annotationId: string;
  readonly occurrenceId: string;
}

export const removeOccurrence = defineOperation<RemoveOccurrence, AddOccurrence>({
  kind: "remove-occurrence",
  subject: ({ occurrenceId }) => occurrenceId,
  request: ({ occurrenceId }) =>
    requestTo("DELETE /occurrences/{occurrenceId}", { params: { occurrenceId } }),
  apply: (passage, { occurrenceId }) =>
    withOccurrences(passage, (present) => present.filter(({ id }) => id !== occurrenceId)),
  inverse({ annotation }, { annotationId, occurrenceId }) {
    const occurrence = annotation?.occurrences.find(({ id }) => id === occurrenceId);
    return occurrence ? { kind: "add-occurrence", annotationId, occurrence } : null;
  },
});

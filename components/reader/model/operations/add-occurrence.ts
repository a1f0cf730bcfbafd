import { requestTo } from "@/components/api";
import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import { defineOperation } from "./operation";
import { withOccurrence, withOccurrences } from "./passage";

/** A passage carries one more claim. */
export interface AddOccurrence {
  readonly kind: "add-occurrence";
  readonly annotationId: string;
  readonly occurrence: AnnotationOccurrence;
}

export const addOccurrence = defineOperation<
  AddOccurrence,
  {
    readonly kind: "remove-occurrence";
    readonly annotationId: string;
    readonly occurrenceId: string;
  }
>({
  kind: "add-occurrence",
  subject: ({ occurrence }) => occurrence.id,
  request({ annotationId, occurrence }) {
    const { annotationId: _on, verdict: _verdict, version: _none, ...body } = occurrence;
    return requestTo("POST /annotations/{annotationId}/occurrences", {
      params: { annotationId },
      body,
    });
  },
  apply: (passage, { occurrence }) =>
    withOccurrences(passage, (present) =>
      present.some(({ id }) => id === occurrence.id) ? present : [...present, occurrence],
    ),
  acknowledge: (passage, _operation, answer) =>
    withOccurrence(passage, answer as AnnotationOccurrence),
  // It goes and comes back under its own id, so that other operations still name it.
  inverse: (_before, { annotationId, occurrence }) => ({
    kind: "remove-occurrence",
    annotationId,
    occurrenceId: occurrence.id,
  }),
  words: ({ occurrence }) => occurrence.statement,
});

import { requestTo } from "@/components/api";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import { deepEqual } from "../deep-equal";
import { defineOperation } from "./operation";
import { withOccurrence, withOccurrences } from "./passage";

/** What a person says of a passage that carries a claim. */
export type OccurrenceEdit = Partial<
  Pick<AnnotationOccurrence, "role" | "wording" | "commitment" | "quantities">
>;

export interface EditOccurrence {
  readonly kind: "edit-occurrence";
  readonly annotationId: string;
  readonly occurrenceId: string;
  readonly edit: OccurrenceEdit;
}

export const editOccurrence = defineOperation<EditOccurrence>({
  kind: "edit-occurrence",
  subject: ({ occurrenceId }) => occurrenceId,
  versionedBy: ({ occurrenceId }) => occurrenceId,
  request: ({ occurrenceId, edit }) =>
    requestTo("PATCH /occurrences/{occurrenceId}", { params: { occurrenceId }, body: edit }),
  apply: (passage, { occurrenceId, edit }) =>
    withOccurrences(passage, (present) =>
      present.map((one) => (one.id === occurrenceId ? { ...one, ...edit } : one)),
    ),
  acknowledge: (passage, _operation, answer) =>
    withOccurrence(passage, answer as AnnotationOccurrence),
  accept: (passage, current) => withOccurrence(passage, current as AnnotationOccurrence),
  inverse({ annotation }, operation) {
    const edit = annotation && fieldsOf(annotation, operation);
    return edit && { ...operation, edit };
  },
  clashes: (began, now, operation) =>
    !deepEqual(fieldsOf(began, operation), fieldsOf(now, operation)),
  words: ({ edit }) => wordsOfOccurrence(edit),
  describeCurrent: (current) => wordsOfOccurrence(current as AnnotationOccurrence),
});

/** What an edit would change, as it stands; null where the occurrence is gone. */
function fieldsOf(
  { occurrences }: Annotation,
  { occurrenceId, edit }: EditOccurrence,
): OccurrenceEdit | null {
  const present = occurrences.find(({ id }) => id === occurrenceId);
  const fields = Object.keys(edit) as (keyof OccurrenceEdit)[];
  return present ? Object.fromEntries(fields.map((field) => [field, present[field]])) : null;
}

/** What is said of a passage that carries a claim, a line each. */
function wordsOfOccurrence({ role, commitment, wording, quantities }: OccurrenceEdit): string {
  const numbers = quantities?.map((quantity) =>
    [quantity.comparator, quantity.value, quantity.unit, quantity.period, quantity.place]
      .filter((word) => word !== "")
      .join(" "),
  );
  return [wording, role, commitment, ...(numbers ?? [])].filter(Boolean).join("\n");
}

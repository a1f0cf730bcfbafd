import { requestTo } from "@/components/api";
import type { Annotation } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { quoted, wordsOfDetails } from "./annotation-edit";
import { defineOperation } from "./operation";
import { withAnnotation } from "./passage";

/** What was removed comes back as it stood, under its own id. */
export interface RestoreAnnotation {
  readonly kind: "restore-annotation";
  readonly annotation: Annotation;
}

export const restoreAnnotation = defineOperation<
  RestoreAnnotation,
  { readonly kind: "remove-annotation"; readonly annotationId: string }
>({
  kind: "restore-annotation",
  subject: ({ annotation }) => annotation.id,
  request: ({ annotation }) =>
    requestTo("POST /annotations/{annotationId}/restore", {
      params: { annotationId: annotation.id },
    }),
  apply: (passage, { annotation }) => (passage.annotation ? passage : { ...passage, annotation }),
  acknowledge: (passage, _operation, answer, { toUtf16 }) =>
    withAnnotation(passage, toUtf16(answer as AnnotationAnswer)),
  inverse: (_before, { annotation }) => ({
    kind: "remove-annotation",
    annotationId: annotation.id,
  }),
  repeat: (operation, { stood }) => ({ ...operation, annotation: stood ?? operation.annotation }),
  words: ({ annotation }) => wordsOfDetails(annotation, quoted(annotation.target)),
  dependents: "are discarded",
  // What is still to be removed can not come back.
  follows: "remove-annotation",
});

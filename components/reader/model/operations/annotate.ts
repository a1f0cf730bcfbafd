import { requestTo } from "@/components/api";
import type { Annotation } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { toCodePoints } from "../to-code-points";
import { quoted, wordsOfDetails } from "./annotation-edit";
import { defineOperation } from "./operation";
import { withAnnotation } from "./passage";

/** Words are marked as an annotation, which the page made whole. */
export interface Annotate {
  readonly kind: "annotate";
  readonly annotation: Annotation;
}

export const annotate = defineOperation<
  Annotate,
  | { readonly kind: "remove-annotation"; readonly annotationId: string }
  | { readonly kind: "restore-annotation"; readonly annotation: Annotation }
>({
  kind: "annotate",
  subject: ({ annotation }) => annotation.id,
  request({ annotation }, index) {
    const { id, documentId, kind, revision, target, tags, body, visibility } = annotation;
    const { claim, quotation, rhetoric, properties } = annotation;
    const hasValues = Object.keys(properties ?? {}).length > 0;
    return requestTo("POST /documents/{documentId}/annotations", {
      params: { documentId },
      body: {
        id,
        kind,
        revision,
        target: toCodePoints(target, index),
        tags,
        body,
        visibility,
        claim,
        quotation,
        rhetoric,
        ...(hasValues ? { properties } : {}),
      },
    });
  },
  relocate({ annotation }, request) {
    const { revision: _left, ...body } = request.body ?? {};
    const target = annotation.target.map(({ exact, prefix, suffix }) => ({
      exact,
      prefix,
      suffix,
    }));
    return { ...request, body: { ...body, target } };
  },
  apply: (passage, { annotation }) => (passage.annotation ? passage : { ...passage, annotation }),
  acknowledge: (passage, _operation, answer, { toUtf16 }) =>
    withAnnotation(passage, toUtf16(answer as AnnotationAnswer)),
  inverse: (_before, { annotation }) => ({
    kind: "remove-annotation",
    annotationId: annotation.id,
  }),
  // It comes back as the same annotation, so that all other operations still name it.
  repeat: ({ annotation }, { stood }) => ({
    kind: "restore-annotation",
    annotation: stood ?? annotation,
  }),
  words: ({ annotation }) => wordsOfDetails(annotation, quoted(annotation.target)),
  dependents: "are discarded",
});

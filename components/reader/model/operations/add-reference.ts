import { requestTo } from "@/components/api";
import type { SourceInput } from "@/components/sources/recognise-source";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { shownSource } from "./shown-source";
import { defineOperation } from "./operation";
import { changeAnnotation } from "./passage";

export interface ReferenceInput {
  readonly id: string;
  readonly relation: AnnotationReference["relation"];
  readonly locator: string;
  readonly quote: string;
  readonly source: SourceInput;
}

export interface AddReference {
  readonly kind: "add-reference";
  readonly annotationId: string;
  readonly reference: ReferenceInput;
}

export const addReference = defineOperation<
  AddReference,
  { readonly kind: "remove-reference"; readonly annotationId: string; readonly referenceId: string }
>({
  kind: "add-reference",
  subject: ({ reference }) => reference.id,
  request({ annotationId, reference: { source, ...reference } }) {
    return requestTo("POST /annotations/{annotationId}/references", {
      params: { annotationId },
      body: { ...reference, ...source },
    });
  },
  apply: (passage, { reference: { id, relation, locator, quote, source } }, { me, at }) =>
    changeAnnotation(passage, (present) => {
      if (present.references.some((reference) => reference.id === id)) return present;
      const reference = {
        id,
        annotationId: present.id,
        relation,
        locator,
        quote,
        source: shownSource(id, source),
        createdBy: me,
        createdAt: at,
      };
      return { ...present, references: [...present.references, reference] };
    }),
  inverse: (_before, { annotationId, reference }) => ({
    kind: "remove-reference",
    annotationId,
    referenceId: reference.id,
  }),
  repeat: (operation, { renew }) => {
    const reference = { ...operation.reference, id: renew(operation.reference.id) };
    return { ...operation, reference };
  },
  words({ reference: { source, quote, locator } }) {
    const words = source.url ?? source.doi ?? source.isbn ?? source.citation;
    return [words, locator, quote].filter(Boolean).join("\n");
  },
});

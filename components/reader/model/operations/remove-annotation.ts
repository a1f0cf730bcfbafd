import { requestTo } from "@/components/api";
import { defineOperation } from "./operation";
import type { RestoreAnnotation } from "./restore-annotation";

export interface RemoveAnnotation {
  readonly kind: "remove-annotation";
  readonly annotationId: string;
}

export const removeAnnotation = defineOperation<RemoveAnnotation, RestoreAnnotation>({
  kind: "remove-annotation",
  subject: ({ annotationId }) => annotationId,
  versionedBy: ({ annotationId }) => annotationId,
  request: ({ annotationId }) =>
    requestTo("DELETE /annotations/{annotationId}", { params: { annotationId } }),
  apply: (passage) => ({ ...passage, annotation: null }),
  inverse: ({ annotation }) => annotation && { kind: "restore-annotation", annotation },
  removes: () => true,
});

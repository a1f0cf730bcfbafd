import { requestTo } from "@/components/api";
import type { AddReference } from "./add-reference";
import { sourceInputOf } from "@/components/sources/source-input-of";
import { defineOperation } from "./operation";
import { changeAnnotation } from "./passage";

export interface RemoveReference {
  readonly kind: "remove-reference";
  readonly annotationId: string;
  readonly referenceId: string;
}

export const removeReference = defineOperation<RemoveReference, AddReference>({
  kind: "remove-reference",
  subject: ({ referenceId }) => referenceId,
  request: ({ referenceId }) =>
    requestTo("DELETE /references/{referenceId}", { params: { referenceId } }),
  apply: (passage, { referenceId }) =>
    changeAnnotation(passage, (present) => ({
      ...present,
      references: present.references.filter(({ id }) => id !== referenceId),
    })),
  inverse({ annotation }, { annotationId, referenceId }) {
    const before = annotation?.references.find(({ id }) => id === referenceId);
    if (!before) return null;
    const { id, relation, locator, quote, source } = before;
    const reference = { id, relation, locator, quote, source: sourceInputOf(source) };
    return { kind: "add-reference", annotationId, reference };
  },
  repeat: (operation, { latest }) => ({ ...operation, referenceId: latest(operation.referenceId) }),
});

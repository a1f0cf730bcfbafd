import { requestTo } from "@/components/api";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { changesWhatWasDecided } from "@/lib/annotation/rules";
import { toCodePoints } from "../to-code-points";
import {
  clashes,
  currentValues,
  edited,
  quoted,
  wordsOfDetails,
  type Edit,
} from "./annotation-edit";
import { defineOperation } from "./operation";
import { changeAnnotation, withAnnotation } from "./passage";

export interface EditAnnotation {
  readonly kind: "edit-annotation";
  readonly annotationId: string;
  readonly edit: Edit;
}

export const editAnnotation = defineOperation<EditAnnotation>({
  kind: "edit-annotation",
  subject: ({ annotationId }) => annotationId,
  versionedBy: ({ annotationId }) => annotationId,
  request({ annotationId, edit }, index) {
    const { target, ...rest } = edit;
    const body = target ? { ...rest, target: toCodePoints(target, index) } : rest;
    return requestTo("PATCH /annotations/{annotationId}", { params: { annotationId }, body });
  },
  apply: (passage, { edit }, { at }) =>
    changeAnnotation(passage, (present) => {
      const decided = present.status !== "open" && changesWhatWasDecided(Object.keys(edit));
      const outdated = decided ? { statusOutdated: true } : {};
      return { ...edited(present, edit), ...outdated, updatedAt: at };
    }),
  acknowledge: (passage, _operation, answer, { toUtf16 }) =>
    withAnnotation(passage, toUtf16(answer as AnnotationAnswer)),
  inverse: ({ annotation }, operation) =>
    annotation && { ...operation, edit: currentValues(annotation, operation.edit) },
  clashes: (began, now, { edit }) => clashes(began, now, edit),
  words: ({ edit }) => wordsOfDetails(edit, edit.target && quoted(edit.target)),
});

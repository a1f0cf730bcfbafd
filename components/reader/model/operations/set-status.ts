import { requestTo } from "@/components/api";
import type { Annotation, Status } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { wordsOfDetails } from "./annotation-edit";
import { defineOperation } from "./operation";
import { changeAnnotation, withAnnotation } from "./passage";

export interface SetStatus {
  readonly kind: "set-status";
  readonly annotationId: string;
  readonly status: Status;
  /** Takes back that it was confirmed: the status then stands for an earlier wording. */
  readonly outdated?: true;
}

export const setStatus = defineOperation<SetStatus>({
  kind: "set-status",
  subject: ({ annotationId }) => annotationId,
  versionedBy: ({ annotationId }) => annotationId,
  request: ({ annotationId, status, outdated }) =>
    requestTo("PUT /annotations/{annotationId}/status", {
      params: { annotationId },
      body: { status, outdated },
    }),
  apply: (passage, { status, outdated = false }) =>
    changeAnnotation(passage, (present) => ({ ...present, status, statusOutdated: outdated })),
  acknowledge: (passage, _operation, answer, { toUtf16 }) =>
    withAnnotation(passage, toUtf16(answer as AnnotationAnswer)),
  inverse({ annotation }, { kind, annotationId }) {
    if (!annotation) return null;
    const { status, statusOutdated } = annotation;
    return { kind, annotationId, status, ...(statusOutdated ? { outdated: true } : {}) };
  },
  describe: ({ status }, wording) => wording.status(status),
  describeCurrent(current, wording) {
    const annotation = current as Annotation;
    return `${wording.status(annotation.status)}\n${wordsOfDetails(annotation)}`;
  },
});

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
  /** Why; left out, the same status keeps its reason, and another one has none. */
  readonly reason?: string;
  /** Takes back that it was confirmed: the status then stands for an earlier wording. */
  readonly outdated?: true;
}

export const setStatus = defineOperation<SetStatus>({
  kind: "set-status",
  subject: ({ annotationId }) => annotationId,
  versionedBy: ({ annotationId }) => annotationId,
  request: ({ annotationId, status, outdated, reason }) =>
    requestTo("PUT /annotations/{annotationId}/status", {
      params: { annotationId },
      body: { status, outdated, reason },
    }),
  apply: (passage, { status, outdated = false, reason }) =>
    changeAnnotation(passage, (present) => ({
      ...present,
      status,
      statusOutdated: outdated,
      statusReason: reason ?? (present.status === status ? present.statusReason : ""),
    })),
  acknowledge: (passage, _operation, answer, { toUtf16 }) =>
    withAnnotation(passage, toUtf16(answer as AnnotationAnswer)),
  inverse({ annotation }, { kind, annotationId }) {
    if (!annotation) return null;
    const { status, statusOutdated, statusReason: reason } = annotation;
    return { kind, annotationId, status, reason, ...(statusOutdated ? { outdated: true } : {}) };
  },
  describe: ({ status }, wording) => wording.status(status),
  describeCurrent(current, wording) {
    const annotation = current as Annotation;
    return `${wording.status(annotation.status)}\n${wordsOfDetails(annotation)}`;
  },
});

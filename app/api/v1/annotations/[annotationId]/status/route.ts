import { judgeAnnotationCall } from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import { judgeAnnotation } from "@/server/annotation/judge";

export const PUT = handle(judgeAnnotationCall, (viewer, { expected, params, body }) =>
  judgeAnnotation(viewer, params.annotationId, expected, body),
);

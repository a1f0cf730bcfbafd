import { judgeAnnotationCall } from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import { outwardOutcome } from "@/app/api/handler/offset-codec";
import { judgeAnnotation } from "@/server/annotation/judge";

export const PUT = handle(judgeAnnotationCall, async (viewer, { expected, params, body }) =>
  outwardOutcome(await judgeAnnotation(viewer, params.annotationId, expected, body.status)),
);

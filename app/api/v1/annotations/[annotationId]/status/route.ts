import { judgeAnnotationCall } from "@/app/api/operations/annotations";
import { door } from "@/app/api/door/door";
import { outwardOutcome } from "@/app/api/door/points";
import { judgeAnnotation } from "@/server/annotations/judge";

export const PUT = door(judgeAnnotationCall, async (viewer, { expected, params, body }) =>
  outwardOutcome(await judgeAnnotation(viewer, params.annotationId, expected, body.status)),
);

import { restoreAnnotationCall } from "@/app/api/operations/annotations";
import { door } from "@/app/api/door/door";
import { outwardOutcome } from "@/app/api/door/points";
import { restoreAnnotation } from "@/server/annotations/restore";

export const POST = door(restoreAnnotationCall, async (viewer, { params }) =>
  outwardOutcome(await restoreAnnotation(viewer, params.annotationId)),
);

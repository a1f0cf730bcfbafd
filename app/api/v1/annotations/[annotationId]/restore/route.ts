import { restoreAnnotationCall } from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import { restoreAnnotation } from "@/server/annotation/restore";

export const POST = handle(restoreAnnotationCall, (viewer, { params }) =>
  restoreAnnotation(viewer, params.annotationId),
);

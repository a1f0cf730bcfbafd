import { restoreAnnotationCall } from "@/lib/contract/annotations";
import { handle } from "@/app/api/handler/handle";
import { outwardOutcome } from "@/app/api/handler/offset-codec";
import { restoreAnnotation } from "@/server/annotation/restore";

export const POST = handle(restoreAnnotationCall, async (viewer, { params }) =>
  outwardOutcome(await restoreAnnotation(viewer, params.annotationId)),
);

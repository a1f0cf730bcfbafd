import { handle } from "@/app/api/handler/handle";
import { archiveReferenceCall } from "@/lib/contract/sources";
import { archiveReference } from "@/server/annotation/archive-reference";

export const POST = handle(archiveReferenceCall, (viewer, { request, params }) =>
  archiveReference(viewer, params.referenceId, request.signal),
);

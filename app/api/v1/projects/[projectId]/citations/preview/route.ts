import { previewCitationCall } from "@/lib/contract/sources";
import { handle } from "@/app/api/handler/handle";
import { previewCitation } from "@/server/source/sources";

export const POST = handle(previewCitationCall, (viewer, { params, body, request }) =>
  previewCitation(viewer, params.projectId, body.citation, request.signal),
);

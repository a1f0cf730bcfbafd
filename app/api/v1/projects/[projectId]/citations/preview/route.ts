import { previewCitationCall } from "@/lib/contract/sources";
import { door } from "@/app/api/handler/handle";
import { previewCitation } from "@/server/source/sources";

export const POST = door(previewCitationCall, (viewer, { params, body }) =>
  previewCitation(viewer, params.projectId, body.citation),
);

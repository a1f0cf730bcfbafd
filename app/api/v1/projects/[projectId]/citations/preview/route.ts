import { previewCitationCall } from "@/app/api/operations/sources";
import { door } from "@/app/api/door/door";
import { previewCitation } from "@/server/sources";

export const POST = door(previewCitationCall, (viewer, { params, body }) =>
  previewCitation(viewer, params.projectId, body.citation),
);

import { labelDocumentsCall } from "@/lib/contract/labels";
import { handle } from "@/app/api/handler/handle";
import { labelDocuments } from "@/server/label/label-documents";

export const POST = handle(labelDocumentsCall, (viewer, { params, body }) =>
  labelDocuments(viewer, params.projectId, body),
);

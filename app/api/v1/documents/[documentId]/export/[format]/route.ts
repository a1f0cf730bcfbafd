import { door } from "@/app/api/door/door";
import { file } from "@/app/api/door/download";
import { exportDocumentCall } from "@/app/api/operations/exports";
import { exportDocument } from "@/server/exports/download";

export const GET = door(exportDocumentCall, async (viewer, { params }) =>
  file(await exportDocument(viewer, params.documentId, params.format)),
);

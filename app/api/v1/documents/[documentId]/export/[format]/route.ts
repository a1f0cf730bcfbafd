import { handle } from "@/app/api/handler/handle";
import { file } from "@/app/api/handler/download";
import { exportDocumentCall } from "@/lib/contract/exports";
import { agreementAsked, exportDocument } from "@/server/export/download";

export const GET = handle(exportDocumentCall, async (viewer, { params, query }) =>
  file(
    await exportDocument(
      viewer,
      params.documentId,
      params.format,
      query.layer,
      agreementAsked(query),
    ),
  ),
);

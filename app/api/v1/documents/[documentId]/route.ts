import { changeDocumentCall, readDocumentCall, removeDocumentCall } from "@/lib/contract/documents";
import { handle } from "@/app/api/handler/handle";
import { readDocument } from "@/server/document/read";
import { changeDocument, removeDocument } from "@/server/document/write";

export const GET = handle(readDocumentCall, (viewer, { params }) =>
  readDocument(viewer, params.documentId),
);

export const PATCH = handle(changeDocumentCall, (viewer, { params, body }) => {
  const { title, source, ...rest } = body;
  return changeDocument(viewer, params.documentId, { title, source: { ...rest, ...source } });
});

export const DELETE = handle(removeDocumentCall, (viewer, { params }) =>
  removeDocument(viewer, params.documentId),
);

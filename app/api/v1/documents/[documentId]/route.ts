import { changeDocumentCall, readDocumentCall, removeDocumentCall } from "@/lib/contract/documents";
import { door } from "@/app/api/handler/handle";
import { readDocument } from "@/server/document/read";
import { changeDocument, removeDocument } from "@/server/document/write";

export const GET = door(readDocumentCall, (viewer, { params }) =>
  readDocument(viewer, params.documentId),
);

export const PATCH = door(changeDocumentCall, (viewer, { params, body }) => {
  const { title, source, ...rest } = body;
  return changeDocument(viewer, params.documentId, { title, source: { ...rest, ...source } });
});

export const DELETE = door(removeDocumentCall, (viewer, { params }) =>
  removeDocument(viewer, params.documentId),
);

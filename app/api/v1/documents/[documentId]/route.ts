import {
  changeDocumentCall,
  readDocumentCall,
  removeDocumentCall,
} from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { readDocument } from "@/server/documents/read";
import { changeDocument, removeDocument } from "@/server/documents/write";

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

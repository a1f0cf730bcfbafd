import { addDocumentCall, listDocumentsCall } from "@/app/api/operations/documents";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { fileDraft } from "@/app/api/door/file";
import { addDocument } from "@/server/documents/write";
import { listDocuments } from "@/server/documents/read";

export const GET = door(listDocumentsCall, (viewer, { params, query }) =>
  listDocuments(viewer, params.projectId, page(query)),
);

export const POST = door(addDocumentCall, async (viewer, { request, params, body }) => {
  if (body) return addDocument(viewer, params.projectId, body);
  const draft = await fileDraft(request);
  return draft.ok ? addDocument(viewer, params.projectId, draft.value) : draft;
});

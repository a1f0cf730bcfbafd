import { addDocumentCall, listDocumentsCall } from "@/app/api/operations/documents";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { fileDraft } from "@/app/api/door/file";
import { done } from "@/lib/outcome";
import { addDocument } from "@/server/documents/write";
import { listDocuments } from "@/server/documents/read";
import { indexSoon } from "@/server/search/index-texts";

export const GET = door(listDocumentsCall, (viewer, { params, query }) =>
  listDocuments(viewer, params.projectId, page(query)),
);

export const POST = door(addDocumentCall, async (viewer, { request, params, body }) => {
  const draft = body ? done(body) : await fileDraft(request);
  if (!draft.ok) return draft;
  const added = await addDocument(viewer, params.projectId, draft.value);
  indexSoon();
  return added;
});

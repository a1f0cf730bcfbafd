import { addDocumentCall, listDocumentsCall } from "@/lib/contract/documents";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { fileDraft } from "@/app/api/handler/file";
import { done } from "@/lib/outcome";
import { previewDocument } from "@/server/document/preview";
import { addDocument } from "@/server/document/write";
import { listDocuments } from "@/server/document/list";

export const GET = handle(listDocumentsCall, (viewer, { params, query }) =>
  listDocuments(viewer, params.projectId, {
    ...page(query),
    q: query.q,
    labels: query.label?.split(","),
    sort: query.sort,
    down: query.down === "true",
  }),
);

export const POST = handle(addDocumentCall, async (viewer, { request, params, query, body }) => {
  const { encoding, part } = query;
  const draft = body ? done({ ...body, part }) : await fileDraft(request, { encoding, part });
  if (!draft.ok) return draft;
  if (query.dryRun === "true") return previewDocument(viewer, params.projectId, draft.value);
  return addDocument(viewer, params.projectId, draft.value);
});

import { addDocumentCall, listDocumentsCall } from "@/lib/contract/documents";
import { page } from "@/app/api/handler/cursor";
import { fetchLimit } from "@/app/api/handler/fetch-limit";
import { handle } from "@/app/api/handler/handle";
import { sentText } from "@/app/api/handler/sent-text";
import { addFetched, previewFetched } from "@/server/document/add-fetched";
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
  const isTrial = query.dryRun === "true";
  if (body?.url !== undefined) {
    const { id, title, source, url } = body;
    const wait = await fetchLimit(viewer, request);
    if (wait) return wait;
    const bringIn = isTrial ? previewFetched : addFetched;
    const draft = { id, title, source, url, chosen: { encoding, part } };
    return bringIn(viewer, params.projectId, draft, request.signal);
  }
  const draft = await sentText(request, body, { encoding, part });
  if (!draft.ok) return draft;
  return (isTrial ? previewDocument : addDocument)(viewer, params.projectId, draft.value);
});

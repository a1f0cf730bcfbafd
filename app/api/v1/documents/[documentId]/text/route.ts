import { readTextCall, reviseTextCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import { problem } from "@/app/api/handler/answer";
import { fetchLimit } from "@/app/api/handler/fetch-limit";
import { handle } from "@/app/api/handler/handle";
import { sentText } from "@/app/api/handler/sent-text";
import type { Viewer } from "@/server/access/viewer";
import type { FileDraft } from "@/server/document/import/read-draft";
import { readOriginal } from "@/server/document/original";
import { previewRevision } from "@/server/document/preview-revision";
import { readText } from "@/server/document/read";
import { reviseText } from "@/server/document/revise";
import type { RevisionDraft } from "@/server/document/revision-draft";

export const GET = handle(readTextCall, async (viewer, { params, query }) => {
  if (query.original === "true") {
    const original = await readOriginal(viewer, params.documentId);
    return original.ok ? plainText(original.value) : problem(original);
  }
  const text = await readText(viewer, params.documentId, query.revision);
  if (!text.ok) return problem(text);
  return plainText(text.value.text, {
    etag: `"${text.value.sha256}"`,
    "x-obelus-revision": String(text.value.number),
  });
});

function plainText(text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
      ...headers,
    },
  });
}

export const PUT = handle(reviseTextCall, async (viewer, { request, params, query, body }) => {
  const { documentId } = params;
  const { encoding, part } = query;
  const draft = await revisionDraft(viewer, request, body, { encoding, part });
  if (!draft.ok) return draft;
  if (query.dryRun === "true") {
    return previewRevision(viewer, documentId, draft.value, request.signal);
  }
  return reviseText(viewer, documentId, draft.value, new Date(), request.signal);
});

async function revisionDraft(
  viewer: Viewer,
  request: Request,
  body: BodyOf<typeof reviseTextCall> | undefined,
  chosen: Pick<FileDraft["file"], "encoding" | "part">,
): Promise<Outcome<RevisionDraft>> {
  if (body?.url === undefined) {
    const draft = await sentText(request, body, chosen);
    return draft.ok ? done({ ...draft.value, after: body?.after ?? draft.value.after }) : draft;
  }
  const { id, after, url } = body;
  const wait = await fetchLimit(viewer, request);
  return wait ?? done({ id, after, url, chosen });
}

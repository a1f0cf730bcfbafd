import { readTextCall, reviseTextCall } from "@/lib/contract/documents";
import { problem } from "@/app/api/handler/answer";
import { handle } from "@/app/api/handler/handle";
import { readText } from "@/server/document/read";
import { reviseText } from "@/server/document/revise";

export const GET = handle(readTextCall, async (viewer, { params, query }) => {
  const text = await readText(viewer, params.documentId, query.revision);
  if (!text.ok) return problem(text);
  return new Response(text.value.text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
      etag: `"${text.value.sha256}"`,
      "x-obelus-revision": String(text.value.number),
    },
  });
});

export const PUT = handle(reviseTextCall, async (viewer, { params, body }) => {
  const revised = await reviseText(viewer, params.documentId, body);
  return revised;
});

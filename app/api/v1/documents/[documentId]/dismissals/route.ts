import { dismissProposalCall, restoreProposalCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { inward } from "@/app/api/handler/offset-codec";
import { refused } from "@/lib/outcome";
import type { Span } from "@/lib/span/span";
import { dismiss } from "@/server/quotation/proposals";
import type { Viewer } from "@/server/access/viewer";

async function act(
  viewer: Viewer,
  documentId: string,
  { start: from, end: to, revision: given }: Span & { revision?: number },
  away: boolean,
) {
  const at = await inward(viewer, documentId, [{ start: from, end: to }], given);
  if (!at.ok) return at;
  const { start, end } = at.value.target[0] ?? {};
  if (start === undefined || end === undefined) return refused("span-outside-text");
  const { revision } = at.value;
  return dismiss(viewer, documentId, { start, end, revision }, away);
}

export const POST = handle(dismissProposalCall, (viewer, { params, body }) =>
  act(viewer, params.documentId, body, true),
);

export const DELETE = handle(restoreProposalCall, (viewer, { params, query }) =>
  act(viewer, params.documentId, query, false),
);

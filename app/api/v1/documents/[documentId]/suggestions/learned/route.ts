import { handle } from "@/app/api/handler/handle";
import { previewLearnedCall, suggestLearnedCall } from "@/lib/contract/suggestions";
import { previewLearned, suggestLearned } from "@/server/suggestion/learned";

export const GET = handle(previewLearnedCall, (viewer, { params, query, request }) =>
  previewLearned(viewer, params.documentId, query, request.signal),
);

export const POST = handle(suggestLearnedCall, (viewer, { params, body, request }) =>
  suggestLearned(viewer, params.documentId, body, request.signal),
);

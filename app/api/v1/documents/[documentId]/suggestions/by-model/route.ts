import { handle } from "@/app/api/handler/handle";
import { askModelCall } from "@/lib/contract/suggestions";
import { suggestByModel } from "@/server/suggestion/by-model";

export const POST = handle(askModelCall, (viewer, { params, body, request }) =>
  suggestByModel(viewer, params.documentId, body.part, request.signal),
);

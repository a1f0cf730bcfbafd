import { mergeLabelCall } from "@/lib/contract/labels";
import { handle } from "@/app/api/handler/handle";
import { mergeLabel } from "@/server/label/write";

export const POST = handle(mergeLabelCall, (viewer, { params, body }) =>
  mergeLabel(viewer, params.labelId, body.into),
);

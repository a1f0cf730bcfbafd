import { handle } from "@/app/api/handler/handle";
import { mergeTagCall } from "@/lib/contract/tags";
import { mergeTag } from "@/server/tag/merge";

export const POST = handle(mergeTagCall, (viewer, { expected, params, body }) =>
  mergeTag(viewer, params.tagId, expected, body.into),
);

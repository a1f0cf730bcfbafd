import { handle } from "@/app/api/handler/handle";
import { splitTagCall } from "@/lib/contract/tags";
import { splitTag } from "@/server/tag/recode";

export const POST = handle(splitTagCall, (viewer, { expected, params, body }) =>
  splitTag(viewer, params.tagId, expected, body.into),
);

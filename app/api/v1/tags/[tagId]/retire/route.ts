import { handle } from "@/app/api/handler/handle";
import { retireTagCall, returnTagCall } from "@/lib/contract/tags";
import { retireTag } from "@/server/tag/recode";

export const POST = handle(retireTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, true),
);

export const DELETE = handle(returnTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, false),
);

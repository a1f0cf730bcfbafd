import { door } from "@/app/api/handler/handle";
import { retireTagCall, returnTagCall } from "@/lib/contract/tags";
import { retireTag } from "@/server/tag/recode";

export const POST = door(retireTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, true),
);

export const DELETE = door(returnTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, false),
);

import { door } from "@/app/api/door/door";
import { retireTagCall, returnTagCall } from "@/app/api/operations/tags";
import { retireTag } from "@/server/tags/recode";

export const POST = door(retireTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, true),
);

export const DELETE = door(returnTagCall, (viewer, { expected, params }) =>
  retireTag(viewer, params.tagId, expected, false),
);

import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { retireTagCall, returnTagCall } from "@/app/api/operations/tags";
import { retireTag } from "@/server/tags/recode";

export const POST = door(retireTagCall, (viewer, { request, params }) =>
  retireTag(viewer, params.tagId, expectedIfSent(request), true),
);

export const DELETE = door(returnTagCall, (viewer, { request, params }) =>
  retireTag(viewer, params.tagId, expectedIfSent(request), false),
);

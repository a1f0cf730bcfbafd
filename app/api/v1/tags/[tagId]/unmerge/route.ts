import { door } from "@/app/api/door/door";
import { unmergeTagCall } from "@/app/api/operations/tags";
import { unmergeTag } from "@/server/tags/unmerge";

export const POST = door(unmergeTagCall, (viewer, { expected, params }) =>
  unmergeTag(viewer, params.tagId, expected),
);

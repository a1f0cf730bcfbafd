import { door } from "@/app/api/handler/handle";
import { unmergeTagCall } from "@/lib/contract/tags";
import { unmergeTag } from "@/server/tag/unmerge";

export const POST = door(unmergeTagCall, (viewer, { expected, params }) =>
  unmergeTag(viewer, params.tagId, expected),
);

import { handle } from "@/app/api/handler/handle";
import { unmergeTagCall } from "@/lib/contract/tags";
import { unmergeTag } from "@/server/tag/unmerge";

export const POST = handle(unmergeTagCall, (viewer, { expected, params }) =>
  unmergeTag(viewer, params.tagId, expected),
);

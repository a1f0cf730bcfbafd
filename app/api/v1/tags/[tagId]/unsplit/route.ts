import { handle } from "@/app/api/handler/handle";
import { unsplitTagCall } from "@/lib/contract/tags";
import { unsplitTag } from "@/server/tag/unsplit";

export const POST = handle(unsplitTagCall, (viewer, { expected, params }) =>
  unsplitTag(viewer, params.tagId, expected),
);

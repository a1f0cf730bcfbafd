import { handle } from "@/app/api/handler/handle";
import { unlistSourceCall } from "@/lib/contract/source-files";
import { unlistSource } from "@/server/source/unlist";

export const DELETE = handle(unlistSourceCall, (viewer, { params }) =>
  unlistSource(viewer, params.sourceId),
);

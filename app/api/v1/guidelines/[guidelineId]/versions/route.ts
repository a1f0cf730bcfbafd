import { handle } from "@/app/api/handler/handle";
import { listGuidelineVersionsCall } from "@/lib/contract/guidelines";
import { listGuidelineVersions } from "@/server/assignment/guidelines";

export const GET = handle(listGuidelineVersionsCall, (viewer, { params }) =>
  listGuidelineVersions(viewer, params.guidelineId),
);

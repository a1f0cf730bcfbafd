import { handle } from "@/app/api/handler/handle";
import { addGuidelineCall, listGuidelinesCall } from "@/lib/contract/guidelines";
import { addGuideline, listGuidelines } from "@/server/assignment/guidelines";

export const GET = handle(listGuidelinesCall, (viewer, { params }) =>
  listGuidelines(viewer, params.projectId),
);

export const POST = handle(addGuidelineCall, (viewer, { params, body }) =>
  addGuideline(viewer, params.projectId, body),
);

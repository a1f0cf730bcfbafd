import { handle } from "@/app/api/handler/handle";
import {
  editGuidelineCall,
  readGuidelineCall,
  removeGuidelineCall,
} from "@/lib/contract/guidelines";
import { editGuideline, readGuideline, removeGuideline } from "@/server/assignment/guidelines";

export const GET = handle(readGuidelineCall, (viewer, { params }) =>
  readGuideline(viewer, params.guidelineId),
);

export const PATCH = handle(editGuidelineCall, (viewer, { expected, params, body }) =>
  editGuideline(viewer, params.guidelineId, expected, body),
);

export const DELETE = handle(removeGuidelineCall, (viewer, { expected, params }) =>
  removeGuideline(viewer, params.guidelineId, expected),
);

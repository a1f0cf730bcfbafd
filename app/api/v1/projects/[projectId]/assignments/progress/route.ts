import { handle } from "@/app/api/handler/handle";
import { readAssignmentProgressCall } from "@/lib/contract/assignments";
import { readAssignmentProgress } from "@/server/assignment/progress";

export const GET = handle(readAssignmentProgressCall, (viewer, { params }) =>
  readAssignmentProgress(viewer, params.projectId),
);

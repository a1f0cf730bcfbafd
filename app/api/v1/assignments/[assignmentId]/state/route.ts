import { handle } from "@/app/api/handler/handle";
import { setAssignmentStateCall } from "@/lib/contract/assignments";
import { setAssignmentState } from "@/server/assignment/write";

export const PUT = handle(setAssignmentStateCall, (viewer, { params, body }) =>
  setAssignmentState(viewer, params.assignmentId, body),
);

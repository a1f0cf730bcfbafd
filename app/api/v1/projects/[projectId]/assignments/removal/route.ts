import { handle } from "@/app/api/handler/handle";
import { removeAssignmentsCall } from "@/lib/contract/assignments";
import { removeAssignments } from "@/server/assignment/write";

export const POST = handle(removeAssignmentsCall, (viewer, { params, body }) =>
  removeAssignments(viewer, params.projectId, body),
);

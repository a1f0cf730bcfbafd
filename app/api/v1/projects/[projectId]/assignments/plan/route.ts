import { handle } from "@/app/api/handler/handle";
import { planAssignmentsCall } from "@/lib/contract/assignments";
import { planAssignments } from "@/server/assignment/plan";

export const POST = handle(planAssignmentsCall, (viewer, { params, body }) =>
  planAssignments(viewer, params.projectId, body),
);

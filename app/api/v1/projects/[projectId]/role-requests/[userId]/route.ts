import { answerRoleRequestCall } from "@/lib/contract/role-requests";
import { handle } from "@/app/api/handler/handle";
import { answerRoleRequest } from "@/server/project/role-requests";

export const PUT = handle(answerRoleRequestCall, (viewer, { params, body }) =>
  answerRoleRequest(viewer, params.projectId, params.userId, body),
);

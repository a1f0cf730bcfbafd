import { askForRoleCall, withdrawRoleRequestCall } from "@/lib/contract/role-requests";
import { handle } from "@/app/api/handler/handle";
import { askForRole, withdrawRoleRequest } from "@/server/project/role-requests";

export const PUT = handle(askForRoleCall, (viewer, { params, body }) =>
  askForRole(viewer, params.projectId, body),
);

export const DELETE = handle(withdrawRoleRequestCall, (viewer, { params }) =>
  withdrawRoleRequest(viewer, params.projectId),
);

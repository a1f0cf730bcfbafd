import { listRoleRequestsCall } from "@/lib/contract/role-requests";
import { handle } from "@/app/api/handler/handle";
import { listRoleRequests } from "@/server/project/role-requests";

export const GET = handle(listRoleRequestsCall, (viewer, { params }) =>
  listRoleRequests(viewer, params.projectId),
);

import { changeMemberCall, removeMemberCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { changeMember, removeMember } from "@/server/project/members";

export const PATCH = handle(changeMemberCall, (viewer, { params, body }) =>
  changeMember(viewer, params.projectId, params.userId, body),
);

export const DELETE = handle(removeMemberCall, (viewer, { params }) =>
  removeMember(viewer, params.projectId, params.userId),
);

import { changeMemberCall, removeMemberCall } from "@/lib/contract/people";
import { door } from "@/app/api/handler/handle";
import { changeMember, removeMember } from "@/server/project/members";

export const PATCH = door(changeMemberCall, (viewer, { params, body }) =>
  changeMember(viewer, params.projectId, params.userId, body),
);

export const DELETE = door(removeMemberCall, (viewer, { params }) =>
  removeMember(viewer, params.projectId, params.userId),
);

import { changeMemberCall, removeMemberCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { changeMember, removeMember } from "@/server/members";

export const PATCH = door(changeMemberCall, (viewer, { params, body }) =>
  changeMember(viewer, params.projectId, params.userId, body),
);

export const DELETE = door(removeMemberCall, (viewer, { params }) =>
  removeMember(viewer, params.projectId, params.userId),
);

import { addMemberCall, listMembersCall } from "@/app/api/operations/people";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { addMember, listMembers } from "@/server/members";

export const GET = door(listMembersCall, (viewer, { params, query }) =>
  listMembers(viewer, params.projectId, page(query)),
);

export const POST = door(addMemberCall, (viewer, { params, body }) =>
  addMember(viewer, params.projectId, body),
);

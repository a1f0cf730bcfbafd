import { addMemberCall, listMembersCall } from "@/lib/contract/people";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { addMember, listMembers } from "@/server/project/members";

export const GET = door(listMembersCall, (viewer, { params, query }) =>
  listMembers(viewer, params.projectId, page(query)),
);

export const POST = door(addMemberCall, (viewer, { params, body }) =>
  addMember(viewer, params.projectId, body),
);

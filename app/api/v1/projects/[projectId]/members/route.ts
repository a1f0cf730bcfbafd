import { addMemberCall, listMembersCall } from "@/lib/contract/people";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addMember, listMembers } from "@/server/project/members";

export const GET = handle(listMembersCall, (viewer, { params, query }) =>
  listMembers(viewer, params.projectId, page(query)),
);

export const POST = handle(addMemberCall, (viewer, { params, body }) =>
  addMember(viewer, params.projectId, body),
);

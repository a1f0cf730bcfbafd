import { listInvitationsCall } from "@/app/api/operations/people";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listInvitations } from "@/server/invitations";

export const GET = door(listInvitationsCall, (viewer, { params, query }) =>
  listInvitations(viewer, params.projectId, page(query)),
);

import { listInvitationsCall } from "@/lib/contract/people";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listInvitations } from "@/server/project/invitations";

export const GET = handle(listInvitationsCall, (viewer, { params, query }) =>
  listInvitations(viewer, params.projectId, page(query)),
);

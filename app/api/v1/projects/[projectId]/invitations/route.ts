import { invitePeopleCall, listInvitationsCall } from "@/lib/contract/people";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { listInvitations } from "@/server/project/invitations";
import { invitePeople } from "@/server/project/invite-people";
import { sentenceOf } from "@/server/platform/messages";

export const GET = handle(listInvitationsCall, (viewer, { params, query }) =>
  listInvitations(viewer, params.projectId, page(query)),
);

export const POST = handle(invitePeopleCall, async (viewer, { params, body }) => {
  const invited = await invitePeople(viewer, params.projectId, body);
  if (!invited.ok) return invited;
  const items = invited.value.map(({ reason, ...result }) => ({
    ...result,
    reason: reason && sentenceOf(reason),
  }));
  return done({ items });
});

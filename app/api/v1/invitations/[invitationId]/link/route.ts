import { showInvitationLinkCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { showInvitationLink } from "@/server/project/invitation-link";

export const POST = handle(showInvitationLinkCall, (viewer, { params, body }) =>
  showInvitationLink(viewer, params.invitationId, body),
);

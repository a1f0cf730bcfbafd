import { revokeInvitationCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { revokeInvitation } from "@/server/project/invitations";

export const DELETE = handle(revokeInvitationCall, (viewer, { params }) =>
  revokeInvitation(viewer, params.invitationId),
);

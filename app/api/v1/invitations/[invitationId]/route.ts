import { revokeInvitationCall } from "@/lib/contract/people";
import { door } from "@/app/api/handler/handle";
import { revokeInvitation } from "@/server/project/invitations";

export const DELETE = door(revokeInvitationCall, (viewer, { params }) =>
  revokeInvitation(viewer, params.invitationId),
);

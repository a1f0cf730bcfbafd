import { revokeInvitationCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { revokeInvitation } from "@/server/invitations";

export const DELETE = door(revokeInvitationCall, (viewer, { params }) =>
  revokeInvitation(viewer, params.invitationId),
);

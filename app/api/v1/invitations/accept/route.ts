import { acceptInvitationCall } from "@/lib/contract/people";
import { handlePublic } from "@/app/api/handler/handle";
import { refused } from "@/lib/outcome";
import { accept, acceptAsNew } from "@/server/project/accept-invitation";

export const POST = handlePublic(acceptInvitationCall, (viewer, { body }) => {
  const { token, name, password } = body;
  if (viewer) return accept(viewer, token);
  return name !== undefined && password !== undefined
    ? acceptAsNew(token, { name, password })
    : refused("not-signed-in");
});

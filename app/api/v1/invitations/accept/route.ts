import { acceptInvitationCall } from "@/app/api/operations/people";
import { openDoor } from "@/app/api/door/door";
import { refused } from "@/lib/outcome";
import { accept, acceptAsNew } from "@/server/acceptance";

export const POST = openDoor(acceptInvitationCall, (viewer, { body }) => {
  const { token, name, password } = body;
  if (viewer) return accept(viewer, token);
  return name !== undefined && password !== undefined
    ? acceptAsNew(token, { name, password })
    : refused("not-signed-in");
});

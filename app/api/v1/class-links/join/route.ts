import { joinByClassLinkCall } from "@/lib/contract/class-links";
import { handlePublic } from "@/app/api/handler/handle";
import { refused } from "@/lib/outcome";
import { join, joinAsNew } from "@/server/project/join";

export const POST = handlePublic(joinByClassLinkCall, (viewer, { body }) => {
  const { token, email, name, password } = body;
  if (viewer) return join(viewer, token);
  return email !== undefined && name !== undefined && password !== undefined
    ? joinAsNew(token, { email, name, password })
    : refused("not-signed-in");
});

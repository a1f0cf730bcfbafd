import { addResetLinkCall } from "@/lib/contract/installation";
import { handle } from "@/app/api/handler/handle";
import { addResetLink } from "@/server/account/installation";

export const POST = handle(addResetLinkCall, (viewer, { params }) =>
  addResetLink(viewer, params.userId),
);

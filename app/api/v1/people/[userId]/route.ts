import { changePersonCall } from "@/lib/contract/installation";
import { handle } from "@/app/api/handler/handle";
import { changePerson } from "@/server/account/installation";

export const PATCH = handle(changePersonCall, (viewer, { params, body }) =>
  changePerson(viewer, params.userId, body),
);

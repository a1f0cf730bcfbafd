import { changePasswordCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { placeOfRequest } from "@/server/address";
import { changePassword } from "@/server/me";

export const PUT = door(changePasswordCall, (viewer, { request, body }) =>
  changePassword(viewer, body, placeOfRequest(request)),
);

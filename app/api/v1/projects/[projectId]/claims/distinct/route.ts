import { tellApartCall } from "@/app/api/operations/claims";
import { door } from "@/app/api/door/door";
import { tellApart } from "@/server/claims/pairs";

export const POST = door(tellApartCall, (viewer, { params, body }) =>
  tellApart(viewer, params.projectId, body),
);

import { tellApartCall } from "@/lib/contract/claims";
import { door } from "@/app/api/handler/handle";
import { tellApart } from "@/server/claim/pairs";

export const POST = door(tellApartCall, (viewer, { params, body }) =>
  tellApart(viewer, params.projectId, body),
);

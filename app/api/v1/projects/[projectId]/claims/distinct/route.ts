import { tellApartCall } from "@/lib/contract/claims";
import { handle } from "@/app/api/handler/handle";
import { markDistinct } from "@/server/claim/pairs";

export const POST = handle(tellApartCall, (viewer, { params, body }) =>
  markDistinct(viewer, params.projectId, body),
);

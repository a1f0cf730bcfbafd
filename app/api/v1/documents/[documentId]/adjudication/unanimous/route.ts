import { handle } from "@/app/api/handler/handle";
import { acceptUnanimousCall } from "@/lib/contract/adjudication";
import { acceptUnanimous } from "@/server/adjudication/accept-together";

export const POST = handle(acceptUnanimousCall, (viewer, { params, body }) =>
  acceptUnanimous(viewer, params.documentId, body.cases),
);

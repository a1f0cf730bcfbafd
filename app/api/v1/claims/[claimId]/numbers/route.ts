import { readClaimNumbersCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { readClaimNumbers } from "@/server/claim/numbers";

export const GET = handle(readClaimNumbersCall, (viewer, { params }) =>
  readClaimNumbers(viewer, params.claimId),
);

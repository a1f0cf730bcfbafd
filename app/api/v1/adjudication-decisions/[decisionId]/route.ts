import { handle } from "@/app/api/handler/handle";
import { readDecisionCall, withdrawDecisionCall } from "@/lib/contract/adjudication";
import { readDecision } from "@/server/adjudication/decisions";
import { withdrawDecision } from "@/server/adjudication/subject";

export const GET = handle(readDecisionCall, (viewer, { params }) =>
  readDecision(viewer, params.decisionId),
);

export const DELETE = handle(withdrawDecisionCall, (viewer, { params, expected }) =>
  withdrawDecision(viewer, params.decisionId, expected),
);

import { editClaimCall, readClaimCall, removeClaimCall } from "@/lib/contract/claims";
import { handle } from "@/app/api/handler/handle";
import { TIMELINE_COLUMNS, timelineRows } from "@/lib/claim/timeline-points";
import { verdictDates } from "@/lib/claim/timeline";
import { claimHistory } from "@/server/claim/history";
import { readClaim } from "@/server/claim/passages";
import { editClaim, removeClaim } from "@/server/claim/write";

export const GET = handle(
  readClaimCall,
  (viewer, { params }) => readClaim(viewer, params.claimId),
  async (claim, viewer) => {
    const past = await claimHistory(viewer, claim.id, { limit: 1000 });
    const verdicts = verdictDates(claim, past.ok ? past.value.items : []);
    const rows = timelineRows(claim.occurrences, verdicts);
    return { fileName: "claim-timeline.csv", head: TIMELINE_COLUMNS, rows };
  },
);

export const PATCH = handle(editClaimCall, (viewer, { expected, params, body }) =>
  editClaim(viewer, params.claimId, expected, body),
);

export const DELETE = handle(removeClaimCall, (viewer, { expected, params }) =>
  removeClaim(viewer, params.claimId, expected),
);

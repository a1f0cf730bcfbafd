import { handle } from "@/app/api/handler/handle";
import { readCrossTableCall } from "@/lib/contract/measures";
import { readCrossTable } from "@/server/measure/cross-table";

export const GET = handle(
  readCrossTableCall,
  (viewer, { params }) => readCrossTable(viewer, params.projectId),
  ({ items }) => ({
    fileName: "technique-target-claim.csv",
    head: ["technique", "label", "target", "claimId", "claim", "count"],
    rows: items.map((cell) => [
      cell.technique,
      cell.label,
      cell.target,
      cell.claimId,
      cell.claim,
      cell.count,
    ]),
  }),
);

import { jsonOrCsv } from "@/app/api/door/as-csv";
import { door } from "@/app/api/door/door";
import { readCrossTableCall } from "@/app/api/operations/measures";
import { readCrossTable } from "@/server/measures/cross-table";

export const GET = door(readCrossTableCall, async (viewer, asked) =>
  jsonOrCsv(asked, await readCrossTable(viewer, asked.params.projectId), ({ items }) => ({
    fileName: "technique-target-claim.csv",
    head: ["technique", "label", "target", "claimId", "claim", "count"],
    rows: items.map((cell) => [
      ...[cell.technique, cell.label, cell.target],
      ...[cell.claimId, cell.claim, cell.count],
    ]),
  })),
);

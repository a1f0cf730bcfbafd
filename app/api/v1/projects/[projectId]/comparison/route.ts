import { handle } from "@/app/api/handler/handle";
import { readComparisonCall } from "@/lib/contract/measures";
import { readComparison } from "@/server/measure/comparison";

export const GET = handle(
  readComparisonCall,
  (viewer, { params, query }) => readComparison(viewer, params.projectId, query),
  ({ by, rows }) => ({
    fileName: `comparison-by-${by}.csv`,
    head: [
      by,
      "label",
      "documents",
      "sentences",
      "words",
      "annotations",
      "perThousandWords",
      "low95",
      "high95",
      "resampled",
      "warnings",
    ],
    rows: rows.map((row) => [
      row.group,
      row.label,
      row.documents,
      row.sentences,
      row.words,
      row.count,
      row.rate,
      row.interval?.low ?? null,
      row.interval?.high ?? null,
      row.resampled,
      row.warnings.join(" "),
    ]),
  }),
);

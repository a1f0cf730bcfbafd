import { jsonOrCsv } from "@/app/api/door/as-csv";
import { door } from "@/app/api/door/door";
import { readComparisonCall } from "@/app/api/operations/measures";
import { readComparison } from "@/server/measures/comparison";

export const GET = door(readComparisonCall, async (viewer, asked) =>
  jsonOrCsv(
    asked,
    await readComparison(viewer, asked.params.projectId, asked.query),
    ({ by, rows }) => ({
      fileName: `comparison-by-${by}.csv`,
      head: [
        ...[by, "label", "documents", "sentences", "words", "annotations"],
        ...["perThousandWords", "low95", "high95", "resampled", "warnings"],
      ],
      rows: rows.map((row) => [
        ...[row.group, row.label, row.documents, row.sentences, row.words, row.count],
        ...[row.rate, row.interval?.low ?? null, row.interval?.high ?? null],
        ...[row.resampled, row.warnings.join(" ")],
      ]),
    }),
  ),
);

import { wantsCsv } from "@/app/api/handler/as-csv";
import { handle } from "@/app/api/handler/handle";
import { readCountsCall } from "@/lib/contract/measures";
import { readCounts } from "@/server/measure/counts";

export const GET = handle(
  readCountsCall,
  (viewer, { request, params, query }) =>
    readCounts(viewer, params.projectId, query, wantsCsv(request, query) ? "all" : "largest"),
  ({ by, groups, tags }) => ({
    fileName: `tags-by-${by}.csv`,
    head: [
      "kind",
      "tag",
      "tagLabel",
      by,
      "label",
      "documents",
      "words",
      "annotations",
      "perThousandWords",
    ],
    rows: tags.flatMap(({ kind, slug, label, counts }) =>
      groups.map(({ group, label: name, documents, words }, at) => {
        const count = counts[at] ?? 0;
        const rate = words === 0 ? null : (1_000 * count) / words;
        return [kind, slug, label, group, name, documents, words, count, rate];
      }),
    ),
  }),
);

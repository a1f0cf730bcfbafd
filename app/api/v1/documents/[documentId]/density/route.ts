import { handle } from "@/app/api/handler/handle";
import { readDensityCall } from "@/lib/contract/measures";
import { readDensity } from "@/server/measure/density";

export const GET = handle(
  readDensityCall,
  (viewer, { params, query }) => readDensity(viewer, params.documentId, query),
  ({ words, offsets, series }) => ({
    fileName: "density.csv",
    head: ["of", "kind", "slug", "label", "word", "offset", "perThousandWords"],
    rows: series.flatMap(({ of, kind, slug, label, rates }) =>
      rates.map((rate, at) => [of, kind, slug, label, words[at] ?? 0, offsets[at] ?? 0, rate]),
    ),
  }),
);

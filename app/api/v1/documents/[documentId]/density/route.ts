import { jsonOrCsv } from "@/app/api/handler/as-csv";
import { handle } from "@/app/api/handler/handle";
import { readDensityCall } from "@/lib/contract/measures";
import type { Outcome } from "@/lib/outcome";
import { codePointsOf } from "@/server/document/offset-codec";
import { readDensity, type Density } from "@/server/measure/density";

export const GET = handle(readDensityCall, async (viewer, asked) => {
  const { documentId } = asked.params;
  const density = await outward(await readDensity(viewer, documentId, asked.query));
  return jsonOrCsv(asked, density, ({ words, offsets, series }) => ({
    fileName: "density.csv",
    head: ["of", "kind", "slug", "label", "word", "offset", "perThousandWords"],
    rows: series.flatMap(({ of, kind, slug, label, rates }) =>
      rates.map((rate, at) => [of, kind, slug, label, words[at] ?? 0, offsets[at] ?? 0, rate]),
    ),
  }));
});

async function outward(outcome: Outcome<Density>): Promise<Outcome<Density>> {
  if (!outcome.ok) return outcome;
  const index = await codePointsOf(outcome.value.documentId, outcome.value.revision);
  if (!index) return outcome;
  const offsets = outcome.value.offsets.map((unit) => index.toCodePoints(unit));
  return { ...outcome, value: { ...outcome.value, offsets } };
}

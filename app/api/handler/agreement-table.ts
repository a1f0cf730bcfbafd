import type { Agreement } from "@/server/measure/agreement/agreement";

/** Each pair of coders as a row. */
export function agreementTable({ measure, pairs }: Agreement) {
  return {
    fileName: `agreement-${measure}.csv`,
    head: ["one", "other", measure, "n", "precision", "recall"],
    rows: pairs.map(({ one, other, value, n, precision, recall }) => [
      one.name,
      other.name,
      value,
      n,
      precision ?? null,
      recall ?? null,
    ]),
  };
}

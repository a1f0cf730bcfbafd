import type { QueryOf } from "@/lib/contract/operation";
import type { readDocumentAgreementCall } from "@/lib/contract/agreement";
import type { Agreement } from "@/server/measure/agreement/agreement";
import type { Viewer } from "@/server/access/viewer";
import type { Table } from "./as-csv";

interface Input {
  readonly query: Pick<QueryOf<typeof readDocumentAgreementCall>, "table">;
}

/** One of the tables behind a figure of agreement, as a file. */
export function agreementTable(answer: Agreement, _: Viewer, { query }: Input): Table {
  const table = query.table ?? "pairs";
  return { fileName: `agreement-${answer.measure}-${table}.csv`, ...TABLES[table](answer) };
}

type Rows = Pick<Table, "head" | "rows">;

const TABLES = {
  pairs: ({ measure, pairs }: Agreement): Rows => ({
    head: ["one", "other", measure, "n", "precision", "recall"],
    rows: pairs.map(({ one, other, value, n, precision, recall }) => [
      one.name,
      other.name,
      value,
      n,
      precision ?? null,
      recall ?? null,
    ]),
  }),
  labels: ({ measure, labels }: Agreement): Rows => ({
    head: ["label", measure, "n"],
    rows: labels.map(({ label, value, n }) => [label, value, n]),
  }),
  coders: ({ measure, coders }: Agreement): Rows => ({
    head: ["coder", measure, "spans", "texts"],
    rows: coders.map(({ name, value, spans, texts }) => [name, value, spans, texts]),
  }),
  confusion: ({ confusion: { labels, counts } }: Agreement): Rows => ({
    head: ["", ...labels],
    rows: counts.map((row, at) => [labels[at] ?? "", ...row]),
  }),
};

import { contentDisposition } from "@/lib/format/file-name";
import type { Outcome } from "@/lib/outcome";
import { csvOf, type Cell } from "@/server/measure/csv";
import { answer, problem } from "./answer";

interface Asked {
  readonly request: Request;
  readonly query: { readonly as?: "json" | "csv" };
}

interface Table {
  readonly fileName: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Whether a table is wanted: `as=csv`, or an Accept header that names text/csv and not JSON. */
function wantsCsv({ request, query }: Asked): boolean {
  if (query.as) return query.as === "csv";
  const accept = request.headers.get("accept") ?? "";
  return accept.includes("text/csv") && !accept.includes("application/json");
}

/** An answer as JSON, or as the table behind it. */
export async function jsonOrCsv<T>(
  asked: Asked,
  outcome: Outcome<T>,
  table: (value: T) => Table | Promise<Table>,
): Promise<Response> {
  if (!outcome.ok) return problem(outcome);
  if (!wantsCsv(asked)) return answer(outcome);
  const { fileName, head, rows } = await table(outcome.value);
  return new Response(csvOf(head, rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": contentDisposition(fileName),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      vary: "accept",
    },
  });
}

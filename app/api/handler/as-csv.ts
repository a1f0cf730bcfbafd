import { contentDisposition } from "@/lib/format/file-name";
import { csvOf, type Cell } from "@/server/measure/csv";

export interface Table {
  readonly fileName: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Whether a table is wanted: `as=csv`, or an Accept header that names text/csv and not JSON. */
export function wantsCsv(request: Request, query?: Readonly<Record<string, unknown>>): boolean {
  if (query?.as) return query.as === "csv";
  const accept = request.headers.get("accept") ?? "";
  return accept.includes("text/csv") && !accept.includes("application/json");
}

/** The table behind an answer, as a file. */
export function csv({ fileName, head, rows }: Table): Response {
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

import "server-only";
import { stringify } from "csv-stringify/sync";
import { BYTE_ORDER_MARK, guardFormula } from "@/lib/format/csv";
import { fileName } from "@/lib/format/file-name";
import { done, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { streamOf, type Download } from "@/server/http/download";
import { read } from "@/server/platform/db";
import type { AuditFilter } from "./filter";
import { readAudit, type AuditEntry } from "./log";

const PAGE = 1_000;

const COLUMNS: Readonly<Record<string, (entry: AuditEntry) => string>> = {
  at: ({ at }) => at,
  lastAt: ({ lastAt }) => lastAt,
  count: ({ count }) => String(count),
  what: ({ what }) => what,
  kind: ({ kind }) => kind,
  person: ({ person }) => person.name,
  personId: ({ person }) => person.id ?? "",
  token: ({ token }) => token?.name ?? "",
  subject: ({ subject }) => subject?.name ?? "",
  subjectType: ({ subject }) => subject?.type ?? "",
  subjectId: ({ subject }) => subject?.id ?? "",
  document: ({ document }) => document?.title ?? "",
  documentId: ({ document }) => document?.id ?? "",
  format: ({ format }) => format,
  roleBefore: ({ roles }) => roles?.before ?? "",
  roleAfter: ({ roles }) => roles?.after ?? "",
};

/** The whole log, or what a filter leaves of it, as a file that is written while it is read. */
export async function downloadAudit(
  viewer: Viewer,
  projectId: string,
  filter: AuditFilter,
): Promise<Outcome<Download>> {
  const first = await readAudit(viewer, projectId, filter, { limit: PAGE });
  if (!first.ok) return first;
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { name: true },
  });
  return done({
    stream: streamOf(linesOf(viewer, projectId, filter, first.value)),
    fileName: fileName(`${project?.name ?? ""} log`, ".csv"),
    mediaType: "text/csv; charset=utf-8",
  });
}

type Page = Extract<Awaited<ReturnType<typeof readAudit>>, { ok: true }>["value"];

/** Each page asks anew whether the viewer may go on, since a file may take long. */
async function* linesOf(
  viewer: Viewer,
  projectId: string,
  filter: AuditFilter,
  first: Page,
): AsyncGenerator<string> {
  const cells = Object.values(COLUMNS);
  yield BYTE_ORDER_MARK + linesFrom([Object.keys(COLUMNS)]);
  for (let page = first; ;) {
    yield linesFrom(page.items.map((entry) => cells.map((cell) => guardFormula(cell(entry)))));
    if (!page.next) return;
    const next = await readAudit(viewer, projectId, filter, { after: page.next, limit: PAGE });
    if (!next.ok) throw new Error("Whoever asked lost the right to it while it ran.");
    page = next.value;
  }
}

function linesFrom(rows: string[][]): string {
  return stringify(rows, { record_delimiter: "windows" });
}

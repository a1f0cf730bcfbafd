import "server-only";
import { QUERY_FORMATS, type QueryFormat } from "@/lib/contract/terms";
import { stringify } from "csv-stringify/sync";
import { quoteOf } from "@/lib/annotation/quote";
import { BYTE_ORDER_MARK, guardFormula, joinCell } from "@/lib/format/csv";
import { fileName } from "@/lib/format/file-name";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Query } from "@/lib/query/language";
import { read } from "@/server/platform/db";
import { streamOf, type Download } from "@/server/http/download";
import { inCodePoints } from "@/server/document/offset-codec";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { ShapeOf } from "@/lib/contract/offsets";
import { answer } from "@/lib/contract/queries";
import type { Viewer } from "@/server/access/viewer";
import { answersOf, refuseTooCostly, TOO_COSTLY, parseQueryFor } from "./answer";
import type { MatchPlace } from "./run";

/** Offsets count code points. */
type QueryAnswer = ShapeOf<typeof answer>;

const MEDIA_TYPES: Readonly<Record<QueryFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
};

interface ViewerQuery {
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly query: Query;
}

const PAGE = 200;
/** How long one page may take, in milliseconds; a file may have any number of them. */
const TIME = 10_000;

/** Everything a query finds, as a file that is written while it is found. */
export async function downloadQuery(
  viewer: Viewer,
  projectId: string,
  text: string,
  format: string,
): Promise<Outcome<Download>> {
  const query = await parseQueryFor(viewer, projectId, text);
  if (!query.ok) return query;
  const known = QUERY_FORMATS.find((each) => each === format);
  if (!known) {
    return refused("not-found", reason("Refusals.missing.queryFormat", { formats: QUERY_FORMATS }));
  }
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { name: true },
  });
  const viewerQuery = { viewer, projectId, query: query.value };
  return refuseTooCostly(async () => {
    // What is too costly is refused with a sentence, and not with half a file.
    const page = await nextPage(viewerQuery, null);
    if (page.late && page.items.length === 0) return TOO_COSTLY;
    return done({
      stream: streamOf(WRITERS[known](answersFrom(viewerQuery, page))),
      fileName: fileName(project?.name ?? "", `.${known}`),
      mediaType: MEDIA_TYPES[known],
    });
  });
}

function nextPage(viewerQuery: ViewerQuery, from: MatchPlace | null) {
  return answersOf({ ...viewerQuery, from, limit: PAGE, time: TIME });
}

/** Each page asks anew whether the viewer may go on, since a file may take long. */
async function* answersFrom(
  viewerQuery: ViewerQuery,
  first: Awaited<ReturnType<typeof nextPage>>,
): AsyncGenerator<QueryAnswer> {
  for (let page = first; ; page = await nextPage(viewerQuery, page.next)) {
    for (const item of page.items) yield await inCodePoints(answer, item);
    if (!page.next) return;
    const member = await read.member.findUnique({
      where: {
        projectId_userId: { projectId: viewerQuery.projectId, userId: viewerQuery.viewer.id },
      },
    });
    if (!member) throw new Error("Whoever asked lost the right to it while it ran.");
  }
}

const WRITERS: Readonly<
  Record<QueryFormat, (answers: AsyncIterable<QueryAnswer>) => AsyncIterable<string>>
> = { csv: csvOf, jsonl: jsonlOf };

/** Of each of the two annotations; the second one's begin with "second". */
const COLUMNS = [
  "Id",
  "Kind",
  "Start",
  "End",
  "Before",
  "Quote",
  "After",
  "Tags",
  "Author",
] as const;

function cells(annotation: AnnotationAnswer | undefined): string[] {
  if (!annotation) return COLUMNS.map(() => "");
  const { id, kind, target, tags, createdBy } = annotation;
  const [first, last] = [target[0], target.at(-1)];
  const place = [String(first?.start ?? ""), String(last?.end ?? "")];
  const words = [first?.prefix ?? "", quoteOf(annotation), last?.suffix ?? ""];
  return [id, kind, ...place, ...words, joinCell(tags), createdBy.name];
}

/** A place of a text has no id, kind, tags or author. */
function placeCells(place: NonNullable<QueryAnswer["place"]>): string[] {
  const { start, end, before, exact, after } = place;
  return ["", "", String(start), String(end), before, exact, after, "", ""];
}

async function* csvOf(answers: AsyncIterable<QueryAnswer>): AsyncGenerator<string> {
  const line = (row: readonly string[]) =>
    stringify([row], { record_delimiter: "\r\n", quoted: true, quoted_empty: false });
  const head = ["first", "second"].flatMap((which) => COLUMNS.map((name) => which + name));
  const documents = ["document", "documentTitle"];
  const others = ["secondDocument", "secondDocumentTitle"];
  yield BYTE_ORDER_MARK + line([...documents, ...head, ...others]);
  for await (const { document, secondDocument, annotations, place } of answers) {
    const first = place ? placeCells(place) : cells(annotations[0]);
    const second = cells(annotations[place ? 0 : 1]);
    const { id, title } = secondDocument ?? { id: "", title: "" };
    const row = [document.id, document.title, ...first, ...second, id, title];
    yield line(row.map(guardFormula));
  }
}

async function* jsonlOf(answers: AsyncIterable<QueryAnswer>): AsyncGenerator<string> {
  for await (const answer of answers) {
    const line = JSON.stringify(answer);
    // Line ends that may stand raw in JSON, and end a line for many who read it.
    yield `${line.replace(/[\u0085\u2028\u2029]/g, escaped)}\n`;
  }
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

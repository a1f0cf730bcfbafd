import { convertOffsets, spansIn } from "@/lib/contract/offset-codec";
import { offsetMapOf } from "@/lib/contract/offset-map";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf, Operation, ParamsOf, QueryOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { documentOfAnnotation } from "@/server/annotation/read";
import { documentOfEvidence } from "@/server/claim/evidence/read";
import { codePointsOf } from "@/server/document/offset-codec";
import { readText } from "@/server/document/read";
import { revisionTextAtHand } from "@/server/document/revision-text";

type Names = Readonly<Record<string, unknown>> | undefined;

interface Sent<O extends Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
}

type SentInUtf16<O extends Operation> = Pick<Sent<O>, "params"> & {
  readonly query: InUtf16<QueryOf<O>>;
  readonly body: InUtf16<BodyOf<O>>;
};

/**
 * The request with its offsets converted to UTF-16 code units of the newest revision. A write then
 * names that revision unless the client named one, so that a newer revision is noticed. In a read
 * an offset past the end means the end; in a write it is refused.
 */
export async function requestInUtf16<O extends Operation>(
  operation: O,
  viewer: Viewer | null,
  sent: Sent<O>,
): Promise<Outcome<SentInUtf16<O>>> {
  const query = await partInUtf16(operation, "query", viewer, sent);
  if (!query.ok) return query;
  const body = await partInUtf16(operation, "body", viewer, sent);
  if (!body.ok) return body;
  return done({ params: sent.params, query: query.value, body: body.value } as SentInUtf16<O>);
}

async function partInUtf16<O extends Operation>(
  operation: O,
  name: "query" | "body",
  viewer: Viewer | null,
  sent: Sent<O>,
): Promise<Outcome<unknown>> {
  const schema = operation[name];
  const value = sent[name] as Names;
  const map = schema && value ? offsetMapOf(schema) : null;
  const spans = map ? spansIn(map, value) : [];
  const isRead = operation.method === "get";
  if (!map || !viewer || spans.length === 0) return done(value);
  const document = await documentOf(viewer, sent.params, sent.body);
  if (!document.ok) return document;
  if (document.value === null) return done(value);
  const text = isRead
    ? await readText(viewer, document.value)
    : await textOfWrite(viewer, document.value, value?.revision, spans);
  // A read goes on to its service, which refuses it.
  if (!text.ok) return isRead ? done(value) : text;
  const { number, length, lengthInCodePoints } = text.value;
  const outside = isRead ? undefined : spans.find((one) => isOutside(one, lengthInCodePoints));
  if (outside) return refuseSpan(outside, lengthInCodePoints);
  const index = await codePointsOf(document.value, number);
  const toUtf16 = (point: number) =>
    point > lengthInCodePoints ? length : index ? (index.toUtf16(point) ?? -1) : point;
  const converted = convertOffsets(map, value, toUtf16);
  if (isRead) return done(converted);
  return done({ ...(converted as object), revision: value?.revision ?? number });
}

/**
 * The text in which a write counts. Where that is at hand by the revision it names and has room for
 * what it names, whether the viewer may see it is not asked here: a revision never changes, its
 * service asks before it answers anything, and one statement of most writes is saved. That the text
 * is too short would be an answer, and so is given by what was asked for.
 */
async function textOfWrite(
  viewer: Viewer,
  documentId: string,
  revision: unknown,
  spans: readonly Stretch[],
) {
  const known = typeof revision === "number" ? revisionTextAtHand(documentId, revision) : null;
  const fits = known && !spans.some((one) => isOutside(one, known.lengthInCodePoints));
  return fits ? done(known) : readText(viewer, documentId);
}

interface Stretch {
  readonly start?: number;
  readonly end?: number;
}

function isOutside({ start, end }: Stretch, length: number): boolean {
  return start !== undefined && end !== undefined && (start < 0 || end > length || start >= end);
}

function refuseSpan({ start = 0, end = 0 }: Stretch, length: number) {
  return refused(
    "span-outside-text",
    start < end
      ? reason("Refusals.target.spanOutside", { start, end, length })
      : reason("Refusals.target.spanReversed", { start, end }),
  );
}

/** The document in which a request's offsets count; null if only its service can tell. */
export async function documentOf(
  viewer: Viewer,
  params: Names,
  body: Names,
): Promise<Outcome<string | null>> {
  const { documentId = body?.documentId, annotationId, evidenceId } = params ?? {};
  if (typeof documentId === "string") return done(documentId);
  if (typeof evidenceId === "string") return done(await documentOfEvidence(viewer, evidenceId));
  if (typeof annotationId !== "string") return done(null);
  const found = await documentOfAnnotation(viewer, annotationId);
  return found === null ? refused("not-found") : done(found);
}

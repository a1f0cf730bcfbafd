import "server-only";
import type { Relation } from "@/lib/query/language";
import type { PlaceQuery } from "@/lib/query/places";
import type { Hit } from "@/lib/text/find";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { revisionTexts, type RevisionText } from "@/server/document/revision-text";
import { read, readWithin, TookTooLong } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { holds } from "./conditions";
import { apart } from "./distance";
import { FIND_PATTERNS } from "./find-patterns";
import { matchedBy } from "./matched";
import type { MatchPlace } from "./run";

/** A place of a text, and the annotation that stands to it as request. Offsets are UTF-16. */
export interface TextPlace extends Hit {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly revision: RevisionText;
  readonly secondId: string | null;
}

interface TextPlaces {
  readonly found: readonly TextPlace[];
  readonly next: MatchPlace | null;
  /** Whether the time was up before the page was full. */
  readonly late: boolean;
}

interface PlaceRequest {
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly places: PlaceQuery;
  readonly from: MatchPlace | null;
  readonly limit: number;
  /** Milliseconds. */
  readonly time: number;
}

/** How many texts are read in one statement. */
const TEXTS = 20;
/** The most places of one text; a pattern that fits more is broad. */
const MAX_PLACES = 10_000;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly revisionNumber: number;
}

/** Places of the newest texts, document after document, whether or not somebody annotated them. */
export async function textPlaces(request: PlaceRequest): Promise<TextPlaces> {
  const { places, limit, time } = request;
  const deadline = performance.now() + time;
  const matched = places.then
    ? await matchedBy({ first: places.then.second, then: null }, request.projectId, time)
    : new Map<string, string[]>();
  const found: TextPlace[] = [];
  let reached = request.from?.first ?? null;
  for (;;) {
    const documents = await documentsFrom(request, reached?.documentId ?? null);
    const textOf = await revisionTexts(
      read,
      documents.map(({ id, revisionNumber: number }) => ({ documentId: id, number })),
    );
    for (const { id, title, revisionNumber } of documents) {
      if (performance.now() > deadline) {
        return { found, next: placeIn(id, 0), late: true };
      }
      const revision = textOf(id, revisionNumber);
      if (!revision) continue;
      const start = reached?.documentId === id ? reached.start : 0;
      for (const place of await placesIn(request, matched, revision, start)) {
        if (found.length === limit) return { found, next: placeIn(id, place.start), late: false };
        found.push({ documentId: id, documentTitle: title, revision, ...place });
      }
    }
    const last = documents.at(-1);
    if (!last || documents.length < TEXTS) return { found, next: null, late: false };
    reached = { documentId: last.id, start: AFTER_ALL, id: last.id };
  }
}

/** After every place of a text. */
const AFTER_ALL = 999_999_999;

/** Where a page goes on: at this place of this text. */
function placeIn(documentId: string, start: number): MatchPlace {
  return { first: { documentId, start, id: documentId }, second: null };
}

function documentsFrom({ viewer, projectId, places, time }: PlaceRequest, from: string | null) {
  return readWithin(
    time,
    (at) => at.$queryRaw<Row[]>`
      SELECT d.id, d.title, d."revisionNumber" FROM "Document" d
      WHERE d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL
        ${from ? Prisma.sql`AND d.id >= ${from}::uuid` : Prisma.empty}
        AND ${holds(places.document, "a", { viewer, projectId, matched: new Map() })}
      ORDER BY d.id LIMIT ${TEXTS}`,
  );
}

interface Second extends Hit {
  readonly id: string;
}

async function placesIn(
  { viewer, projectId, places, time }: PlaceRequest,
  matched: ReadonlyMap<string, readonly string[]>,
  revision: RevisionText,
  start: number,
): Promise<(Hit & { secondId: string | null })[]> {
  const { pattern, then } = places;
  const answer = await runTask(FIND_PATTERNS, {
    texts: [revision.text],
    pattern,
    most: MAX_PLACES,
  });
  if (!answer.ok) throw new TookTooLong();
  const hits = (answer.value[0] ?? []).filter((hit) => hit.start >= start);
  if (!then) return hits.map((hit) => ({ ...hit, secondId: null }));
  if (hits.length === 0) return [];
  const seconds = await readWithin(
    time,
    (from) => from.$queryRaw<Second[]>`
      SELECT b.id, b.start, b."end" FROM "Annotation" b
      JOIN "Document" d ON d.id = b."documentId"
      WHERE b."documentId" = ${revision.documentId}::uuid AND b.revision = ${revision.number}
        AND b.anchor NOT IN ('ambiguous', 'lost') AND ${visibleToSql("b", viewer)}
        AND ${holds(then.second, "b", { viewer, projectId, matched })}
      ORDER BY b.start, b.id LIMIT ${MAX_PLACES}`,
  );
  return hits.flatMap((hit) => {
    const second = seconds.find((other) => stands(hit, other, then.relation, revision.text));
    return second ? [{ ...hit, secondId: second.id }] : [];
  });
}

/** Whether a place stands to an annotation as request, counted as for two annotations. */
function stands(hit: Hit, second: Hit, { kind, within }: Relation, text: string): boolean {
  if (kind === "before" && second.start < hit.end) return false;
  if (kind === "after" && second.end > hit.start) return false;
  if (kind === "overlaps") return second.start < hit.end && second.end > hit.start;
  if (kind === "inside") return second.start <= hit.start && second.end >= hit.end;
  if (kind === "contains") return second.start >= hit.start && second.end <= hit.end;
  if (!within) return true;
  const pair = { ...hit, secondStart: second.start, secondEnd: second.end };
  return apart(text, pair, within) <= within.count;
}

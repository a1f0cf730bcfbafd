import "server-only";
import type { PlaceQuery } from "@/lib/query/places";
import { standing } from "@/lib/query/standing";
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

/** A place of a text, and the annotation that stands to it as asked. Offsets are UTF-16. */
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
/** How many places are compared with annotations before the others on the thread go on. */
const PLACES = 1_000;

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
      const start = reached?.documentId === id ? reached.start : 0;
      if (performance.now() > deadline) {
        return { found, next: placeIn(id, start), late: true };
      }
      const revision = textOf(id, revisionNumber);
      if (!revision) continue;
      const part = { start, limit: limit - found.length, deadline };
      const { places: there, next } = await placesIn(request, matched, revision, part);
      for (const place of there) {
        found.push({ documentId: id, documentTitle: title, revision, ...place });
      }
      if (next !== null) {
        return { found, next: placeIn(id, next), late: found.length < limit };
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

/** Which part of a text's places is wanted. */
interface Part {
  readonly start: number;
  readonly limit: number;
  /** As `performance.now()` counts. */
  readonly deadline: number;
}

interface PlacesOfText {
  readonly places: readonly (Hit & { readonly secondId: string | null })[];
  /** Where the text goes on; null where it has no other place. */
  readonly next: number | null;
}

async function placesIn(
  request: PlaceRequest,
  matched: ReadonlyMap<string, readonly string[]>,
  revision: RevisionText,
  { start, limit, deadline }: Part,
): Promise<PlacesOfText> {
  const { pattern, then } = request.places;
  const secondOf = then && (await secondsIn(request, matched, revision, then));
  const most = then ? PLACES : limit + 1;
  const places: (Hit & { secondId: string | null })[] = [];
  for (let from = start; ;) {
    const answer = await runTask(FIND_PATTERNS, { texts: [revision.text], pattern, most, from });
    if (!answer.ok) throw new TookTooLong();
    const hits = answer.value[0] ?? [];
    for (const hit of hits) {
      const second = secondOf?.(hit);
      if (secondOf && !second) continue;
      if (places.length === limit) return { places, next: hit.start };
      places.push({ ...hit, secondId: second?.id ?? null });
    }
    const last = hits.at(-1);
    if (!last || hits.length < most) return { places, next: null };
    from = last.start + 1;
    if (performance.now() > deadline) return { places, next: from };
  }
}

/** Finds the annotation of a text that stands to a place of it as asked. */
async function secondsIn(
  { viewer, projectId, time }: PlaceRequest,
  matched: ReadonlyMap<string, readonly string[]>,
  { documentId, number, text }: RevisionText,
  { relation, second }: NonNullable<PlaceQuery["then"]>,
): Promise<(hit: Hit) => Second | undefined> {
  const seconds = await readWithin(
    time,
    (from) => from.$queryRaw<Second[]>`
      SELECT b.id, b.start, b."end" FROM "Annotation" b
      JOIN "Document" d ON d.id = b."documentId"
      WHERE b."documentId" = ${documentId}::uuid AND b.revision = ${number}
        AND b.anchor NOT IN ('ambiguous', 'lost') AND ${visibleToSql("b", viewer)}
        AND ${holds(second, "b", { viewer, projectId, matched })}
      ORDER BY b.start, b.id`,
  );
  const { within } = relation;
  return standing(seconds, relation, (hit, other) =>
    within ? apart(text, { ...hit, secondStart: other.start, secondEnd: other.end }, within) : 0,
  );
}

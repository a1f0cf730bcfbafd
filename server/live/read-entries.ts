import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotationOf } from "@/lib/change/apply";
import type { ChangeKind } from "@/lib/change/change";
import { SHARED } from "@/lib/change/lane";
import { annotation as annotationAnswer } from "@/lib/contract/annotation";
import { ANNOTATION_INCLUDE, annotationFrom, type AnnotationRow } from "@/server/annotation/row";
import { laneOf } from "@/server/access/visible-annotations";
import { inCodePoints } from "@/server/document/offset-codec";
import { read } from "@/server/platform/db";
import type { Card, Entry } from "./entry";

/** The entries of a lane after a number up to another, both within the lane. */
export interface LaneSpan {
  readonly lane: string;
  readonly after: number;
  readonly upTo: number;
}

interface ChangeRow {
  readonly lane: string;
  readonly number: number;
  readonly after: number;
  readonly kind: ChangeKind;
  readonly id: string;
  readonly annotationId: string | null;
  readonly byId: string | null;
  readonly byName: string;
  readonly at: Date;
}

/**
 * Changes of a feed in the order of each lane, for all their readers at once. With `withCards` each
 * carries its annotation as it stood after the change: one that may have changed again since is
 * left out, so that nobody is sent what was written after the change that they are sent. Who may
 * see a lane is for the caller to know.
 */
export async function readEntries(
  feedId: string,
  spans: readonly LaneSpan[],
  withCards: boolean,
): Promise<Entry[]> {
  const [lanes, afters, upTos] = columnsOf(spans);
  const rows = await read.$queryRaw<ChangeRow[]>`
    SELECT c.lane, c.number, c."after", c.kind, c."subjectId" AS id, c."annotationId", c."byId",
      coalesce(u.name, '') AS "byName", c.at
    FROM unnest(${lanes}::uuid[], ${afters}::int[], ${upTos}::int[]) AS span(lane, "after", "upTo")
    JOIN "Change" c ON c."feedId" = ${feedId}::uuid AND c.lane = span.lane
      AND c.number > span."after" AND c.number <= span."upTo"
    LEFT JOIN "User" u ON u.id = c."byId"
    ORDER BY c.lane, c.number`;
  const ids = new Set(rows.flatMap((row) => annotationOf(row) ?? []));
  const cards = withCards && ids.size > 0 ? await readCards(feedId, spans, [...ids]) : null;
  return rows.map((row) => {
    const { lane, number, after, kind } = row;
    const card = cards ? cardOf(row, rows, cards) : undefined;
    const about = { annotationId: annotationOf(row), json: jsonOf(row), card };
    return { lane, number, after, kind, ...about, rendered: new Map<string, Uint8Array>() };
  });
}

/** The members of a change as the API names them, without its number. */
function jsonOf({ kind, id, annotationId, byId, byName, at }: ChangeRow): string {
  const by = { id: byId, name: byName };
  return JSON.stringify({ kind, id, annotationId, by, at: at.toISOString() }).slice(1, -1);
}

function columnsOf(spans: readonly LaneSpan[]): [string[], number[], number[]] {
  return [
    spans.map(({ lane }) => lane),
    spans.map(({ after }) => after),
    spans.map(({ upTo }) => upTo),
  ];
}

interface Cards {
  readonly found: ReadonlyMap<string, { readonly lane: string | null; readonly card: Card }>;
  /** By lane and annotation: those about which there is a later change than the ones asked for. */
  readonly changedLater: ReadonlySet<string>;
}

/** The annotation after the change of `row`, where that is what was read. */
function cardOf(row: ChangeRow, rows: readonly ChangeRow[], cards: Cards): Card | undefined {
  const id = annotationOf(row);
  if (id === null) return undefined;
  const isSuperseded =
    cards.changedLater.has(`${row.lane}/${id}`) ||
    rows.some((other) => isLater(other, row) && annotationOf(other) === id);
  if (isSuperseded) return undefined;
  const present = cards.found.get(id);
  if (!present) return { json: null, hiddenBy: null };
  if ((present.lane ?? SHARED) === row.lane) return present.card;
  // It moved to another lane. From a personal one it became everybody's, which is told there.
  return row.lane === SHARED ? { json: null, hiddenBy: present.lane } : undefined;
}

function isLater(other: ChangeRow, { lane, number }: ChangeRow): boolean {
  return other.lane === lane && other.number > number;
}

async function readCards(
  feedId: string,
  spans: readonly LaneSpan[],
  ids: readonly string[],
): Promise<Cards> {
  const rows = await read.annotation.findMany({
    where: { id: { in: [...ids] }, documentId: feedId, deletedAt: null },
    include: ANNOTATION_INCLUDE,
  });
  // Asked after the rows were read: what is not among these stands as the changes left it.
  const [lanes, , upTos] = columnsOf(spans);
  const later = await read.$queryRaw<{ lane: string; id: string }[]>`
    SELECT DISTINCT c.lane, coalesce(c."annotationId", c."subjectId") AS id
    FROM unnest(${lanes}::uuid[], ${upTos}::int[]) AS span(lane, "upTo")
    JOIN "Change" c ON c."feedId" = ${feedId}::uuid AND c.lane = span.lane
      AND c.number > span."upTo"`;
  const found = new Map<string, { lane: string | null; card: Card }>();
  for (const row of rows) found.set(row.id, await cardFrom(row));
  return { found, changedLater: new Set(later.map(({ lane, id }) => `${lane}/${id}`)) };
}

async function cardFrom(row: AnnotationRow): Promise<{ lane: string | null; card: Card }> {
  const lane = laneOf(row);
  const shown: Annotation = annotationFrom(row, row.change);
  const { change: _, ...rest } = await inCodePoints(annotationAnswer, shown);
  const json = JSON.stringify(rest).slice(0, -1);
  return { lane, card: { json, change: row.change, lane } };
}

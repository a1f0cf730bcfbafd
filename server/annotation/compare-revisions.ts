import "server-only";
import { may } from "@/lib/access/policy";
import { leavesOf, type ComparedRow, type ComparedTexts } from "@/lib/anchor/compared-rows";
import { pageStarts, rowRuns } from "@/lib/anchor/comparison-pages";
import { UNPLACED, type Annotation } from "@/lib/annotation/annotation";
import type {
  ComparedFold,
  ComparedNote,
  ComparedPassage,
  Comparison,
  ComparisonPlace,
  Fate,
  RevisionsPage,
} from "@/lib/annotation/compared-revisions";
import type { Stretch } from "@/lib/anchor/stretches";
import { MAX_SEGMENTS } from "@/lib/contract/terms";
import { codePointIndex, type CodePointIndex } from "@/lib/text/code-points";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Span } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { LeafNode } from "@/lib/text/block-tree";
import type { Viewer } from "@/server/access/viewer";
import { visibleTo, visibleToSql } from "@/server/access/visible-annotations";
import { compareRevisionTexts } from "@/server/document/compare-texts";
import { readAboutReading } from "@/server/document/reading-page";
import { REMOVED_WORDS } from "@/server/document/re-anchor/removed-words";
import { revisionText, type RevisionText } from "@/server/document/revision-text";
import { listRevisions } from "@/server/document/revisions";
import { asOf } from "@/server/history/as-of";
import { lastMomentOf } from "@/server/history/last-moment";
import { read } from "@/server/platform/db";
import { annotationsSeenBy } from "./read";

/** How many revisions the page lists; all of them are there in the API. */
const MAX_REVISIONS = 200;
/** How many annotations of each text one page of a comparison shows. */
const MAX_NOTES = 500;

/** The revisions of a document and, where two are named, a page of what differs in them. */
export async function readRevisionsPage(
  viewer: Viewer,
  documentId: string,
  place: ComparisonPlace | null,
): Promise<Outcome<RevisionsPage>> {
  const about = await readAboutReading(viewer, documentId);
  if (!about.ok) return about;
  const { project, document, role, assigned, codebook, revision } = about.value;
  const revisions = await listRevisions(viewer, documentId, { limit: MAX_REVISIONS });
  if (!revisions.ok) return revisions;
  const compared = place && (await compare(viewer, { ...document, newest: revision }, place));
  const problem = compared && !compared.ok ? compared.problem : null;
  return done({
    project: { id: project.id, name: project.name },
    document: { id: documentId, title: document.title, language: document.language },
    codebook,
    mayAnnotate: may("annotation.add", { role, finished: assigned === "finished" }),
    revisions: revisions.value.items,
    total: revision,
    comparison: compared?.ok ? compared.value : null,
    problem: problem && (problem === "not-found" ? "missing" : "too-costly"),
  });
}

interface ComparedDocument {
  readonly id: string;
  readonly projectId: string;
  /** The number of the newest revision. */
  readonly newest: number;
}

async function compare(
  viewer: Viewer,
  document: ComparedDocument,
  place: ComparisonPlace,
): Promise<Outcome<Comparison>> {
  const { from, to } = place;
  if (from >= to || to > document.newest) return refused("not-found");
  const before = await revisionText(read, document.id, from);
  const after = await revisionText(read, document.id, to);
  if (!before || !after) return refused("not-found");
  const texts = await compareRevisionTexts(before, after);
  if (!texts.ok) return texts;
  const cut = cutPage(texts.value, before, after, place);
  const old = await notesOn(viewer, document, from, shownSpans(cut.parts, "before"));
  const now = await notesOn(viewer, document, to, shownSpans(cut.parts, "after"));
  const notes = await withFates(viewer, document, place, old.annotations, now.annotations);
  return done({
    ...cut,
    notes,
    isCut: old.isCut || now.isCut,
    isUnrecorded: old.isUnrecorded || now.isUnrecorded,
    isNewest: to === document.newest,
  });
}

/** The passages of a page of a comparison, without what lies on them. */
function cutPage(
  { rows, stretches }: ComparedTexts,
  before: RevisionText,
  after: RevisionText,
  place: ComparisonPlace,
): Omit<Comparison, "notes" | "isCut" | "isUnrecorded" | "isNewest"> {
  const leaves = { before: leavesOf(before), after: leavesOf(after) };
  const length = (some: readonly LeafNode[]) =>
    some.reduce((sum, { text }) => sum + text.length, 0);
  const leavesIn = (row: ComparedRow) => ({
    before: leaves.before.slice(row.before.from, row.before.until),
    after: leaves.after.slice(row.after.from, row.after.until),
  });
  const starts = pageStarts(rows, (row) => {
    const shown = leavesIn(row);
    return length(shown.before) + length(shown.after);
  });
  const page = Math.min(Math.max(1, place.page), starts.length);
  const bounds = { from: starts[page - 1] ?? 0, until: starts[page] ?? rows.length };
  const numbers = new Map<number, number>();
  rows.forEach(({ isChanged }, i) => isChanged && numbers.set(i, numbers.size + 1));
  const firstDifferences = starts.map((start) => {
    let row = start;
    while (row < rows.length && !numbers.has(row)) row++;
    return numbers.get(row) ?? 1;
  });
  const index = { before: codePointIndex(before.text), after: codePointIndex(after.text) };
  let next = 0;
  const parts = rowRuns(rows, bounds, place.open).flatMap(
    ({ from, until, isFolded }): (ComparedPassage | ComparedFold)[] => {
      if (isFolded) return [{ type: "fold", row: from, count: until - from }];
      return rows.slice(from, until).map((row, i) => {
        const shown = leavesIn(row);
        const old = spanOf(shown.before);
        const now = spanOf(shown.after);
        const touches = (span: Span, other: Span) =>
          span.start < other.end && other.start < span.end;
        while (next > 0 && isBehind(stretches[next - 1], old, now)) next--;
        while (next < stretches.length && isBefore(stretches[next], old, now)) next++;
        const own: Stretch[] = [];
        for (let k = next; k < stretches.length; k++) {
          const stretch = stretches[k];
          if (!stretch || (stretch.before.start >= old.end && stretch.after.start >= now.end))
            break;
          if (touches(stretch.before, old) || touches(stretch.after, now)) own.push(stretch);
        }
        const difference = numbers.get(from + i) ?? null;
        return {
          type: "passage",
          row: from + i,
          difference,
          ...shown,
          stretches: own,
          added: addedIn(own, now, after.text, index.after),
          removed: removedIn(own, old, before.text, index.before),
        };
      });
    },
  );
  return {
    place: { ...place, page },
    pages: starts.length,
    differences: numbers.size,
    firstDifferences,
    parts,
  };
}

/** Where words of some stretches stand within a passage, without the space around them. */
function wordsIn(spans: readonly Span[], passage: Span, text: string): Span[] {
  return spans.flatMap((span) => {
    const from = Math.max(span.start, passage.start);
    const words = text.slice(from, Math.min(span.end, passage.end));
    const start = from + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    return start < end ? [{ start, end }] : [];
  });
}

function addedIn(
  stretches: readonly Stretch[],
  passage: Span,
  text: string,
  index: CodePointIndex,
): ComparedPassage["added"] {
  const added = stretches.flatMap(({ kind, after }) => (kind === "added" ? after : []));
  const words = wordsIn(added, passage, text);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return null;
  return { start: index.toCodePoints(first.start), end: index.toCodePoints(last.end) };
}

/** The removed words of a passage as the pieces of a target; all between them where they are too many. */
function removedIn(
  stretches: readonly Stretch[],
  passage: Span,
  text: string,
  index: CodePointIndex,
): ComparedPassage["removed"] {
  const removed = stretches.flatMap(({ kind, before }) => (kind === "removed" ? before : []));
  const words = wordsIn(removed, passage, text);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return null;
  const pieces = words.length <= MAX_SEGMENTS ? words : [{ start: first.start, end: last.end }];
  return pieces.map(({ start, end }) => ({
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
    exact: text.slice(start, end),
  }));
}

type TwoSpans = { readonly before: Span; readonly after: Span } | undefined;

/** Whether a stretch ends before a passage on each side on which there is one. */
function isBefore(stretch: TwoSpans, old: Span, now: Span): boolean {
  if (!stretch) return false;
  return (
    (old.end === 0 || stretch.before.end <= old.start) &&
    (now.end === 0 || stretch.after.end <= now.start)
  );
}

function isBehind(stretch: TwoSpans, old: Span, now: Span): boolean {
  return stretch !== undefined && !isBefore(stretch, old, now);
}

/** From the first words of some paragraphs to their last; empty without any. */
function spanOf(leaves: readonly LeafNode[]): Span {
  return { start: leaves[0]?.block.start ?? 0, end: leaves.at(-1)?.block.end ?? 0 };
}

/** What of a text the passages of a page show, between its folds. */
function shownSpans(parts: Comparison["parts"], side: "before" | "after"): Span[] {
  const runs: LeafNode[][] = [[]];
  for (const part of parts) {
    if (part.type === "fold") runs.push([]);
    else runs.at(-1)?.push(...part[side]);
  }
  return runs.flatMap((leaves) => (leaves.length === 0 ? [] : spanOf(leaves)));
}

interface NotesOn {
  readonly annotations: readonly Annotation[];
  readonly isCut: boolean;
  readonly isUnrecorded: boolean;
}

/**
 * The annotations that lay on a revision when it was read last, within some spans of it, and those of
 * its words that were made when these were gone.
 */
async function notesOn(
  viewer: Viewer,
  document: ComparedDocument,
  revision: number,
  spans: readonly Span[],
): Promise<NotesOn> {
  if (spans.length === 0) return { annotations: [], isCut: false, isUnrecorded: false };
  const on = (where: Prisma.AnnotationWhereInput) =>
    annotationsSeenBy(
      read,
      viewer,
      {
        AND: [
          where,
          { OR: spans.map(({ start, end }) => ({ start: { lt: end }, end: { gt: start } })) },
        ],
        documentId: document.id,
        revision,
      },
      MAX_NOTES + 1,
    );
  const readPlaced = () => on({ anchor: { notIn: [...UNPLACED] } });
  const isNewest = revision === document.newest;
  const then = isNewest
    ? await readPlaced()
    : await asItStoodOn(viewer, document, revision, readPlaced);
  const stood = then ?? [];
  const known = new Set(stood.map(({ id }) => id));
  const gone = isNewest ? [] : await on({ anchor: "lost" });
  const all = [...stood, ...gone.filter(({ id }) => !known.has(id))]
    .filter(({ target }) =>
      target.some(({ start, end }) => spans.some((span) => start < span.end && span.start < end)),
    )
    .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
  return {
    annotations: all.slice(0, MAX_NOTES),
    // What was read up to the limit may be fewer here: words between the pieces of one are not its own.
    isCut: [stood, gone, all].some(({ length }) => length > MAX_NOTES),
    isUnrecorded: then === null,
  };
}

const startOf = ({ target }: Annotation) => target[0]?.start ?? 0;

/** From the gravest: what several revisions in a row did to one annotation that keeps a place. */
const GRAVITY: readonly Fate[] = ["changed", "moved"];

async function withFates(
  viewer: Viewer,
  document: ComparedDocument,
  { from, to }: ComparisonPlace,
  old: readonly Annotation[],
  now: readonly Annotation[],
): Promise<Comparison["notes"]> {
  const shown = new Set(old.map(({ id }) => id));
  // What lies on the later text may have lain on a passage of the earlier one that is not shown.
  const others = now.filter(({ id }) => !shown.has(id));
  const ids = [...shown, ...(await stoodOn(viewer, document, from, others))];
  const rows = await read.$queryRaw<{ id: string; anchors: Fate[]; last: Fate | null }[]>`
    SELECT a.id,
      coalesce(array_agg(x.anchor::text) FILTER (WHERE x.anchor IN ('moved', 'changed')), '{}') AS anchors,
      CASE WHEN bool_or(x.method = ${REMOVED_WORDS}) THEN 'removed'
        ELSE (array_agg(x.anchor::text ORDER BY x."toRevision" DESC, x."createdAt" DESC))[1]
      END AS last
    FROM "Annotation" a LEFT JOIN "AnchorEvent" x ON x."annotationId" = a.id
      AND (x."toRevision" > ${from}::int AND x."toRevision" <= ${to}::int
        OR x.method = ${REMOVED_WORDS} AND x."fromRevision" = a.revision)
    WHERE a."projectId" = ${document.projectId}::uuid AND a."documentId" = ${document.id}::uuid
      AND a.id = ANY(${ids}::uuid[]) AND ${visibleToSql("a", viewer)}
    GROUP BY a.id`;
  const there = new Set(now.map(({ id }) => id));
  const fates = new Map(
    rows.map(({ id, anchors, last }): [string, Fate] => {
      const isPlaceless = last === "removed" || last === "lost" || last === "ambiguous";
      // One that a person gave another place was moved by them.
      if (isPlaceless && !there.has(id)) return [id, last];
      return [
        id,
        GRAVITY.find((fate) => anchors.includes(fate)) ?? (isPlaceless ? "moved" : "exact"),
      ];
    }),
  );
  const known = new Set(ids);
  const fateOf = ({ id }: Annotation) => fates.get(id) ?? "deleted";
  return {
    before: old.map((annotation) => ({ annotation, fate: fateOf(annotation) })),
    after: now.map((annotation): ComparedNote => ({
      annotation,
      fate: known.has(annotation.id) ? fateOf(annotation) : "new",
    })),
  };
}

/**
 * Those of some annotations that were there when a revision, not the newest, was read last; where that
 * was not recorded, those that were made before the next one was stored.
 */
async function stoodOn(
  viewer: Viewer,
  document: ComparedDocument,
  revision: number,
  annotations: readonly Annotation[],
): Promise<string[]> {
  if (annotations.length === 0) return [];
  const ids = annotations.map(({ id }) => id);
  const then = await asItStoodOn(viewer, document, revision, () =>
    read.annotation.findMany({
      where: { AND: [visibleTo(viewer), { documentId: document.id, id: { in: ids } }] },
      select: { id: true },
    }),
  );
  if (then) return then.map(({ id }) => id);
  const { createdAt } = await read.revision.findUniqueOrThrow({
    where: { documentId_number: { documentId: document.id, number: revision + 1 } },
    select: { createdAt: true },
  });
  const since = createdAt.toISOString();
  return annotations.flatMap((one) => (one.createdAt < since ? one.id : []));
}

/** What is read as of when a revision, not the newest, was read last; null where that was not recorded. */
async function asItStoodOn<T>(
  viewer: Viewer,
  { id: documentId, projectId }: ComparedDocument,
  revision: number,
  act: () => Promise<T>,
): Promise<T | null> {
  const moment = await lastMomentOf({ projectId, documentId }, revision);
  if (moment === null) return null;
  const then = await asOf(viewer, moment, async () => done(await act()));
  return then.ok ? then.value : null;
}

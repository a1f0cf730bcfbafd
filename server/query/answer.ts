import "server-only";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { answer } from "@/lib/contract/queries";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Query } from "@/lib/query/language";
import { parse } from "@/lib/query/parse";
import { queryReason, type QueryProblem } from "@/lib/query/problem";
import { relationNames, unknownRelation } from "@/lib/query/relation-name";
import { relationTypesWhere } from "@/server/relation/types";
import { annotationsSeenBy } from "@/server/annotation/read";
import { read, READ_LIMIT_MS, TookTooLong } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { annotatedAt } from "@/server/search/places";
import { placesAsked } from "@/lib/query/places";
import { kwic } from "@/lib/text/kwic";
import { matches, type MatchPlace, type QueryRequest } from "./run";
import { textPlaces, type TextPlace } from "./text-places";

/** An answer with offsets in UTF-16. */
type AnsweredMatch = InUtf16<ShapeOf<typeof answer>>;

export interface AnswerPage {
  readonly items: readonly AnsweredMatch[];
  readonly next: MatchPlace | null;
}

export const TOO_COSTLY = refused("too-costly", reason("Refusals.query.tooCostly"));

/** What a text asks for, of somebody who may ask this project. */
export async function parseQueryFor(
  viewer: Viewer,
  projectId: string,
  text: string,
): Promise<Outcome<Query>> {
  const refusal = whyNot("query.ask", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const parsed = parse(text);
  if (!parsed.ok) return notUnderstood(parsed.problem);
  const unknown = await namesUnknown(projectId, text, parsed.query);
  return unknown ? notUnderstood(unknown) : done(parsed.query);
}

function notUnderstood(problem: QueryProblem) {
  const why = queryReason(problem);
  return refused("not-understood", why, {
    errors: [{ path: "?q", reason: why }],
    more: { query: problem },
  });
}

/** A type of relation that the query names and the project does not have. */
async function namesUnknown(
  projectId: string,
  text: string,
  query: Query,
): Promise<QueryProblem | null> {
  if (relationNames(query).length === 0) return null;
  const types = await relationTypesWhere(read, { projectId });
  const names = types.flatMap(({ slug, label, inverse }) => [label, slug, inverse]);
  return unknownRelation(text, query, names);
}

/** A page of answers; offsets in UTF-16. */
export async function askQuery(
  viewer: Viewer,
  projectId: string,
  text: string,
  { from, limit, time = READ_LIMIT_MS }: { from: MatchPlace | null; limit: number; time?: number },
): Promise<Outcome<AnswerPage>> {
  const query = await parseQueryFor(viewer, projectId, text);
  if (!query.ok) return query;
  return refuseTooCostly(async () => {
    const page = await answersOf({ viewer, projectId, query: query.value, from, limit, time });
    // Whoever pages on has received answers already, and is not stopped halfway.
    if (page.late && page.items.length === 0 && !from) return TOO_COSTLY;
    return done({ items: page.items, next: page.next });
  });
}

/** A page of answers, of annotations or of places of the texts, and whether the time was up. */
export async function answersOf(request: QueryRequest): Promise<AnswerPage & { late: boolean }> {
  const places = placesAsked(request.query);
  if (!places) {
    const { found, ...page } = await matches(request);
    return { ...page, items: await loadAnswers(request.viewer, found) };
  }
  const { found, ...page } = await textPlaces({ ...request, places });
  return { ...page, items: await loadPlaces(request.viewer, found) };
}

async function loadPlaces(viewer: Viewer, found: readonly TextPlace[]): Promise<AnsweredMatch[]> {
  const ids = [...new Set(found.flatMap(({ secondId }) => secondId ?? []))];
  const seconds = ids.length > 0 ? await annotationsSeenBy(read, viewer, { id: { in: ids } }) : [];
  const byId = new Map(seconds.map((annotation) => [annotation.id, annotation]));
  const there = await annotatedAt(viewer, found);
  return found.flatMap((place, at) => {
    const { documentId, documentTitle, revision, start, end, secondId } = place;
    const second = secondId ? byId.get(secondId) : undefined;
    if (secondId && !second) return [];
    const { before, after } = kwic(revision.text, place);
    return {
      annotations: second ? [second] : [],
      document: { id: documentId, title: documentTitle },
      secondDocument: null,
      place: {
        documentId,
        documentTitle,
        revision: revision.number,
        start,
        end,
        before,
        exact: revision.text.slice(start, end),
        after,
        annotated: there[at] ?? [],
      },
    };
  });
}

/** What takes too long is refused with a sentence; everything else that breaks stays broken. */
export async function refuseTooCostly<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof TookTooLong) return TOO_COSTLY;
    throw error;
  }
}

/** Read through the one filter on annotations once more: what went meanwhile is left out. */
async function loadAnswers(
  viewer: Viewer,
  found: readonly { readonly id: string; readonly secondId: string | null }[],
): Promise<AnsweredMatch[]> {
  const ids = [...new Set(found.flatMap(({ id, secondId }) => (secondId ? [id, secondId] : [id])))];
  const annotations = await annotationsSeenBy(read, viewer, { id: { in: ids } });
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const documents = await read.document.findMany({
    where: { id: { in: [...new Set(annotations.map(({ documentId }) => documentId))] } },
    select: { id: true, title: true },
  });
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return found.flatMap(({ id, secondId }) => {
    const [first, second] = [byId.get(id), secondId ? byId.get(secondId) : undefined];
    if (!first || (secondId && !second)) return [];
    const nameOf = (id: string) => ({ id, title: titles.get(id) ?? "" });
    const isElsewhere = second !== undefined && second.documentId !== first.documentId;
    return [
      {
        annotations: second ? [first, second] : [first],
        document: nameOf(first.documentId),
        secondDocument: isElsewhere ? nameOf(second.documentId) : null,
        place: null,
      },
    ];
  });
}

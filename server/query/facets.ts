import "server-only";
import { FACETS, type Facet } from "@/lib/contract/terms";
import { done, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import type { AnswerOf } from "@/lib/contract/operation";
import type { queryFacetsCall } from "@/lib/contract/queries";
import { refuseTooCostly, TOO_COSTLY, parseQueryFor } from "./answer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { placesAsked } from "@/lib/query/places";
import { matches } from "./run";
import { textPlaces } from "./text-places";

interface FacetValue {
  /** As the query's condition of that name takes it. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export type Facets = AnswerOf<typeof queryFacetsCall>;

/** More are not counted: they only show that the query is broad. */
const MAX_COUNTED = 2_000;
const MAX_VALUES = 12;
/** Milliseconds. */
const TIME = 4_000;

/** How the answers divide, by their first annotation. Counts only what the viewer may see. */
export async function queryFacets(
  viewer: Viewer,
  projectId: string,
  text: string,
): Promise<Outcome<Facets>> {
  const query = await parseQueryFor(viewer, projectId, text);
  if (!query.ok) return query;
  return refuseTooCostly(async () => {
    const places = placesAsked(query.value);
    if (places) return placeFacets({ viewer, projectId, places });
    const request = { viewer, projectId, query: query.value, from: null, limit: MAX_COUNTED };
    const { found, next, late } = await matches({ ...request, time: TIME });
    if (late && found.length === 0) return TOO_COSTLY;
    const facets = await counted(viewer, [...new Set(found.map(({ id }) => id))]);
    return done({ total: found.length, complete: next === null, facets });
  });
}

/** Places of the texts divide by their texts alone. */
async function placeFacets(
  request: Pick<Parameters<typeof textPlaces>[0], "viewer" | "projectId" | "places">,
): Promise<Outcome<Facets>> {
  const { found, next, late } = await textPlaces({
    ...request,
    from: null,
    limit: MAX_COUNTED,
    time: TIME,
  });
  if (late && found.length === 0) return TOO_COSTLY;
  const counts = new Map<string, FacetValue>();
  for (const { documentId: value, documentTitle: label } of found) {
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 });
  }
  const values = [...counts.values()].toSorted((one, other) => other.count - one.count);
  const document = values.slice(0, MAX_VALUES);
  return done({
    total: found.length,
    complete: next === null,
    facets: { ...noFacets(), document },
  });
}

function noFacets(): Record<Facet, FacetValue[]> {
  return Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<
    Facet,
    FacetValue[]
  >;
}

async function counted(viewer: Viewer, ids: string[]): Promise<Facets["facets"]> {
  const rows = await read.$queryRaw<(FacetValue & { facet: Facet })[]>`
    WITH found AS MATERIALIZED (
      SELECT a.*, d.title FROM "Annotation" a JOIN "Document" d ON d.id = a."documentId"
      WHERE a.id = ANY(${ids}::uuid[]) AND ${visibleToSql("a", viewer)}
    ), said AS (
      SELECT 'kind' AS facet, kind::text AS value, kind::text AS label, id FROM found
      UNION SELECT 'tag', slug, slug, id FROM found, unnest(tags) t(slug)
      UNION SELECT 'speaker', name, name, id FROM (
        SELECT f.id, coalesce(p.name, nullif(f."quotationSpeaker", '')) AS name FROM found f
        LEFT JOIN "Attribution" t ON t."contentAnnotationId" = f.id
        LEFT JOIN "Speaker" p ON p.id = t."speakerId" AND p."deletedAt" IS NULL
        WHERE f.kind = 'quotation') s WHERE name IS NOT NULL
      UNION SELECT 'document', "documentId"::text, title, id FROM found
      UNION SELECT 'coder', coalesce(u.id::text, f."authorName"), coalesce(u.name, f."authorName"), f.id
        FROM found f LEFT JOIN "User" u ON u.id = f."createdById"
      UNION SELECT 'verdict', coalesce(c.verdict, 'none'), coalesce(c.verdict, 'none'), f.id
        FROM found f JOIN "ClaimOccurrence" o ON o."annotationId" = f.id
        JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
    )
    SELECT facet, value, label, count(*)::int AS count FROM said
    GROUP BY facet, value, label ORDER BY count DESC, label, value`;
  const facets = noFacets();
  for (const { facet, value, label, count } of rows) {
    if (facets[facet].length < MAX_VALUES) facets[facet].push({ value, label, count });
  }
  return facets;
}

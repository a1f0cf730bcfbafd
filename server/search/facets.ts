import "server-only";
import { FOUND_IN, SEARCH_FACETS, type FoundIn, type SearchFacet } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { searchWords } from "@/lib/text/search-words";
import { read } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import type { AnswerOf } from "@/lib/contract/operation";
import type { searchFacetsCall } from "@/lib/contract/search";
import type { Row, SearchFilter } from "./find";
import { findWidely } from "./find-widely";
import { projectsOf } from "./search";

interface SearchFacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export type SearchFacets = AnswerOf<typeof searchFacetsCall>;

/** Of each kind; more only tell that the words are common. */
const MAX_COUNTED = 500;
const MAX_VALUES = 12;

interface FacetsRequest {
  readonly q: string;
  readonly projectId?: string;
  readonly filter?: SearchFilter;
}

/** How what a search finds divides: by kind, text, maker, tag and the text's year. */
export async function searchFacets(
  viewer: Viewer,
  request: FacetsRequest,
): Promise<Outcome<SearchFacets>> {
  const projects = await projectsOf(viewer, request.projectId);
  if (request.projectId && projects.length === 0) return refused("not-found");
  const words = searchWords(request.q);
  const counts = new Map<SearchFacet, Map<string, { label: string; count: number }>>();
  const count = (facet: SearchFacet, value: string, label = value) => {
    if (value === "") return;
    const values = counts.get(facet) ?? new Map<string, { label: string; count: number }>();
    counts.set(facet, values);
    values.set(value, { label, count: (values.get(value)?.count ?? 0) + 1 });
  };
  let complete = true;
  for (const kind of FOUND_IN) {
    const at = { viewer, projects, filter: request.filter, limit: MAX_COUNTED + 1 };
    const { rows } = await findWidely(kind, at, words);
    if (rows.length > MAX_COUNTED) complete = false;
    for (const fact of await factsOf(kind, rows.slice(0, MAX_COUNTED))) {
      count("in", kind);
      count("author", fact.author);
      if (fact.document) {
        count("document", fact.document.id, fact.document.title);
        count("year", fact.document.date.slice(0, 4));
      }
      for (const tag of fact.tags) count("tag", tag);
    }
  }
  const facets = Object.fromEntries(
    SEARCH_FACETS.map((facet) => [facet, biggest(counts.get(facet))]),
  ) as Record<SearchFacet, SearchFacetValue[]>;
  return done({ complete, facets });
}

function biggest(values?: Map<string, { label: string; count: number }>): SearchFacetValue[] {
  return [...(values ?? [])]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_VALUES);
}

interface Fact {
  readonly author: string;
  readonly tags: readonly string[];
  readonly document: { readonly id: string; readonly title: string; readonly date: string } | null;
}

/** Who made each, on which text, under which tags; only of rows the viewer was shown. */
async function factsOf(kind: FoundIn, rows: readonly Row[]): Promise<Fact[]> {
  const within = (ids: readonly (string | null)[]) => ({
    id: { in: [...new Set(ids.flatMap((id) => id ?? []))] },
  });
  const documents = await read.document.findMany({
    where: within(rows.map(({ documentId }) => documentId)),
    select: { id: true, title: true, date: true, author: true },
  });
  const annotations = await read.annotation.findMany({
    where: within(rows.map(({ annotationId }) => annotationId)),
    select: { id: true, tags: true },
  });
  const makers = await makersOf(
    kind,
    rows.map(({ id }) => id),
  );
  const texts = new Map(documents.map((document) => [document.id, document]));
  const tags = new Map(annotations.map((annotation) => [annotation.id, annotation.tags]));
  return rows.map(({ id, documentId, annotationId }) => {
    const document = texts.get(documentId ?? "") ?? null;
    return {
      author: kind === "documents" ? (document?.author ?? "") : (makers.get(id) ?? ""),
      tags: tags.get(annotationId ?? "") ?? [],
      document,
    };
  });
}

async function makersOf(kind: FoundIn, ids: string[]): Promise<Map<string, string>> {
  const where = { id: { in: ids } };
  const select = { id: true, createdById: true } as const;
  const named = { ...select, authorName: true } as const;
  type Made = { id: string; createdById: string | null; authorName?: string };
  const readers: Record<FoundIn, () => PromiseLike<Made[]>> = {
    documents: async () => [],
    annotations: () => read.annotation.findMany({ where, select: named }),
    notes: () => read.note.findMany({ where, select: named }),
    references: () => read.reference.findMany({ where, select: named }),
    claims: () => read.claim.findMany({ where, select }),
    speakers: () => read.speaker.findMany({ where, select }),
  };
  const rows = await readers[kind]();
  const users = await read.user.findMany({
    where: { id: { in: [...new Set(rows.flatMap(({ createdById }) => createdById ?? []))] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return new Map(
    rows.map(({ id, createdById, authorName }) => [
      id,
      names.get(createdById ?? "") ?? authorName ?? "",
    ]),
  );
}

import { QueryClient, type QueryKey } from "@tanstack/react-query";
import type { Endpoint } from "@/lib/contract/endpoint";

/** What a change is about, as the feed names it; `text` stands for what happens inside texts. */
export type Noun =
  | "annotation-relation"
  | "assignment"
  | "claim"
  | "document"
  | "evidence"
  | "guideline"
  | "label"
  | "member"
  | "relation"
  | "relation-type"
  | "source"
  | "speaker"
  | "tag"
  | "text";

/**
 * What pages read through the cache, and the nouns whose changes make an answer out of date. What
 * a person searched for stands until they search again, so it has none.
 */
const CACHED = {
  "GET /projects/{projectId}/claims": ["claim"],
  "GET /projects/{projectId}/speakers": ["speaker"],
  "GET /projects/{projectId}/sources": ["evidence", "source", "text"],
  "GET /projects/{projectId}/passages": ["tag", "claim", "document", "text"],
  "GET /projects/{projectId}/documents": ["document", "label"],
  "GET /projects/{projectId}/labels": ["label", "document"],
  "GET /projects/{projectId}/assignments": ["assignment", "guideline", "document"],
  "GET /projects/{projectId}/assignments/progress": ["assignment", "document"],
  "GET /documents/{documentId}/assignment": ["assignment", "guideline"],
  "GET /projects/{projectId}/guidelines": ["guideline"],
  "GET /guidelines/{guidelineId}/versions": ["guideline"],
  "GET /projects/{projectId}/members": ["member"],
  "GET /projects/{projectId}/role-requests": ["member"],
  "GET /projects/{projectId}/tags": ["tag"],
  "GET /projects/{projectId}/relations": ["annotation-relation", "relation-type", "document"],
  "GET /projects/{projectId}/relation-types": ["relation-type"],
  "GET /projects/{projectId}/review-queue": ["text", "document"],
  "GET /projects/{projectId}/review-queue/progress": ["text", "document"],
  "GET /documents/{documentId}/adjudication": ["text", "document"],
  "GET /documents/{documentId}/adjudication/progress": ["text", "document"],
  "GET /projects/{projectId}/inbox": ["text", "document"],
  "GET /projects/{projectId}/inbox/notes": ["text", "document"],
  "GET /projects/{projectId}/inbox/summary": ["text", "document"],
  "GET /projects/{projectId}": [],
  "GET /annotations/{annotationId}/notes": ["text"],
  "GET /documents/{documentId}/notes": ["text"],
  "GET /documents/{documentId}/annotations": ["text"],
  "GET /documents/{documentId}/suggestions": ["text"],
  "GET /documents/{documentId}/suggestions/learned": [],
  "GET /projects/{projectId}/suggestions/origins": ["text"],
  "GET /projects/{projectId}/counts": ["text", "tag", "document", "speaker"],
  "GET /projects/{projectId}/targets": [],
  "GET /documents/{documentId}/speakers": ["speaker", "document"],
  "GET /claims/{claimId}": ["claim"],
  "GET /checks/{checkId}": [],
  "GET /claims/{claimId}/roots": ["claim", "evidence", "relation"],
  "GET /projects/{projectId}/places": [],
  "GET /projects/{projectId}/audit/days": [],
  "GET /projects/{projectId}/query": [],
  "GET /projects/{projectId}/query/facets": [],
  "GET /projects/{projectId}/agreement": [],
  "GET /search": [],
  "GET /search/facets": [],
} as const satisfies Partial<Record<Endpoint, readonly Noun[]>>;

export type CachedEndpoint = keyof typeof CACHED;

/**
 * The cache of a page. A refusal is an answer and is not asked for again. What was read before is
 * shown at once where it is shown again, and read anew; beyond that the feed says what changed.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

/** Has what is shown about these nouns read again, and whatever else is about them when shown. */
export function invalidate(client: QueryClient, nouns: Iterable<string>): void {
  const changed = new Set(nouns);
  void client.invalidateQueries({
    predicate: ({ queryKey }) => nounsOf(queryKey).some((noun) => changed.has(noun)),
  });
}

function nounsOf([endpoint]: QueryKey): readonly string[] {
  return CACHED[endpoint as CachedEndpoint] ?? [];
}

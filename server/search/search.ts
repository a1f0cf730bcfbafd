import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { excerpt } from "@/lib/text/excerpt";
import { searchWords } from "@/lib/text/search-words";
import { read } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import { FOUND_IN, type FoundIn } from "@/lib/contract/terms";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { found } from "@/lib/contract/search";
import type { SearchFilter } from "./find";
import { findAlike } from "./find-alike";
import { findWidely } from "./find-widely";
import { indexWithin } from "@/server/document/index-texts";

type Found = InUtf16<ShapeOf<typeof found>>;

/** Where a search goes on. */
export interface SearchPlace {
  readonly in: FoundIn;
  /** Whether it looks inside words, since no word was found. */
  readonly parts: boolean;
  readonly after: string;
}

export interface SearchRequest {
  readonly q: string;
  readonly in?: readonly FoundIn[];
  readonly projectId?: string;
  readonly from?: SearchPlace;
  readonly limit: number;
  readonly filter?: SearchFilter;
  /** Whether words nearly like these are wanted where little is found. */
  readonly alike?: boolean;
}

export interface SearchAnswer {
  readonly items: Found[];
  readonly next: SearchPlace | null;
  /** True while texts that were brought in lately are not searched yet. */
  readonly indexing: boolean;
}

const NAMES = {
  documents: "document",
  annotations: "annotation",
  notes: "note",
  references: "reference",
  claims: "claim",
  speakers: "speaker",
} as const;

/** Where fewer than these are found, words nearly like those looked for are found as well. */
const FEW = 3;

/** How long a search waits for texts that were brought in a moment ago, in milliseconds. */
const INDEXING_WAIT_MS = 200;

/**
 * What the viewer may see and what holds the words, one kind after the other, the newest first;
 * where that is little, and it is asked for, after it what holds words nearly like them.
 * Only in projects the viewer is a member of, and never through somebody's private annotation.
 */
export async function search(
  viewer: Viewer,
  request: SearchRequest,
): Promise<Outcome<SearchAnswer>> {
  const projects = await projectsOf(viewer, request.projectId);
  if (request.projectId && projects.length === 0) return refused("not-found");
  const indexing = !(await indexWithin(INDEXING_WAIT_MS));
  const words = searchWords(request.q);
  const items: Found[] = [];
  let from = request.from;
  for (const kind of FOUND_IN.slice(from ? FOUND_IN.indexOf(from.in) : 0)) {
    if (request.in && !request.in.includes(kind)) continue;
    const limit = request.limit - items.length + 1;
    const at = { viewer, projects, after: from?.after, limit, filter: request.filter };
    const { rows, parts } = await findWidely(kind, at, words, from?.parts);
    from = undefined;
    for (const { text, ...row } of rows.slice(0, limit - 1)) {
      items.push({ type: NAMES[kind], ...row, snippet: excerpt(text, words.marked), alike: false });
    }
    const last = items.at(-1);
    if (rows.length === limit && last) {
      // The page is full; what was left out of this kind, or the next kind, comes with the next one.
      const isSameType = last.type === NAMES[kind];
      const place = isSameType
        ? { in: kind, parts, after: last.id }
        : { in: kind, parts, after: LAST_ID };
      return done({ items, next: place, indexing });
    }
  }
  if (request.alike && !request.from && items.length < FEW) {
    const known = new Set(items.map(({ id }) => id));
    for (const kind of FOUND_IN) {
      if (request.in && !request.in.includes(kind)) continue;
      const at = { viewer, projects, filter: request.filter };
      for (const { text, marked, ...row } of await findAlike(kind, at, words, known)) {
        if (items.length >= request.limit) break;
        items.push({ type: NAMES[kind], ...row, snippet: excerpt(text, marked), alike: true });
      }
    }
  }
  return done({ items, next: null, indexing });
}

/** The projects somebody is a member of, or the one that is named when they are. */
export async function projectsOf(viewer: Viewer, projectId?: string): Promise<string[]> {
  const members = await read.member.findMany({
    where: {
      userId: viewer.id,
      project: { deletedAt: null },
      ...(projectId ? { projectId } : {}),
    },
    select: { projectId: true },
  });
  return members.map((member) => member.projectId);
}

/** After no id there is. */
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

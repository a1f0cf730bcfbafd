import "server-only";
import type { listOriginsCall } from "@/lib/contract/suggestions";
import type { AnswerOf } from "@/lib/contract/operation";
import type { SUGGESTION_STATES } from "@/lib/contract/terms";
import { done, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { suggestionsWhere, type Suggestion } from "./row";

interface Filter {
  readonly state?: (typeof SUGGESTION_STATES)[number];
  readonly origin?: string;
}

interface Place {
  readonly start: number;
  readonly id: string;
}

/** The suggestions of a document, in reading order. Everybody in the project sees them. */
export async function listSuggestions(
  viewer: Viewer,
  documentId: string,
  filter: Filter,
  { after, limit }: { after?: Place; limit: number },
): Promise<Outcome<{ items: Suggestion[]; next: Place | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("suggestion.read", access);
  if (refusal) return refusal;
  const rest = after
    ? [{ OR: [{ start: { gt: after.start } }, { start: after.start, id: { gt: after.id } }] }]
    : [];
  const rows = await suggestionsWhere(
    read,
    { AND: [{ documentId, ...filter }, ...rest] },
    limit + 1,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const start = Math.min(...(last?.target.map((segment) => segment.start) ?? [0]));
  return done({ items, next: rows.length > limit && last ? { start, id: last.id } : null });
}

type Rates = AnswerOf<typeof listOriginsCall>;

/** How each origin's suggestions were decided, by the origins' names. */
export async function listOrigins(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<Rates>> {
  const refusal = whyNot("suggestion.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const groups = await read.suggestion.groupBy({
    by: ["origin", "state"],
    where: { projectId, deletedAt: null, document: { deletedAt: null } },
    _count: true,
  });
  const byOrigin = new Map<string, { -readonly [S in keyof Counts]: number }>();
  for (const { origin, state, _count } of groups) {
    const counts = byOrigin.get(origin) ?? { open: 0, taken: 0, adjusted: 0, refused: 0 };
    byOrigin.set(origin, { ...counts, [state]: _count });
  }
  // By UTF-16 code units, also which come after the cursor: a database may sort words otherwise.
  const origins = [...byOrigin.keys()]
    .filter((origin) => after === undefined || origin > after)
    .sort((a, b) => (a < b ? -1 : 1));
  const items = origins.slice(0, limit).map((origin) => {
    const counts = byOrigin.get(origin) ?? NONE;
    const { open, taken, adjusted, refused: turnedDown } = counts;
    const decided = taken + adjusted + turnedDown;
    return {
      origin,
      suggested: open + decided,
      ...counts,
      rate: decided === 0 ? null : (taken + adjusted) / decided,
    };
  });
  return done({ items, next: origins.length > limit ? (items.at(-1)?.origin ?? null) : null });
}

type Counts = Readonly<Record<(typeof SUGGESTION_STATES)[number], number>>;
const NONE: Counts = { open: 0, taken: 0, adjusted: 0, refused: 0 };

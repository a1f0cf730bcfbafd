import "server-only";
import type { readNoteHistoryCall } from "@/lib/contract/notes";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";

/** How a thing stood before somebody did something to it. */
export type HistoryEntry<T> = Omit<
  AnswerOf<typeof readNoteHistoryCall>["items"][number],
  "before"
> & {
  readonly before: T;
};

export interface Page {
  /** The version after which the list goes on. */
  readonly after?: number;
  readonly limit: number;
}

export type HistoryPage<T> = Outcome<{ items: HistoryEntry<T>[]; next: number | null }>;

export async function readHistory<T>(
  subject: string,
  { id: subjectId, projectId }: { readonly id: string; readonly projectId: string },
  { after, limit }: Page,
  seen: (before: T) => boolean,
): Promise<HistoryPage<T>> {
  const rows = await read.history.findMany({
    where: {
      projectId,
      subject,
      subjectId,
      ...(after === undefined ? {} : { version: { gt: after } }),
    },
    orderBy: { version: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const items = page
    .map(({ version, action, byId, byName, at, before }) => ({
      version,
      action,
      by: { id: byId, name: byName },
      at: at.toISOString(),
      before: before as unknown as T,
    }))
    .filter((past) => seen(past.before));
  return done({ items, next: rows.length > limit ? (page.at(-1)?.version ?? null) : null });
}

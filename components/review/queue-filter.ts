import type { AnswerAt, QueryTo } from "@/lib/contract/endpoint";

/** What the queue is narrowed to and how it is sorted. */
export type ReviewFilter = Omit<
  QueryTo<"GET /projects/{projectId}/review-queue">,
  "cursor" | "limit"
>;

/** An annotation of the queue, as /api/v1 carries it. */
export type ReviewItem = AnswerAt<"GET /projects/{projectId}/review-queue">["items"][number];

/** The parameters of the address that ask for this. What is unseen is always named: it is the default. */
export function parametersOf({ unseen = "false", ...rest }: ReviewFilter): URLSearchParams {
  const some = Object.entries(rest).filter(([, value]) => value !== undefined && value !== "false");
  return new URLSearchParams({
    ...Object.fromEntries(some.map(([name, value]) => [name, String(value)])),
    unseen,
  });
}

/** How many conditions a filter has, apart from those whose controls are always seen. */
export function countConditions({ unseen: _unseen, sort: _sort, ...rest }: ReviewFilter): number {
  return Object.values(rest).filter((value) => value !== undefined && value !== "false").length;
}

/**
 * Whether anything that a reviewer looks at is another than when they first saw it: the annotation, its
 * status or what others say of it. Their own review does not count.
 */
export function isChanged(before: ReviewItem, now: ReviewItem, me: string): boolean {
  return seenOf(before, me) !== seenOf(now, me);
}

function seenOf(item: ReviewItem, me: string): string {
  const {
    kind,
    slug,
    words,
    body,
    tags,
    statement,
    status,
    statusOutdated,
    statusReason,
    reviews,
  } = item;
  const others = reviews
    .filter(({ by }) => by.id !== me)
    .map(({ by, verdict, comment }) => [by.id, verdict, comment]);
  return JSON.stringify([
    [kind, slug, words, body, tags, statement, status, statusOutdated, statusReason],
    others,
  ]);
}

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { call, type ApiRefusal, type CallArguments, type CallOf } from "@/components/api";
import type { AnswerAt } from "@/lib/contract/endpoint";
import type { CachedEndpoint } from "./api-cache";

/** What names an answer in the cache. */
export type ApiRequest<E extends CachedEndpoint> = Omit<CallOf<E>, "signal">;

export interface UseApiOptions {
  /** False where there is nothing to ask yet. */
  readonly enabled?: boolean;
  /** Shows what was answered before until another question is answered. */
  readonly keepPrevious?: boolean;
}

export interface ApiState {
  /** Why the last reading was refused, as a sentence. */
  readonly problem: string | null;
  readonly isFetching: boolean;
  /** Whether what is shown answers an earlier question. */
  readonly isPrevious: boolean;
}

/** What a reading throws instead of an answer. */
class RefusedError extends Error {
  constructor({ detail }: ApiRefusal) {
    super(detail);
  }
}

async function read<E extends CachedEndpoint>(endpoint: E, sent: CallOf<E>): Promise<AnswerAt<E>> {
  const answer = await call(endpoint, ...([sent] as unknown as CallArguments<E>));
  if (!answer.ok) throw new RefusedError(answer);
  return answer.value;
}

/**
 * Reads an answer of the API through the page's cache. It is read again when the feed or the page
 * itself says that something it is about changed, and given up when nobody shows it any more.
 */
export function useApi<E extends CachedEndpoint>(
  endpoint: E,
  request: ApiRequest<E>,
  { enabled = true, keepPrevious = false }: UseApiOptions = {},
): ApiState & { readonly data: AnswerAt<E> | undefined } {
  const { data, error, isFetching, isPlaceholderData } = useQuery<unknown>({
    queryKey: [endpoint, request],
    queryFn: ({ signal }) => read(endpoint, { ...request, signal } as CallOf<E>),
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  return {
    data: data as AnswerAt<E> | undefined,
    problem: error?.message ?? null,
    isFetching,
    isPrevious: isPlaceholderData,
  };
}

/** Endpoints that answer page by page. */
type PagedEndpoint = {
  [E in CachedEndpoint]: AnswerAt<E> extends Page ? E : never;
}[CachedEndpoint];

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

type ItemOf<E extends PagedEndpoint> =
  AnswerAt<E> extends { readonly items: readonly (infer Item)[] } ? Item : never;

export interface ApiPages<E extends PagedEndpoint> extends ApiState {
  /** All that was read so far; undefined before the first page is there. */
  readonly items: readonly ItemOf<E>[] | undefined;
  readonly pages: readonly AnswerAt<E>[];
  readonly hasMore: boolean;
  /** Reads the next page. */
  readonly more: () => void;
  /** Reads everything again that was read so far. */
  readonly again: () => void;
}

/** Reads an answer of the API page by page through the page's cache. */
export function useApiPages<E extends PagedEndpoint>(
  endpoint: E,
  request: ApiRequest<E>,
  { enabled = true, keepPrevious = false }: UseApiOptions = {},
): ApiPages<E> {
  const result = useInfiniteQuery({
    queryKey: [endpoint, request, "pages"],
    async queryFn({ pageParam, signal }) {
      const query = { ...request.query, cursor: pageParam ?? undefined };
      const sent = { ...request, query, signal } as unknown as CallOf<E>;
      return (await read(endpoint, sent)) as Page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  const pages = result.data?.pages ?? [];
  return {
    pages: pages as unknown as readonly AnswerAt<E>[],
    items: result.data && pages.flatMap(({ items }) => items as readonly ItemOf<E>[]),
    hasMore: result.hasNextPage,
    more: () => void result.fetchNextPage(),
    again: () => void result.refetch(),
    problem: result.error?.message ?? null,
    isFetching: result.isFetching,
    isPrevious: result.isPlaceholderData,
  };
}

import type { AnswerAt } from "@/lib/contract/endpoint";
import { usePause } from "../use-pause";
import type { CachedEndpoint } from "./api-cache";
import { useApi, type ApiRequest } from "./use-api";

/** The pause in typing after which suggestions are read, in milliseconds. */
const PAUSE_MS = 180;
/** What is sent of a longer text, in UTF-16 code units. */
const MAX_LENGTH = 200;

/**
 * Reads suggestions for what is typed, once typing pauses. The earlier ones stay until the next are
 * there; undefined while fewer than `minLength` characters are typed.
 */
export function useSuggestions<E extends CachedEndpoint>(
  endpoint: E,
  typed: string,
  requestFor: (q: string) => ApiRequest<E>,
  minLength = 0,
): AnswerAt<E> | undefined {
  const words = typed.trim().slice(0, MAX_LENGTH);
  const q = usePause(words, PAUSE_MS);
  const isLong = q.length >= minLength;
  const { data } = useApi(endpoint, requestFor(q), { enabled: isLong, keepPrevious: true });
  return isLong && words.length >= minLength ? data : undefined;
}

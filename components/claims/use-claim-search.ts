import { useApi } from "../live/use-api";
import { usePause } from "../use-pause";
import type { Claim } from "./claim";

/** The pause in typing after which the register is searched, in milliseconds. */
const PAUSE_MS = 180;
const MAX_CLAIMS = 6;

/** Claims of the register similar to what is typed, the most similar first. */
export function useClaimSearch(projectId: string, words: string): readonly Claim[] {
  const typed = words.trim().slice(0, 500);
  const q = usePause(typed, PAUSE_MS);
  const isAsked = q.length >= 2;
  const { data } = useApi(
    "GET /projects/{projectId}/claims",
    { params: { projectId }, query: { q, limit: MAX_CLAIMS } },
    { enabled: isAsked, keepPrevious: true },
  );
  return typed.length >= 2 && isAsked && data ? data.items : NONE;
}

const NONE: readonly Claim[] = [];

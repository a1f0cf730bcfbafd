import { useSuggestions } from "../live/use-suggestions";
import type { Claim } from "./claim";

const MAX_CLAIMS = 6;
const MIN_LENGTH = 2;
const NONE: readonly Claim[] = [];

/** Claims of the register similar to what is typed, the most similar first. */
export function useClaimSearch(projectId: string, typed: string): readonly Claim[] {
  const answer = useSuggestions(
    "GET /projects/{projectId}/claims",
    typed,
    (q) => ({ params: { projectId }, query: { q, limit: MAX_CLAIMS } }),
    MIN_LENGTH,
  );
  return answer?.items ?? NONE;
}

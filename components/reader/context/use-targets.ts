import { useSuggestions } from "@/components/live/use-suggestions";

/** Earlier targets of rhetoric in the project whose names contain what is typed. */
export function useTargets(projectId: string, typed: string): readonly string[] {
  const answer = useSuggestions("GET /projects/{projectId}/targets", typed, (q) => ({
    params: { projectId },
    query: { q },
  }));
  return answer?.items.map(({ name }) => name) ?? [];
}

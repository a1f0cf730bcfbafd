import { useMemo } from "react";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReading } from "./reader-context";

function share(one: Annotation, other: Annotation): boolean {
  return one.occurrences.some(({ claimId }) =>
    other.occurrences.some((occurrence) => occurrence.claimId === claimId),
  );
}

/** Whether this passage carries a claim that the one pointed at carries, too. */
export function useIsRelatedOccurrence(id: string): boolean {
  return useReading(({ hoveredId, byId }) => {
    const [hovered, own] = [hoveredId === null ? null : byId.get(hoveredId), byId.get(id)];
    return hovered != null && own != null && hovered.id !== id && share(hovered, own);
  });
}

const NONE: ReadonlySet<string> = new Set();

/** The passages that carry a claim the one pointed at carries, without that one. */
export function useRelatedOccurrences(): ReadonlySet<string> {
  const hoveredId = useReading((state) => state.hoveredId);
  const shown = useReading((state) => state.shown);
  return useMemo(() => {
    const hovered = shown.find(({ id }) => id === hoveredId);
    if (!hovered || hovered.occurrences.length === 0) return NONE;
    const related = shown.filter((other) => other.id !== hoveredId && share(hovered, other));
    return related.length > 0 ? new Set(related.map(({ id }) => id)) : NONE;
  }, [hoveredId, shown]);
}

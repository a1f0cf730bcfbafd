import { useMemo } from "react";
import type { Annotation } from "@/lib/annotation/annotation";
import { useReading } from "./reader-context";

function share(one: Annotation, other: Annotation): boolean {
  return one.occurrences.some(({ claimId }) =>
    other.occurrences.some((occurrence) => occurrence.claimId === claimId),
  );
}

/** Whether this passage shares a claim with the hovered one. */
export function useIsRelatedOccurrence(id: string): boolean {
  return useReading(({ hoveredId, byId }) => {
    const [hovered, own] = [hoveredId === null ? null : byId.get(hoveredId), byId.get(id)];
    return hovered != null && own != null && hovered.id !== id && share(hovered, own);
  });
}

const NONE: ReadonlySet<string> = new Set();

/** The other passages that share a claim with the hovered one. */
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

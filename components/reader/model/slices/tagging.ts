import type { TagKind } from "@/lib/tag/codebook";
import type { Span } from "@/lib/span/span";
import type { QuickTag, Tagging } from "../reading-state";
import type { StateCell } from "./slice";

/** The selected words, how they are being tagged, and an edge that is being moved. */
export function taggingActions({ now, set }: StateCell) {
  const changeTagging = (change: Partial<Tagging>): void => {
    const { tagging } = now();
    if (tagging) set({ tagging: { ...tagging, ...change, entered: true } });
  };

  return {
    /** Opens the tag palette for selected words. */
    startTagging(spans: readonly Span[]): void {
      const [from] = spans;
      set({
        tagging: from
          ? { spans, from, kind: null, withNote: false, hidden: false, entered: false }
          : null,
      });
    },

    stopTagging(): void {
      set({ tagging: null });
    },

    setTaggingKind(kind: TagKind): void {
      changeTagging({ kind });
    },

    setTaggingNote(withNote: boolean): void {
      changeTagging({ withNote });
    },

    setTaggingHidden(hidden: boolean): void {
      changeTagging({ hidden });
    },

    setTaggingSpans(spans: readonly Span[]): void {
      changeTagging({ spans });
    },

    setQuickTag(quickTag: QuickTag | null): void {
      set({ quickTag });
    },

    /** Words selected by someone who may not annotate, or for another purpose than a tag. */
    setSelected(spans: readonly Span[] | null): void {
      set({ selected: spans });
    },

    moveEdges(id: string, spans: readonly Span[]): void {
      set({ moved: { id, spans } });
    },

    stopMovingEdges(): void {
      set({ moved: null });
    },
  };
}

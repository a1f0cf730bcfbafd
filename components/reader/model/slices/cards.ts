import type { Box } from "../surface-handle";
import type { Writing } from "../reading-state";
import type { StateCell } from "./slice";

/** Which annotation is open, current, pointed at, and what is being written in its card. */
export function cardActions({ now, set }: StateCell) {
  return {
    /** Opens the card of an annotation. Opening it once more keeps the forms in it. */
    openAnnotation(id: string): void {
      const { openId, writing } = now();
      set({
        openId: id,
        currentId: id,
        chooser: null,
        writing: id === openId ? writing : new Set(),
      });
    },

    closeAnnotation(): void {
      const { openId, writing } = now();
      set({ openId: null, chooser: null, writing: openId === null ? writing : new Set() });
    },

    /** Moves the keyboard's position to an annotation: its card takes the focus once it is drawn. */
    focusAnnotation(id: string): void {
      set({ currentId: id, focusId: id, hoveredId: id });
    },

    /** Called by the card that took the focus. */
    clearFocusRequest(): void {
      set({ focusId: null });
    },

    /** Highlights an annotation that was just made; the next step begins at the first one again. */
    highlightCreated(id: string): void {
      set({ currentId: null, hoveredId: id });
    },

    hover(id: string | null): void {
      set({ hoveredId: id });
    },

    /** Offers a choice between annotations that overlap at a point. */
    openChooser(ids: readonly string[], at: Box): void {
      set({ chooser: { ids, at } });
    },

    closeChooser(): void {
      set({ chooser: null });
    },

    /** Opens a form in the open card. */
    startWriting(what: Writing): void {
      set({ writing: new Set(now().writing).add(what) });
    },

    stopWriting(what: Writing): void {
      const writing = new Set(now().writing);
      writing.delete(what);
      set({ writing });
    },

    /** Holds back the changes of others while a form is open, until the returned function is called. */
    beginEditing(): () => void {
      set({ editing: now().editing + 1 });
      let closed = false;
      return () => {
        if (closed) return;
        closed = true;
        set({ editing: now().editing - 1 });
      };
    },
  };
}

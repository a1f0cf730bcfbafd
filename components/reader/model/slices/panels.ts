import { EVERYTHING, type Families, type Filter } from "../filter";
import type { Found } from "../surface-handle";
import type { StateCell } from "./slice";

/** The filter, and the panels for finding words and for proposed quotations. */
export function panelActions({ now, set }: StateCell) {
  return {
    setFilter(filter: Filter): void {
      set({ filter });
    },

    setFamilies(families: Families): void {
      set({ families });
    },

    /** Changes some fields of the filter and leaves the others. */
    changeFilter(change: Partial<Filter>): void {
      set({ filter: { ...now().filter, ...change } });
    },

    clearFilter(): void {
      set({ filter: EVERYTHING });
    },

    openFindBar(): void {
      set({ finding: true });
    },

    closeFindBar(): void {
      set({ finding: false });
    },

    setFound(found: Found | null): void {
      set({ found });
    },

    /** Says why nothing follows when words are selected. */
    openReadsOnly(): void {
      set({ readsOnly: true });
    },

    closeReadsOnly(): void {
      set({ readsOnly: false });
    },

    toggleProposals(): void {
      set({ proposing: !now().proposing });
    },

    /** Lets the other end of a relation be chosen: what is opened next. */
    startRelating(from: string): void {
      set({ relatingFrom: from });
    },

    stopRelating(): void {
      set({ relatingFrom: null });
    },

    closeProposals(): void {
      set({ proposing: false });
    },
  };
}

import type { ConnectionState } from "@/components/live/feed-connection";
import { nounOf, type Change } from "@/lib/change/change";
import type { PresentPerson } from "../people";
import type { ReceivedChange } from "../received-change";
import type { StateCell } from "./slice";

/** The connection to the server, who else is present, and changes that are held back. */
export function feedActions({ now, set }: StateCell) {
  return {
    /** Without a connection nobody can be said to be present. */
    setConnection(link: ConnectionState): void {
      set(link === "disconnected" ? { link, people: [] } : { link });
    },

    setPeople(people: readonly PresentPerson[]): void {
      set({ people });
    },

    /** Holds changes back while a form is open. */
    holdChanges(changes: readonly ReceivedChange[], claims: readonly Change[]): void {
      const { held, heldClaims } = now();
      set({ held: [...held, ...changes], heldClaims: [...heldClaims, ...claims] });
    },

    /** The changes that were held back, which are held no longer. */
    releaseChanges(): { changes: readonly ReceivedChange[]; claims: readonly Change[] } {
      const { held, heldClaims } = now();
      set({ held: [], heldClaims: [] });
      return { changes: held, claims: heldClaims };
    },

    /** Notes a change of the project, so that whoever shows its noun fetches it again. */
    noteProjectChange(change: Pick<Change, "number" | "kind">): void {
      const { projectChange, nouns } = now();
      const { number } = change;
      if (number <= projectChange) return;
      set({ projectChange: number, nouns: { ...nouns, [nounOf(change)]: number } });
    },
  };
}

import { useState } from "react";
import { v7 as newId } from "uuid";
import type { Kind } from "@/lib/annotation/annotation";
import { call } from "../api";
import { annotationOf, keyOf, type PhrasePlace } from "./phrase-place";

/** A place to annotate, and the result. */
export interface Made {
  readonly place: PhrasePlace;
  readonly id: string;
  readonly state: "waiting" | "made" | "refused" | "undone";
  /** Why it was refused. */
  readonly detail: string;
  readonly version: number;
}

/** Annotates places one after the other; each failure is reported, and all can be undone. */
export function useAnnotating() {
  const [made, setMade] = useState<readonly Made[]>([]);
  const [busy, setBusy] = useState(false);

  async function step(
    list: readonly Made[],
    act: (one: Made) => Promise<Partial<Made> | null>,
  ): Promise<void> {
    setBusy(true);
    let now = list;
    setMade(now);
    for (const [at, one] of list.entries()) {
      const change = await act(one);
      if (!change) continue;
      now = now.with(at, { ...one, ...change });
      setMade(now);
    }
    setBusy(false);
  }

  /**
   * Annotated places are not annotated twice, and stay undoable; a refused one is sent again with
   * its id.
   */
  function make(places: readonly PhrasePlace[], kind: Kind, tag: string): Promise<void> {
    const before = new Map(made.map((one) => [keyOf(one.place), one]));
    const asked = new Set(places.map(keyOf));
    const earlier = made.filter((one) => one.state === "made" && !asked.has(keyOf(one.place)));
    const list = places.map((place): Made => {
      const known = before.get(keyOf(place));
      if (known?.state === "made") return known;
      const id = known && known.state !== "undone" ? known.id : newId();
      return { place, id, state: "waiting", detail: "", version: 1 };
    });
    return step([...earlier, ...list], async ({ place, id, state }) => {
      if (state === "made") return null;
      const answer = await call("POST /documents/{documentId}/annotations", {
        params: { documentId: place.documentId },
        body: annotationOf(place, id, kind, tag),
      });
      return answer.ok
        ? { state: "made", version: answer.value.version }
        : { state: "refused", detail: answer.detail };
    });
  }

  /** Deletes those annotations made here that nobody has changed since. */
  function undo(): Promise<void> {
    return step(made, async ({ id, state, version }) => {
      if (state !== "made") return null;
      const answer = await call("DELETE /annotations/{annotationId}", {
        params: { annotationId: id },
        version,
      });
      return answer.ok ? { state: "undone" } : { detail: answer.detail };
    });
  }

  return { made, busy, make, undo };
}

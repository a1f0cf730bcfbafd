import { useState } from "react";
import { v7 as newId } from "uuid";
import type { Kind } from "@/lib/annotation/annotation";
import { call } from "../api";
import { useSubmission } from "../use-submission";
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

/** Sends the request for one place, and answers what has changed; null for nothing. */
type Act = (one: Made) => Promise<Partial<Made> | null>;

/** Annotates places one after the other; each failure is reported, and all can be undone. */
export function useAnnotating() {
  const [made, setMade] = useState<readonly Made[]>([]);
  const { busy, submit } = useSubmission(async (first: readonly Made[], act: Act) => {
    let current = first;
    setMade(current);
    for (const [at, one] of first.entries()) {
      const change = await act(one);
      if (!change) continue;
      current = current.with(at, { ...one, ...change });
      setMade(current);
    }
    return { ok: true, value: current };
  });

  /**
   * Annotated places are not annotated twice, and stay undoable; a refused one is sent again with
   * its id.
   */
  function make(places: readonly PhrasePlace[], kind: Kind, tag: string): void {
    const before = new Map(made.map((one) => [keyOf(one.place), one]));
    const keys = new Set(places.map(keyOf));
    const earlier = made.filter((one) => one.state === "made" && !keys.has(keyOf(one.place)));
    const requested = places.map((place): Made => {
      const known = before.get(keyOf(place));
      if (known?.state === "made") return known;
      const id = known && known.state !== "undone" ? known.id : newId();
      return { place, id, state: "waiting", detail: "", version: 1 };
    });
    submit([...earlier, ...requested], async ({ place, id, state }) => {
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
  function undo(): void {
    submit(made, async ({ id, state, version }) => {
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

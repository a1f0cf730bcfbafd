import { useMemo } from "react";
import type { Kind } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "./reader-context";
import {
  findEnclosingQuotation,
  attributionInputFrom,
  nameIn,
  proposeAttribution,
} from "../model/attribution";

/**
 * What the text around a new quotation suggests: the speaker's name, the pronoun that may mean them, the cue, and a way to
 * attribute the quotation once it is saved.
 */
export function useProposedQuotation(kind: Kind, spans: readonly Span[]) {
  const { reading } = useReaderContext();
  return useMemo(() => {
    const proposed = kind === "quotation" ? proposeAttribution(reading, spans) : null;
    const { text } = reading.place;
    return {
      ...nameIn(reading, proposed),
      cue: proposed?.cue ? text.slice(proposed.cue.start, proposed.cue.end) : "",
      /** Says who speaks, when that is known: by the proposal, by the name typed, or both. */
      attribute(annotationId: string, typed: string) {
        if (kind !== "quotation") return;
        const name = typed.trim();
        const inside =
          findEnclosingQuotation(reading.store.now().annotations, spans, annotationId)?.id ?? null;
        if (name === "" && !proposed && !inside) return;
        const attribution = attributionInputFrom(
          reading,
          proposed,
          name === "" ? null : { id: null, name },
          inside,
        );
        reading.send({ kind: "set-attribution", annotationId, attribution });
      },
    };
  }, [reading, kind, spans]);
}

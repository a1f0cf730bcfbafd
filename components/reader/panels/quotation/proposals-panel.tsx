"use client";
import { useEffect } from "react";
import { later } from "@/components/ui/later";
import { useReaderContext, useReading } from "../../context/reader-context";
import { PROPOSED_SPEAKERS } from "./draft-names";

const OpenProposals = later(async () => (await import("../../later-parts")).OpenProposals, {
  takesKeys: true,
});

/** Steps through quotations found in the text, to be marked, dismissed or left open. */
export function ProposalsPanel({ layout }: { layout: number }) {
  const proposing = useReading((state) => state.proposing);
  const { drafts, store } = useReaderContext().reading;
  useEffect(
    () =>
      drafts.onRestored(
        (name) => name === PROPOSED_SPEAKERS && !store.now().proposing && store.toggleProposals(),
      ),
    [drafts, store],
  );
  return proposing ? <OpenProposals layout={layout} /> : null;
}

"use client";
import { later } from "@/components/ui/later";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useWaitingDraft } from "../../context/use-draft";
import { PROPOSED_SPEAKERS } from "./draft-names";

const OpenProposals = later(async () => (await import("../../later-parts")).OpenProposals, {
  takesKeys: true,
});

/** Steps through quotations found in the text, to be marked, dismissed or left open. */
export function ProposalsPanel({ layout }: { layout: number }) {
  const proposing = useReading((state) => state.proposing);
  const { store } = useReaderContext().reading;
  useWaitingDraft(PROPOSED_SPEAKERS, () => !store.now().proposing && store.toggleProposals());
  return proposing ? <OpenProposals layout={layout} /> : null;
}

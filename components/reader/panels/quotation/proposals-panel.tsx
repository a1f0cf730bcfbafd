"use client";
import { later } from "@/components/ui/later";
import { useReading } from "../../context/reader-context";

const OpenProposals = later(async () => (await import("../../later-parts")).OpenProposals, {
  takesKeys: true,
});

/** Steps through quotations found in the text, to be marked, dismissed or left open. */
export function ProposalsPanel({ layout }: { layout: number }) {
  const proposing = useReading((state) => state.proposing);
  return proposing ? <OpenProposals layout={layout} /> : null;
}

import type { Change } from "@/lib/change/change";
import type { Reading } from "../reading";

/** A claim reads differently now: so do the cards of all passages that carry it. */
export async function hearOfClaim(reading: Reading, { kind, id }: Change): Promise<void> {
  if (kind !== "claim.saved") return;
  const carrying = [...reading.store.now().known.annotations.values()].filter(({ occurrences }) =>
    occurrences.some(({ claimId }) => claimId === id),
  );
  if (carrying.length === 0) return;
  const fresh = await reading.client.annotationsById(carrying.map((annotation) => annotation.id));
  if (fresh.ok) reading.store.arrived([...fresh.value.values()]);
}

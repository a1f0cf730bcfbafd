import { done, type Outcome } from "@/lib/outcome";
import { evidenceInCodePoints } from "@/server/claim/evidence/code-points";
import type { Evidence } from "@/server/claim/evidence/read";

export async function evidenceOutward(
  list: Outcome<{ items: Evidence[]; next: null }>,
): Promise<Outcome<{ items: Evidence[]; next: null }>> {
  if (!list.ok) return list;
  return done({ items: await Promise.all(list.value.items.map(evidenceInCodePoints)), next: null });
}

/** An answer about one piece of evidence, and a refusal that shows one. */
export async function evidenceOutcome(outcome: Outcome<Evidence>): Promise<Outcome<Evidence>> {
  if (outcome.ok) return { ...outcome, value: await evidenceInCodePoints(outcome.value) };
  if (!outcome.more?.current) return outcome;
  const current = await evidenceInCodePoints(outcome.more.current as Evidence);
  return { ...outcome, more: { ...outcome.more, current } };
}

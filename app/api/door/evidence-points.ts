import { countedSegments } from "@/lib/annotation/counted";
import { done, type Outcome } from "@/lib/outcome";
import { codePointsOf } from "@/server/documents/points";
import type { Evidence } from "@/server/evidence/read";

/** Evidence as it goes out: its places count Unicode code points. */
async function outward(evidence: Evidence): Promise<Evidence> {
  const { target, revision, document } = evidence;
  const index = target && document && revision ? await codePointsOf(document.id, revision) : null;
  if (!index || !target) return evidence;
  return { ...evidence, target: countedSegments(target, (unit) => index.toCodePoints(unit)) };
}

export async function evidenceOutward(
  list: Outcome<{ items: Evidence[]; next: null }>,
): Promise<Outcome<{ items: Evidence[]; next: null }>> {
  if (!list.ok) return list;
  return done({ items: await Promise.all(list.value.items.map(outward)), next: null });
}

/** An answer about one piece of evidence, and a refusal that shows one. */
export async function evidenceOutcome(outcome: Outcome<Evidence>): Promise<Outcome<Evidence>> {
  if (outcome.ok) return { ...outcome, value: await outward(outcome.value) };
  if (!outcome.more?.current) return outcome;
  const current = await outward(outcome.more.current as Evidence);
  return { ...outcome, more: { ...outcome.more, current } };
}

import type { Quote } from "@/lib/anchor/quote";
import { ReAnchorer, type ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import type { Task } from "@/server/platform/workers";

interface ReAnchoring {
  readonly before: string;
  readonly after: string;
  readonly targets: readonly (readonly Quote[])[];
}

/** The last two texts that were compared: annotations, roles and evidence come one after another. */
let last: ({ readonly reAnchorer: ReAnchorer } & Pick<ReAnchoring, "before" | "after">) | null =
  null;

function reAnchorerFor(before: string, after: string): ReAnchorer {
  if (last?.before !== before || last.after !== after) {
    last = { before, after, reAnchorer: new ReAnchorer(before, after) };
  }
  return last.reAnchorer;
}

/** Where targets of one text are on the next. */
export function reAnchorTargets({ before, after, targets }: ReAnchoring): ReAnchoredTarget[] {
  const reAnchorer = reAnchorerFor(before, after);
  return targets.map((target) => reAnchorer.target(target));
}

export const RE_ANCHOR: Task<ReAnchoring, ReAnchoredTarget[]> = {
  name: "reAnchorTargets",
  run: reAnchorTargets,
  timeoutMs: 90_000,
  isShort: ({ before, after, targets }) =>
    before.length + after.length < 10_000 && targets.length < 100,
};

import { diffWordsWithSpace } from "diff";

/** A stretch of one of two texts or of both. */
export interface WordChange {
  readonly value: string;
  readonly kind: "same" | "removed" | "added";
}

interface Stretch {
  removed: string;
  added: string;
  /** What follows in both. */
  same: string;
}

/**
 * What became of words, to be read by people: what was left out, what is new, what stayed, in
 * order. Few common words between much that changed are taken as changed too, since “the” between
 * two other sentences joins nothing (semantic cleanup: N. Fraser, Diff Strategies, 2006). Leaving
 * out what is `added` gives `before`, leaving out what is `removed` gives `after`.
 */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const stretches: Stretch[] = [{ removed: "", added: "", same: "" }];
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    const last = stretches.at(-1) as Stretch;
    if (!added && !removed) last.same += value;
    else {
      const open = last.same === "" ? last : { removed: "", added: "", same: "" };
      if (open !== last) stretches.push(open);
      open[added ? "added" : "removed"] += value;
    }
  }
  return joinWeak(stretches).flatMap(({ removed, added, same }): WordChange[] => [
    ...(removed ? [{ value: removed, kind: "removed" as const }] : []),
    ...(added ? [{ value: added, kind: "added" as const }] : []),
    ...(same ? [{ value: same, kind: "same" as const }] : []),
  ]);
}

/** Stretches with the weak words between two of them made part of both sides, until none is weak. */
function joinWeak(stretches: readonly Stretch[]): readonly Stretch[] {
  const out: Stretch[] = [];
  for (let next of stretches) {
    for (let last = out.at(-1); last && isWeak(last, next); last = out.at(-1)) {
      next = {
        removed: last.removed + last.same + next.removed,
        added: last.added + last.same + next.added,
        same: next.same,
      };
      out.pop();
    }
    out.push(next);
  }
  return out;
}

/** Whether what two changes have between them is no longer than either of them. */
function isWeak(one: Stretch, other: Stretch): boolean {
  const size = ({ removed, added }: Stretch) => Math.max(removed.length, added.length);
  const between = one.same.trim().length;
  return size(one) > 0 && between <= size(one) && between <= size(other);
}

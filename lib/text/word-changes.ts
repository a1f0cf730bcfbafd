import { diffWordsWithSpace } from "diff";

/** A stretch of one or both of two texts. */
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
 * The difference of two texts for people to read: what was removed, added and kept, in order. A few
 * common words between long changes count as changed too, since a “the” between two different
 * sentences connects nothing (semantic cleanup: N. Fraser, Diff Strategies, 2006). Without what is
 * `added` the result is `before`, without what is `removed` it is `after`.
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

/** Merges common stretches that are too short to be kept into the changes on both sides. */
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

/** Whether the common words between two changes are no longer than either of them. */
function isWeak(one: Stretch, other: Stretch): boolean {
  const size = ({ removed, added }: Stretch) => Math.max(removed.length, added.length);
  const between = one.same.trim().length;
  return size(one) > 0 && between <= size(one) && between <= size(other);
}

import type { Annotation } from "@/lib/annotation/annotation";
import type { Change } from "@/lib/change/change";
import type { ReadingState } from "./reading-state";

/** The passages here that carry the claims of these changes: their cards show how a claim reads. */
export function annotationsCarrying(
  { known }: Pick<ReadingState, "known">,
  claims: readonly Change[],
): readonly Annotation[] {
  const ids = new Set(claims.map(({ id }) => id));
  if (ids.size === 0) return [];
  return [...known.annotations.values()].filter(({ occurrences }) =>
    occurrences.some(({ claimId }) => ids.has(claimId)),
  );
}

/**
 * How many things that others changed wait to be let in. A claim counts where none of the
 * passages that carry it waits itself: somebody who says that a passage carries it changes both.
 */
export function newsHeld(
  state: Pick<ReadingState, "known" | "held" | "heldClaims">,
  me: string,
): number {
  const others = ({ by }: Change) => by.id !== me;
  const things = new Set(
    state.held.filter(others).map(({ annotationId, id }) => annotationId ?? id),
  );
  const claims = state.heldClaims.filter(
    (change) =>
      others(change) && !annotationsCarrying(state, [change]).some(({ id }) => things.has(id)),
  );
  return things.size + new Set(claims.map(({ id }) => id)).size;
}

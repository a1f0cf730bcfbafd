import type { change } from "../contract/documents";
import type { ShapeOf } from "../contract/offsets";
import type { CHANGES } from "../contract/terms";

/** Everything that can happen in a feed. */
export type ChangeKind = (typeof CHANGES)[number];

/** One thing that happened, as a feed tells it. */
export type Change = ShapeOf<typeof change>;

/** What a change is about: "claim" of "claim.created". */
export function nounOf({ kind }: Pick<Change, "kind">): string {
  return kind.slice(0, kind.indexOf("."));
}

import type { change, documentChange } from "../contract/feeds";
import type { ShapeOf } from "../contract/offsets";
import type { CHANGES } from "../contract/change-kinds";

/** Every kind of change in a feed. */
export type ChangeKind = (typeof CHANGES)[number];

/** One change, as a feed reports it. */
export type Change = ShapeOf<typeof change>;

/** A change as the events of a document report it: with the annotation it is about, if known. */
export type DocumentChange = ShapeOf<typeof documentChange>;

/** The noun of a change's kind: "claim" of "claim.created". */
export function nounOf({ kind }: Pick<Change, "kind">): string {
  return kind.slice(0, kind.indexOf("."));
}

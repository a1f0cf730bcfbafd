import type { SourceRelationKind } from "@/lib/source/provenance";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { sourceRelation } from "@/lib/contract/provenance";

/** A relation as /api/v1 carries it; only what is shown. */
export type Relation = ShapeOf<typeof sourceRelation>;

/** A source in a graph or a list to choose from. */
export interface NamedSource {
  readonly id: string;
  readonly name: string;
}

/** A sign and a line style for each relation, so that they are not told by colour alone. */
export const LOOKS: Readonly<
  Record<SourceRelationKind, { readonly sign: string; readonly dashes: string }>
> = {
  cites: { sign: "→", dashes: "" },
  quotes: { sign: "»", dashes: "2 3" },
  reprints: { sign: "=", dashes: "10 3" },
  translates: { sign: "⇄", dashes: "8 3 2 3" },
  derives: { sign: "∴", dashes: "5 4" },
  same: { sign: "≡", dashes: "1 4" },
  different: { sign: "≠", dashes: "" },
};

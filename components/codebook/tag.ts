import type { ShapeOf } from "@/lib/contract/offsets";
import type { tag } from "@/lib/contract/tags";

/** A tag as /api/v1 carries it. */
export type Tag = ShapeOf<typeof tag>;

export interface Branch {
  readonly tag: Tag;
  readonly below: readonly Branch[];
}

/** The tags of one kind as a tree, in the codebook's order. */
export function branchesOf(tags: readonly Tag[], parent: string | null = null): Branch[] {
  const ids = new Set(tags.map(({ id }) => id));
  return tags
    .filter((tag) => (tag.parent && ids.has(tag.parent) ? tag.parent : null) === parent)
    .map((tag) => ({ tag, below: branchesOf(tags, tag.id) }));
}

/** The fragment of the address of a tag in the codebook. */
export function anchorOf({ kind, slug }: Pick<Tag, "kind" | "slug">): string {
  return `${kind}-${slug}`;
}

/** The four forms of quotation are fixed; they can be retired, not merged or split. */
export function isFixed({ kind, slug }: Pick<Tag, "kind" | "slug">): boolean {
  return kind === "quotation" && ["direct", "indirect", "mixed", "scare"].includes(slug);
}

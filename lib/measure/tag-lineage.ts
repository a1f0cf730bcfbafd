import type { Kind } from "../annotation/annotation";

/** A tag of a codebook, by the id of the one it stands below. */
interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly label: string;
  readonly parentId: string | null;
}

export interface TagNode {
  readonly kind: Kind;
  readonly slug: string;
  readonly label: string;
  /** How many tags it stands below. */
  readonly depth: number;
  /** Its place among all tags: each after the one it stands below, else as listed. */
  readonly order: number;
}

/**
 * Finds the tags that an annotation counts for: those of its kind by which it is called, and all that
 * these stand below, each once. Slugs that no tag has count for nothing. A circle of parents, which
 * no write can make, ends where it closes.
 */
export function tagLineage(
  tags: readonly Listed[],
): (kind: string, slugs: readonly (string | null)[]) => ReadonlySet<TagNode> {
  const below = new Map<string | null, Listed[]>();
  const ids = new Set(tags.map(({ id }) => id));
  for (const tag of tags) {
    const parent = tag.parentId !== null && ids.has(tag.parentId) ? tag.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), tag]);
  }
  const lines = new Map<string, readonly TagNode[]>();
  const open = (below.get(null) ?? []).map((tag) => ({ tag, above: [] as readonly TagNode[] }));
  for (let order = 0; open.length > 0; order++) {
    const next = open.shift();
    if (!next) break;
    const { tag, above } = next;
    const { kind, slug, label, id } = tag;
    const node = { kind: kind as Kind, slug, label, depth: above.length, order };
    const line = [...above, node];
    lines.set(`${kind}/${slug}`, line);
    open.unshift(...(below.get(id) ?? []).map((each) => ({ tag: each, above: line })));
  }
  return (kind, slugs) =>
    new Set(slugs.flatMap((slug) => (slug === null ? [] : (lines.get(`${kind}/${slug}`) ?? []))));
}

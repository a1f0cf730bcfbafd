import "server-only";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Transaction } from "@/server/platform/db";
import { tagsWhere, type Tag } from "./read";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of the tag to stand under: of the same project and kind, and not below the tag itself. */
export async function parentIn(
  tx: Transaction,
  tag: Pick<Tag, "id" | "projectId" | "kind">,
  parent: string | null,
): Promise<Outcome<string | null>> {
  if (parent === null) return done(null);
  const tags = await tagsWhere(tx, { projectId: tag.projectId, kind: tag.kind });
  const named = UUID.test(parent)
    ? tags.find(({ id }) => id === parent.toLowerCase())
    : tags.find(({ slug }) => slug === parent);
  if (!named) return wrongField("parent", reason("Refusals.missing.tag"));
  if (named.id === tag.id || isBelow(named.id, tag.id, tags)) {
    return wrongField("parent", reason("Refusals.tag.belowItself"));
  }
  return done(named.id);
}

/** Whether a tag stands somewhere under another. */
export function isBelow(
  id: string,
  above: string,
  tags: readonly Pick<Tag, "id" | "parent">[],
): boolean {
  const parents = new Map(tags.map((tag) => [tag.id, tag.parent]));
  for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
    if (at === above) return true;
  }
  return false;
}

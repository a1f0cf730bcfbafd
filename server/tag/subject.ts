import "server-only";
import { findMembership, lockProject, whyNot, type Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { Place, Refused } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { tagBy, type Tag } from "./read";
import { lockNamedBy } from "./uses";

export interface FoundTag {
  readonly membership: Membership;
  readonly tag: Tag;
}

/** A tag, under its project's lock and, before it, that of the documents `alsoLock` locks. */
export async function lockTag(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  alsoLock: (first: Tag) => Promise<void>,
): Promise<FoundTag | Refused | null> {
  const first = await tagBy(tx, id);
  const membership = first && (await findMembership(tx, viewer, first.projectId));
  if (!first || !membership) return null;
  // Asked before many documents are locked, and once more when they are.
  const refusal = whyNot("codebook.change", membership);
  if (refusal) return refusal;
  await alsoLock(first);
  await lockProject(tx, first.projectId);
  const tag = await tagBy(tx, id);
  return tag && { membership, tag };
}

/** A tag under its project's lock. */
export const TAG: Place<FoundTag> = {
  lock: (tx, viewer, id) => lockTag(tx, viewer, id, async () => undefined),
};

/** A tag for an act that may move annotations: their documents are locked before the project. */
export const TAG_WITH_USES: Place<FoundTag> = {
  lock: (tx, viewer, id) => lockTag(tx, viewer, id, (first) => lockNamedBy(tx, first)),
};

import "server-only";
import { meaningOf } from "@/lib/tag/codebook-change";
import { findMembership, lockProject, whyNot, type Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { onSubject } from "@/server/act/edit";
import type { Refused, VersionedSubject, Write } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { tagBy, type Tag } from "./read";
import type { Revised } from "./revisions";
import { recordTagChange } from "./row";
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
  alsoLock: (first: Tag) => Promise<void> = async () => undefined,
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

/** What a new version of the codebook says of an act on a tag; null where there is none. */
export type WrittenTag = Omit<Revised, "tagId"> | null;

/** A tag under its project's lock. */
export const TAG: VersionedSubject<FoundTag, Tag, WrittenTag> & {
  deleted(write: Write & FoundTag, id: string): Promise<void>;
} = {
  noun: "tag",
  changedMeanwhile: "Refusals.changed.tag",
  lock: (tx, viewer, id) => lockTag(tx, viewer, id),
  current: ({ tag }) => tag,
  async saved({ tx, viewer, now, tag }, tagId, written) {
    const revised = written && { ...written, tagId };
    await recordTagChange(tx, tag, "tag.saved", viewer, now, revised);
    return tagBy(tx, tagId);
  },
  async deleted({ tx, viewer, now, tag }, tagId) {
    const revised = { action: "deleted", tagId, before: meaningOf(tag), after: {} } as const;
    await recordTagChange(tx, tag, "tag.deleted", viewer, now, revised);
  },
};

/** Builds acts that may move annotations: the documents of a tag's uses are locked before it. */
export const onTagWithUses = onSubject({
  ...TAG,
  lock: (tx, viewer, id) => lockTag(tx, viewer, id, (first) => lockNamedBy(tx, first)),
});

/** Stores columns of a tag in a new version of it. */
export async function storeTag({ tx, now, tag }: Write & FoundTag, columns: object): Promise<void> {
  const data = { ...columns, version: { increment: 1 }, updatedAt: now };
  await tx.tag.update({ where: { id: tag.id }, data });
}

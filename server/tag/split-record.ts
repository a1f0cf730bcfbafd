import "server-only";
import type { Transaction } from "@/server/platform/db";
import type { Tag, TagText } from "./read";
import { nextVersion } from "./revisions";

/** What a split makes, kept with the state of the tag before it, so that it can be undone. */
export interface TagSplitRecord {
  /** Of the codebook: the version that asks to look at the annotations again. */
  readonly version: number;
  /** Ids of the tags that it makes. */
  readonly parts: readonly string[];
  /** What the tag itself says from then on, where it is one of the parts; else it is retired. */
  readonly own: Partial<TagText> | null;
}

export async function splitRecordOf(
  tx: Transaction,
  { projectId, slug }: Tag,
  parts: readonly { readonly id: string }[],
  into: readonly (Pick<Tag, "slug"> & Partial<TagText> & { readonly id?: string })[],
): Promise<TagSplitRecord> {
  const own = into.find((part) => part.slug === slug);
  const { id: _, slug: __, ...text } = own ?? {};
  return {
    version: await nextVersion(tx, projectId),
    parts: parts.map(({ id }) => id),
    own: own ? text : null,
  };
}

/** The last split of a tag, unless it was undone; without a record, where none was kept yet. */
export async function lastSplit(tx: Transaction, { projectId, id }: Tag) {
  const last = await tx.codebookRevision.findFirst({
    where: { projectId, tagId: id, action: { in: ["split", "unsplit"] } },
    orderBy: { version: "desc" },
    select: { action: true },
  });
  if (!last) return "none";
  if (last.action === "unsplit") return "undone";
  const row = await tx.history.findFirst({
    where: { subject: "tag", action: "split", subjectId: id },
    orderBy: { version: "desc" },
    select: { before: true },
  });
  const before = row?.before as (Tag & { readonly split?: TagSplitRecord }) | undefined;
  return before?.split ? { before, split: before.split } : "unrecorded";
}

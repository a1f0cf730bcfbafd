import "server-only";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { lockDocuments, bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { changedMeanwhile, onSubject } from "@/server/act/edit";
import type { VersionedSubject } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { lastMerge } from "./merge-record";
import { findMovedUses, restoreCodebook, restoreTagUses } from "./restore-merge";
import { tagBy, type Tag } from "./read";
import { lockTag, storeTag, TAG, type FoundTag, type WrittenTag } from "./subject";

const NOT_MERGED = reason("Refusals.tag.notMerged");
const NO_RECORD = reason("Refusals.tag.mergedUnrecorded");
const GONE = reason("Refusals.tag.mergedIntoDeleted");

/** Locks the documents of what the tag's merge moved before the tag, which may be merged away. */
const MERGED_TAG: VersionedSubject<FoundTag & { readonly first: Tag }, Tag, WrittenTag> = {
  ...TAG,
  async lock(tx, viewer, id) {
    let first: Tag | null = null;
    const found = await lockTag(tx, viewer, id, async (tag) => {
      first = tag;
      const seen = tag.mergedInto && (await lastMerge(tx, id, tag.mergedInto));
      if (seen) await lockDocuments(tx, await findMovedUses(tx, seen.moved));
    });
    return found && !("ok" in found) ? { ...found, first: first ?? found.tag } : found;
  },
};

/**
 * Two tags were not one after all: the one that was merged away is offered again and takes back
 * what it was called, as far as that is still called what the merge called it. Where somebody has
 * chosen another word since, or has looked again and said what it is, it stays as they left it.
 * One that was taken apart already is answered as it is.
 */
export const unmergeTag = onSubject(MERGED_TAG)(
  "codebook.change",
  {
    resolve: async ({ tx, tag }) =>
      tag.mergedInto === null && !(await isApart(tx, tag))
        ? refused("not-undoable", NOT_MERGED)
        : done({}),
    unchanged: ({ tag }) => tag.mergedInto === null,
    history: "unmerged",
  },
  async (write) => {
    const { tx, viewer, now, tag, first } = write;
    const { id, projectId, mergedInto } = tag;
    const merge = mergedInto === null ? null : await lastMerge(tx, id, mergedInto);
    if (!merge) return refused("not-undoable", NO_RECORD);
    // Merged anew since its documents were locked: that is another merge.
    if (tag.version !== first.version) return changedMeanwhile(TAG, tag);
    const { before, moved } = merge;
    const other = await tagBy(tx, moved.into);
    if (!other) return refused("not-undoable", GONE);
    if (other.mergedInto !== null) {
      const { label } = other;
      return refused("not-undoable", reason("Refusals.tag.mergedOn", { label }));
    }
    const words = { from: tag.slug, to: other.slug };
    const rechecks = await findAnswered(tx, projectId, moved.version);
    const restored = await restoreTagUses(tx, moved, words, rechecks);
    await restoreCodebook(tx, tag, moved, words);
    await bumpAnnotationVersions(tx, restored, { projectId, by: viewer.id, at: now });
    await storeTag(write, {
      mergedIntoId: null,
      retiredAt: before.mergedInto === null ? before.retiredAt : null,
    });
    return {
      action: "unmerged",
      before: { label: tag.label },
      after: { from: { id: other.id, slug: other.slug, label: other.label } },
    };
  },
);

/** Whether the last thing that was done about merging a tag was to take it apart. */
async function isApart(tx: Transaction, { projectId, id }: Tag): Promise<boolean> {
  const last = await tx.codebookRevision.findFirst({
    where: { projectId, tagId: id, action: { in: ["merged", "unmerged", "returned"] } },
    orderBy: { version: "desc" },
    select: { action: true },
  });
  return last?.action === "unmerged";
}

/** The annotations of which somebody has said, asked by this version, what they are called. */
async function findAnswered(
  tx: Transaction,
  projectId: string,
  version: number,
): Promise<ReadonlySet<string>> {
  const rows = await tx.recheck.findMany({
    where: { projectId, version, doneAt: { not: null } },
    select: { annotationId: true },
  });
  return new Set(rows.map(({ annotationId }) => annotationId));
}

import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { lockDocuments, bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { under } from "@/server/act/act";
import type { Expected, Place } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { checkTagVersion, saveTagChange, tagChangedMeanwhile } from "./change";
import { lastMerge } from "./merge-record";
import { findMovedUses, restoreCodebook, restoreTagUses } from "./restore-merge";
import { tagBy, type Tag } from "./read";
import { lockTag, type FoundTag } from "./subject";

const NOT_MERGED = reason("Refusals.tag.notMerged");
const NO_RECORD = reason("Refusals.tag.mergedUnrecorded");
const GONE = reason("Refusals.tag.mergedIntoDeleted");

/** A tag that may be merged away: the documents of what its merge moved are locked before it. */
const MERGED_AWAY: Place<FoundTag & { readonly first: Tag }> = {
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
export const unmergeTag = under(MERGED_AWAY)(
  "codebook.change",
  async (write, expected: Expected): Promise<Outcome<Tag>> => {
    const { tx, viewer, now, tag, first } = write;
    const { id, projectId } = tag;
    if (tag.mergedInto === null) {
      return (await isApart(tx, tag)) ? done(tag) : refused("not-undoable", NOT_MERGED);
    }
    const late = checkTagVersion(tag, expected);
    if (late) return late;
    const merge = await lastMerge(tx, id, tag.mergedInto);
    if (!merge) return refused("not-undoable", NO_RECORD);
    // Merged anew since its documents were locked: that is another merge.
    if (tag.version !== first.version) {
      return tagChangedMeanwhile(tag);
    }
    const other = await tagBy(tx, tag.mergedInto);
    if (!other) return refused("not-undoable", GONE);
    if (other.mergedInto !== null) {
      const { label } = other;
      return refused("not-undoable", reason("Refusals.tag.mergedOn", { label }));
    }
    const { before, moved } = merge;
    const words = { from: tag.slug, to: other.slug };
    const touched = await restoreTagUses(
      tx,
      moved,
      words,
      await looked(tx, projectId, moved.version),
    );
    await restoreCodebook(tx, tag, moved, words);
    await bumpAnnotationVersions(tx, touched, { projectId, by: viewer.id, at: now });
    const data = {
      mergedIntoId: null,
      retiredAt: before.mergedInto === null ? before.retiredAt : null,
    };
    const revised = {
      action: "unmerged",
      before: { label: tag.label },
      after: { from: { id: other.id, slug: other.slug, label: other.label } },
    } as const;
    return saveTagChange(write, tag, data, revised);
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
async function looked(
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

import "server-only";
import { codebookActionOf, differenceOf, meaningOf, redefines } from "@/lib/tag/codebook-change";
import type { Write } from "@/server/act/subject";
import { recordHistories } from "@/server/history/record";
import type { Tag, TagText } from "./read";
import { askNoMore } from "./recode";
import { requestRechecks } from "./request-rechecks";
import type { Revised } from "./revisions";
import { columnsOf } from "./row";

/** A tag as it is, and what it is to say. Its slug stays. */
export interface EditedTag {
  readonly tag: Tag;
  readonly text: Partial<TagText>;
  readonly parentId: string | null;
  /** Whether it is retired or restored by this. */
  readonly retires?: boolean;
}

/**
 * Stores several edits of tags as if they were made by hand, and answers the versions of the
 * codebook that record them, the first of which has the number `version`. `numbers` are those of
 * their changes.
 */
export async function storeEditedTags(
  { tx, viewer, now }: Write,
  edited: readonly EditedTag[],
  options: {
    readonly numbers: readonly number[];
    readonly version: number;
    /** Whether uses of a tag that means something else now are to be looked at again. */
    readonly recheck: boolean;
  },
): Promise<readonly Revised[]> {
  const { numbers, recheck } = options;
  const revised: Revised[] = [];
  const before = edited.map(({ tag }) => tag);
  await recordHistories(tx, before, { subject: "tag", action: "edit", by: viewer, at: now });
  for (const [at, { tag, text, parentId, retires }] of edited.entries()) {
    const { id } = tag;
    const after: Tag = { ...tag, ...text, parent: parentId };
    const standing = retires === undefined ? {} : { retiredAt: retires ? now : null };
    const isReturned = retires === false ? { mergedIntoId: null } : {};
    await tx.tag.update({
      where: { id },
      data: {
        ...columnsOf(text),
        ...standing,
        ...isReturned,
        parentId,
        version: { increment: 1 },
        updatedAt: now,
        change: numbers[at] ?? 0,
      },
    });
    const difference = differenceOf(meaningOf(tag), meaningOf(after));
    const isMoved = parentId !== tag.parent;
    const choices = [tag.slug];
    if (Object.keys(difference.after).length > 0 || isMoved) {
      const version = options.version + revised.length;
      if (recheck && redefines(difference)) {
        await requestRechecks(tx, after, { version, reason: "redefined", choices, at: now });
      }
      revised.push({
        action: codebookActionOf(difference),
        tagId: id,
        before: { ...difference.before, ...(isMoved ? { parent: tag.parent } : {}) },
        after: { ...difference.after, ...(isMoved ? { parent: parentId } : {}) },
      });
    }
    if (retires === undefined) continue;
    const version = options.version + revised.length;
    if (retires) await requestRechecks(tx, after, { version, reason: "retired", choices, at: now });
    else await askNoMore(tx, tag);
    revised.push({ action: retires ? "retired" : "returned", tagId: id, before: {}, after: {} });
  }
  return revised;
}

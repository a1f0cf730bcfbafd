import "server-only";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { codebookActionOf, differenceOf, meaningOf, redefines } from "@/lib/tag/codebook-change";
import { PROJECT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import type { Addition, Located } from "@/server/act/subject";
import { requestRechecks } from "./request-rechecks";
import { renameTagUses, lockNamedBy } from "./uses";
import { parentIn } from "./parent";
import { tagBy, type Tag, type TagText } from "./read";
import { nextVersion } from "./revisions";
import { columnsOf, isForm, isTaken, recordTagChange, refuseTaken } from "./row";
import { lockTag, storeTag, TAG } from "./subject";

/** The parent may be named by its id or by its slug. */
export type TagDraft = Pick<Tag, "kind" | "slug" | "label"> &
  Partial<TagText> & { readonly id?: string; readonly parent?: string | null };
export type TagEdit = Partial<TagText> & {
  readonly parent?: string | null;
  /** False when the tag still covers what it covered, so that no earlier use is asked about. */
  readonly recheck?: boolean;
};

const NEW_TAG: Addition<Located & { readonly projectId: string }, Tag> = {
  table: "Tag",
  async there({ tx, projectId }, id) {
    const there = await tagBy(tx, id);
    return there?.projectId === projectId ? there : null;
  },
  async saved({ tx, viewer, now }, id) {
    const saved = await tagBy(tx, id);
    if (!saved) return null;
    const revised = { action: "added", tagId: id, before: {}, after: meaningOf(saved) } as const;
    await recordTagChange(tx, saved, "tag.saved", viewer, now, revised);
    return saved;
  },
};

export const addTag = addTo(
  PROJECT_PLACE,
  "codebook.change",
  NEW_TAG,
  async ({ tx, now, projectId }, draft: TagDraft & { readonly id: string }) => {
    const { id, kind, parent, ...text } = draft;
    if (await isTaken(tx, { projectId, kind, slug: text.slug, id })) return refuseTaken(text.slug);
    const under = await parentIn(tx, { id, projectId, kind }, parent ?? null);
    if (!under.ok) return under;
    const last = await tx.tag.aggregate({
      where: { projectId, kind, deletedAt: null },
      _max: { position: true },
    });
    return insertOnce(tx, "Tag", {
      id,
      projectId,
      kind,
      ...columnsOf({ position: (last._max.position ?? -1) + 1, ...text }),
      slug: text.slug,
      label: text.label,
      parentId: under.value,
      createdAt: now,
      updatedAt: now,
    });
  },
);

/** The documents of its uses are locked too when its slug changes. */
const onTag = onSubject((edit: TagEdit) => ({
  ...TAG,
  lock: (tx, viewer, id) =>
    lockTag(tx, viewer, id, async (first) => {
      if (edit.slug !== undefined && edit.slug !== first.slug) await lockNamedBy(tx, first);
    }),
}));

/** A new slug goes along to every annotation that uses the old one. */
export const editTag = onTag(
  "codebook.change",
  { history: "edit" },
  async (write, edit: TagEdit) => {
    const { tx, viewer, now, tag } = write;
    const { id, projectId } = tag;
    const slug = edit.slug ?? tag.slug;
    if (slug !== tag.slug) {
      if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedName"));
      if (await isTaken(tx, { projectId, kind: tag.kind, slug })) return refuseTaken(slug);
    }
    const above = edit.parent === undefined ? null : await parentIn(tx, tag, edit.parent);
    if (above && !above.ok) return above;
    const { parent: _, recheck, ...text } = edit;
    await storeTag(write, { ...columnsOf(text), ...(above ? { parentId: above.value } : {}) });
    if (slug !== tag.slug) await renameTagUses(tx, tag, slug, viewer, now);
    const saved = await tagBy(tx, id);
    if (!saved) return refused("not-found");
    const difference = differenceOf(meaningOf(tag), meaningOf(saved));
    if (recheck !== false && redefines(difference)) {
      const version = await nextVersion(tx, projectId);
      await requestRechecks(tx, saved, { version, reason: "redefined", choices: [slug], at: now });
    }
    const moved = saved.parent !== tag.parent;
    if (Object.keys(difference.after).length === 0 && !moved) return null;
    return {
      action: codebookActionOf(difference),
      before: { ...difference.before, ...(moved ? { parent: tag.parent } : {}) },
      after: { ...difference.after, ...(moved ? { parent: saved.parent } : {}) },
    };
  },
);

/** Annotations keep the word as a free one; tags below it move up to where it stood. */
export const removeTag = removalOf(TAG, "codebook.change", async ({ tx, now, tag }) => {
  const version = { increment: 1 };
  await tx.tag.updateMany({
    where: { parentId: tag.id },
    data: { parentId: tag.parent, version },
  });
  await tx.tag.update({ where: { id: tag.id }, data: { deletedAt: now, version } });
});

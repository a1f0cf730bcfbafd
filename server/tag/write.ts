import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { codebookActionOf, differenceOf, meaningOf, redefines } from "@/lib/tag/codebook-change";
import { PROJECT_PLACE } from "@/server/act/places";
import { addTo, under } from "@/server/act/act";
import type { Addition, Expected, Located, Place } from "@/server/act/subject";
import { recordHistory } from "@/server/history/record";
import { requestRechecks } from "./request-rechecks";
import { renameTagUses, lockNamedBy } from "./uses";
import { parentIn } from "./parent";
import { tagBy, type Tag, type TagText } from "./read";
import { nextVersion } from "./revisions";
import { checkTagVersion } from "./change";
import { columnsOf, isForm, isTaken, recordTagChange, refuseTaken } from "./row";
import { lockTag, TAG, type FoundTag } from "./subject";

/** The parent may be named by its id or by its slug. */
export type TagDraft = Pick<Tag, "kind" | "slug" | "label"> &
  Partial<TagText> & { readonly id?: string; readonly parent?: string | null };
export type TagEdit = Partial<TagText> & {
  readonly parent?: string | null;
  /** False when the tag still covers what it covered, so that no earlier use is asked about. */
  readonly recheck?: boolean;
};

const NEW_TAG: Addition<Located & { readonly projectId: string }, Tag> = {
  async there({ tx, projectId }, id) {
    if (!(await tx.tag.findUnique({ where: { id }, select: { id: true } }))) return null;
    const there = await tagBy(tx, id);
    return there?.projectId === projectId ? there : "taken";
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
    if (await isTaken(tx, projectId, kind, text.slug)) return refuseTaken(text.slug);
    const under = await parentIn(tx, { id, projectId, kind }, parent ?? null);
    if (!under.ok) return under;
    const last = await tx.tag.aggregate({
      where: { projectId, kind, deletedAt: null },
      _max: { position: true },
    });
    return tx.tag.create({
      data: {
        id,
        projectId,
        kind,
        ...columnsOf({ position: (last._max.position ?? -1) + 1, ...text }),
        slug: text.slug,
        label: text.label,
        parentId: under.value,
        createdAt: now,
        updatedAt: now,
      },
    });
  },
);

/** The documents of its uses are locked too when its slug changes. */
const placeFor = (_: Expected, edit: TagEdit): Place<FoundTag> => ({
  lock: (tx, viewer, id) =>
    lockTag(tx, viewer, id, async (first) => {
      if (edit.slug !== undefined && edit.slug !== first.slug) await lockNamedBy(tx, first);
    }),
});

/** A new slug goes along to every annotation that uses the old one. */
export const editTag = under(placeFor)(
  "codebook.change",
  async ({ tx, viewer, now, tag }, expected: Expected, edit: TagEdit): Promise<Outcome<Tag>> => {
    const { id, projectId } = tag;
    const stale = checkTagVersion(tag, expected);
    if (stale) return stale;
    const slug = edit.slug ?? tag.slug;
    if (slug !== tag.slug) {
      if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedName"));
      if (await isTaken(tx, projectId, tag.kind, slug)) return refuseTaken(slug);
    }
    const above = edit.parent === undefined ? null : await parentIn(tx, tag, edit.parent);
    if (above && !above.ok) return above;
    await recordHistory(tx, tag, { subject: "tag", action: "edit", by: viewer, at: now });
    const { parent: _, recheck, ...text } = edit;
    await tx.tag.update({
      where: { id },
      data: {
        ...columnsOf(text),
        ...(above ? { parentId: above.value } : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (slug !== tag.slug) await renameTagUses(tx, tag, slug, viewer, now);
    const saved = await tagBy(tx, id);
    if (!saved) return refused("not-found");
    const difference = differenceOf(meaningOf(tag), meaningOf(saved));
    const moved = saved.parent !== tag.parent;
    const means = Object.keys(difference.after).length > 0 || moved;
    const before = { ...difference.before, ...(moved ? { parent: tag.parent } : {}) };
    const after = { ...difference.after, ...(moved ? { parent: saved.parent } : {}) };
    const revised = means
      ? { action: codebookActionOf(difference), tagId: id, before, after }
      : null;
    if (recheck !== false && redefines(difference)) {
      const version = await nextVersion(tx, projectId);
      await requestRechecks(tx, saved, { version, reason: "redefined", choices: [slug], at: now });
    }
    await recordTagChange(tx, saved, "tag.saved", viewer, now, revised);
    return done(saved);
  },
);

/** Annotations keep the word as a free one; tags below it move up to where it stood. */
export const removeTag = under(TAG)(
  "codebook.change",
  async ({ tx, viewer, now, tag }, expected: Expected) => {
    const { id } = tag;
    const stale = checkTagVersion(tag, expected);
    if (stale) return stale;
    await recordHistory(tx, tag, { subject: "tag", action: "delete", by: viewer, at: now });
    await tx.tag.updateMany({
      where: { parentId: id },
      data: { parentId: tag.parent, version: { increment: 1 } },
    });
    await tx.tag.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    const revised = { action: "deleted", tagId: id, before: meaningOf(tag), after: {} } as const;
    await recordTagChange(tx, tag, "tag.deleted", viewer, now, revised);
    return done(null);
  },
);

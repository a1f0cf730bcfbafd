import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { codebookActionOf, differenceOf, meaningOf, redefines } from "@/lib/tag/codebook-change";
import type { Expected } from "@/server/act";
import { transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { newId } from "@/server/platform/new-id";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { requestRechecks } from "./request-rechecks";
import { renameTagUses, lockNamedBy } from "./uses";
import { parentIn } from "./parent";
import { tagBy, type Tag, type TagText } from "./read";
import { nextVersion } from "./revisions";
import { columnsOf, FASTER, isForm, isTaken, recordTagChange, taken } from "./row";

/** The parent may be named by its id or by its slug. */
export type TagDraft = Pick<Tag, "kind" | "slug" | "label"> &
  Partial<TagText> & { readonly id?: string; readonly parent?: string | null };
export type TagEdit = Partial<TagText> & {
  readonly parent?: string | null;
  /** False when the tag still covers what it covered, so that no earlier use is asked about. */
  readonly recheck?: boolean;
};

export async function addTag(
  viewer: Viewer,
  projectId: string,
  draft: TagDraft,
  now = new Date(),
): Promise<Outcome<Tag>> {
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("codebook.change", await findMembership(tx, viewer, projectId));
    if (no) return no;
    if (await tx.tag.findUnique({ where: { id }, select: { id: true } })) {
      const there = await tagBy(tx, id);
      return there?.projectId === projectId
        ? done(there)
        : refused("id-taken", "This id is already used.");
    }
    const { id: _, kind, parent, ...text } = draft;
    if (await isTaken(tx, projectId, kind, text.slug)) return taken(text.slug);
    const under = await parentIn(tx, { id, projectId, kind }, parent ?? null);
    if (!under.ok) return under;
    const last = await tx.tag.aggregate({
      where: { projectId, kind, deletedAt: null },
      _max: { position: true },
    });
    await tx.tag.create({
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
    const saved = await tagBy(tx, id);
    if (!saved) return refused("not-found");
    const revised = { action: "added", tagId: id, before: {}, after: meaningOf(saved) } as const;
    await recordTagChange(tx, saved, "tag.saved", viewer, now, revised);
    return created(saved);
  });
}

/** A new slug goes along to every annotation that uses the old one. */
export async function editTag(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: TagEdit,
  now = new Date(),
): Promise<Outcome<Tag>> {
  return transaction(async (tx) => {
    const first = await tagBy(tx, id);
    if (!first) return refused("not-found");
    const { projectId } = first;
    const no = whyNot("codebook.change", await findMembership(tx, viewer, projectId));
    if (no) return no;
    if (edit.slug !== undefined && edit.slug !== first.slug) await lockNamedBy(tx, first);
    await lockProject(tx, projectId);
    const tag = await tagBy(tx, id);
    if (!tag) return refused("not-found");
    if (!expected(tag.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: tag } });
    }
    const slug = edit.slug ?? tag.slug;
    if (slug !== tag.slug) {
      if (isForm(tag)) return refused("not-understood", FIXED);
      if (await isTaken(tx, projectId, tag.kind, slug)) return taken(slug);
    }
    const under = edit.parent === undefined ? null : await parentIn(tx, tag, edit.parent);
    if (under && !under.ok) return under;
    await recordHistory(tx, tag, { subject: "tag", action: "edit", by: viewer, at: now });
    const { parent: _, recheck, ...text } = edit;
    await tx.tag.update({
      where: { id },
      data: {
        ...columnsOf(text),
        ...(under ? { parentId: under.value } : {}),
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
  });
}

const FIXED =
  "The four forms of quotation keep their names, since every export knows them. Change the label.";

/** Annotations keep the word as a free one; tags below it move up to where it stood. */
export async function removeTag(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const first = await tagBy(tx, id);
    if (!first) return refused("not-found");
    const { projectId } = first;
    await lockProject(tx, projectId);
    const no = whyNot("codebook.change", await findMembership(tx, viewer, projectId));
    if (no) return no;
    const tag = await tagBy(tx, id);
    if (!tag) return refused("not-found");
    if (!expected(tag.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: tag } });
    }
    await recordHistory(tx, tag, { subject: "tag", action: "delete", by: viewer, at: now });
    await tx.tag.updateMany({
      where: { parentId: id },
      data: { parentId: tag.parent, version: { increment: 1 } },
    });
    await tx.tag.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    const revised = { action: "deleted", tagId: id, before: meaningOf(tag), after: {} } as const;
    await recordTagChange(tx, tag, "tag.deleted", viewer, now, revised);
    return done(null);
  });
}

import "server-only";
import { QUOTATION_FORMS, type Kind } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "../annotations/edit";
import { recordProjectChange } from "../changes";
import { transaction, type Transaction } from "../db";
import { remember } from "../history";
import { newId } from "../new-id";
import { lockProject, standingIn, whyNot } from "../standing";
import type { Viewer } from "../viewer";
import { carryAlong, lockNamedBy } from "./names";
import { parentIn } from "./parent";
import { tagBy, type Tag, type TagText } from "./read";

/** The parent may be named by its id or by its slug. */
export type TagDraft = Pick<Tag, "kind" | "slug" | "label"> &
  Partial<TagText> & { readonly id?: string; readonly parent?: string | null };
export type TagEdit = Partial<TagText> & { readonly parent?: string | null };

const FASTER = "Someone changed this tag after you read it; the current one is in this answer.";

/** Changes of these leave open what was meant when somebody used the tag. */
const LOOKS = new Set(["colour", "position"]);

export async function addTag(
  viewer: Viewer,
  projectId: string,
  draft: TagDraft,
  now = new Date(),
): Promise<Outcome<Tag>> {
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const no = whyNot("codebook.change", await standingIn(tx, viewer, projectId));
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
    await number(tx, id, projectId, "tag.saved", true, viewer, now);
    const saved = await tagBy(tx, id);
    return saved ? created(saved) : refused("not-found");
  });
}

function columnsOf({ examples, counterExamples, nearMisses, ...text }: Partial<TagText>) {
  return {
    ...text,
    ...(examples === undefined ? {} : { examples: [...examples] }),
    ...(counterExamples === undefined ? {} : { counterExamples: [...counterExamples] }),
    ...(nearMisses === undefined
      ? {}
      : { nearMisses: nearMisses.map(({ slug, question }) => ({ slug, question })) }),
  };
}

function taken(slug: string) {
  return refused("already-there", `There is already a tag ${slug} of this kind.`);
}

async function isTaken(tx: Transaction, projectId: string, kind: Kind, slug: string) {
  const where = { projectId, kind, slug, deletedAt: null };
  return (await tx.tag.count({ where })) > 0;
}

async function number(
  tx: Transaction,
  id: string,
  projectId: string,
  kind: "tag.saved" | "tag.deleted",
  meaning: boolean,
  viewer: Viewer,
  at: Date,
): Promise<void> {
  if (meaning) {
    const raised = { codebookVersion: { increment: 1 } };
    await tx.project.update({ where: { id: projectId }, data: raised });
  }
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.tag.update({ where: { id }, data: { change } });
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
    const no = whyNot("codebook.change", await standingIn(tx, viewer, projectId));
    if (no) return no;
    const renames = edit.slug !== undefined && edit.slug !== first.slug;
    if (renames) await lockNamedBy(tx, first);
    await lockProject(tx, projectId);
    const tag = await tagBy(tx, id);
    if (!tag) return refused("not-found");
    if (!expected(tag.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: tag } });
    }
    const slug = edit.slug ?? tag.slug;
    if (slug !== tag.slug) {
      if (tag.kind === "quotation" && isForm(tag.slug)) return refused("not-understood", FIXED);
      if (await isTaken(tx, projectId, tag.kind, slug)) return taken(slug);
    }
    const under = edit.parent === undefined ? null : await parentIn(tx, tag, edit.parent);
    if (under && !under.ok) return under;
    await remember(tx, tag, { subject: "tag", action: "edit", by: viewer, at: now });
    const { parent: _, ...text } = edit;
    await tx.tag.update({
      where: { id },
      data: {
        ...columnsOf(text),
        ...(under ? { parentId: under.value } : {}),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (slug !== tag.slug) await carryAlong(tx, tag, slug, viewer, now);
    const meaning = Object.keys(edit).some((field) => !LOOKS.has(field));
    await number(tx, id, projectId, "tag.saved", meaning, viewer, now);
    const saved = await tagBy(tx, id);
    return saved ? done(saved) : refused("not-found");
  });
}

const FIXED =
  "The four forms of quotation keep their names, since every export knows them. Change the label.";

function isForm(slug: string): boolean {
  return (QUOTATION_FORMS as readonly string[]).includes(slug);
}

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
    const no = whyNot("codebook.change", await standingIn(tx, viewer, projectId));
    if (no) return no;
    const tag = await tagBy(tx, id);
    if (!tag) return refused("not-found");
    if (!expected(tag.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: tag } });
    }
    await remember(tx, tag, { subject: "tag", action: "delete", by: viewer, at: now });
    await tx.tag.updateMany({ where: { parentId: id }, data: { parentId: tag.parent } });
    await tx.tag.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    await number(tx, id, projectId, "tag.deleted", true, viewer, now);
    return done(null);
  });
}

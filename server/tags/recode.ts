import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { meaningOf, whyNotSplit } from "@/lib/tag/codebook-change";
import type { Expected } from "../annotations/edit";
import { transaction, type Transaction } from "../db";
import { remember } from "../history";
import { newId } from "../new-id";
import { lockProject, standingIn, whyNot } from "../standing";
import type { Viewer } from "../viewer";
import { askAgain } from "./ask-again";
import { carryAlong, lockNamedBy } from "./names";
import { tagBy, tagsWhere, type Tag, type TagText } from "./read";
import { nextVersion, type Revised } from "./revisions";
import { columnsOf, FASTER, isForm, isTaken, numberTag, taken } from "./row";

const A_FORM = "The four forms of quotation are fixed, since every export knows them.";

/** Read a tag for a deed that may move annotations: documents, then project, are locked. */
async function forDeed(tx: Transaction, viewer: Viewer, id: string): Promise<Outcome<Tag>> {
  const first = await tagBy(tx, id);
  if (!first) return refused("not-found");
  const no = whyNot("codebook.change", await standingIn(tx, viewer, first.projectId));
  if (no) return no;
  await lockNamedBy(tx, first);
  await lockProject(tx, first.projectId);
  const tag = await tagBy(tx, id);
  if (!tag) return refused("not-found");
  return done(tag);
}

/** Asked once it is known that the deed is not done already: one sent again finds a new version. */
function whyNotOn(tag: Tag, expected: Expected) {
  if (expected(tag.version)) return null;
  return refused("someone-was-faster", FASTER, { more: { current: tag } });
}

/** The tag in its new state, kept as such: history before, version and number after. */
async function settled(
  tx: Transaction,
  viewer: Viewer,
  tag: Tag,
  data: object,
  revised: Omit<Revised, "tagId">,
  now: Date,
): Promise<Outcome<Tag>> {
  await remember(tx, tag, { subject: "tag", action: revised.action, by: viewer, at: now });
  const updated = { ...data, version: { increment: 1 }, updatedAt: now };
  await tx.tag.update({ where: { id: tag.id }, data: updated });
  await numberTag(tx, tag, "tag.saved", viewer, now, { ...revised, tagId: tag.id });
  const saved = await tagBy(tx, tag.id);
  return saved ? done(saved) : refused("not-found");
}

const wrong = (path: string, message: string) =>
  refused("not-understood", `${path}: ${message}`, { errors: [{ path, message }] });

/** Two tags become one: annotations of the first carry the second's word and are looked at again. */
export async function mergeTag(
  viewer: Viewer,
  id: string,
  expected: Expected,
  into: string,
  now = new Date(),
): Promise<Outcome<Tag>> {
  return transaction(async (tx) => {
    const found = await forDeed(tx, viewer, id);
    if (!found.ok) return found;
    const tag = found.value;
    const { projectId, kind } = tag;
    if (isForm(tag)) return refused("not-understood", A_FORM);
    const tags = await tagsWhere(tx, { projectId, kind });
    const other = tags.find((each) => each.id === into || each.slug === into);
    if (!other) return wrong("into", "no such tag of this kind in this project");
    if (other.id === id) return wrong("into", "a tag can not be merged into itself");
    if (other.retiredAt) return wrong("into", "that tag is retired");
    // Sent again, it is done already.
    if (tag.mergedInto === other.id) return done(tag);
    const late = whyNotOn(tag, expected);
    if (late) return late;
    const version = await nextVersion(tx, projectId);
    const asked = { version, reason: "merged", choices: [other.slug], at: now } as const;
    await askAgain(tx, tag, asked);
    await carryAlong(tx, tag, other.slug, viewer, now);
    if (isBelow(other, tag, tags)) {
      const above = { parentId: tag.parent, version: { increment: 1 } };
      await tx.tag.update({ where: { id: other.id }, data: above });
    }
    await tx.tag.updateMany({
      where: { parentId: id, id: { not: other.id } },
      data: { parentId: other.id, version: { increment: 1 } },
    });
    const after = { into: { id: other.id, slug: other.slug, label: other.label } };
    const revised = {
      action: "merged",
      before: { slug: tag.slug, label: tag.label },
      after,
    } as const;
    return settled(tx, viewer, tag, { mergedIntoId: other.id, retiredAt: now }, revised, now);
  });
}

function isBelow(tag: Tag, above: Tag, tags: readonly Tag[]): boolean {
  const parents = new Map(tags.map((each) => [each.id, each.parent]));
  for (let at = tag.parent; at !== null; at = parents.get(at) ?? null) {
    if (at === above.id) return true;
  }
  return false;
}

export type SplitInto = Pick<TagText, "slug" | "label"> &
  Partial<TagText> & { readonly id?: string };

/**
 * One tag becomes several. Which of them a use is, only a reader can say, so every annotation
 * keeps its word until it was looked at again. A part with the tag's own slug is the tag itself,
 * which then goes on with a narrower meaning; else it is retired.
 */
export async function splitTag(
  viewer: Viewer,
  id: string,
  expected: Expected,
  into: readonly SplitInto[],
  now = new Date(),
): Promise<Outcome<Tag>> {
  return transaction(async (tx) => {
    const found = await forDeed(tx, viewer, id);
    if (!found.ok) return found;
    const tag = found.value;
    const { projectId, kind } = tag;
    if (isForm(tag)) return refused("not-understood", A_FORM);
    const why = whyNotSplit(
      tag.slug,
      into.map(({ slug }) => slug),
    );
    if (why !== null) return wrong("into", why);
    const parts = into.filter(({ slug }) => slug !== tag.slug);
    if (await areThere(tx, projectId, parts)) return done(tag);
    const late = whyNotOn(tag, expected);
    if (late) return late;
    const ids = parts.flatMap(({ id: given }) => given ?? []);
    const used = await tx.tag.count({ where: { id: { in: ids } } });
    if (used > 0 || new Set(ids).size < ids.length) {
      return refused("id-taken", "This id is already used.");
    }
    for (const { slug } of parts) if (await isTaken(tx, projectId, kind, slug)) return taken(slug);
    await tx.tag.createMany({
      data: parts.map(({ id: given, slug, label, ...text }) => ({
        ...{ colour: tag.colour, position: tag.position, requires: tag.requires },
        ...{ justify: tag.justify, ...columnsOf(text) },
        ...{ id: given ?? newId(), projectId, kind, slug, label, parentId: tag.parent },
        ...{ createdAt: now, updatedAt: now },
      })),
    });
    const version = await nextVersion(tx, projectId);
    const choices = into.map(({ slug }) => slug);
    await askAgain(tx, tag, { version, reason: "split", choices, at: now });
    const own = into.find(({ slug }) => slug === tag.slug);
    const after = { into: into.map((part) => ({ ...part })) };
    const revised = { action: "split", before: meaningOf(tag), after } as const;
    const { id: _, ...text } = own ?? {};
    const data = own ? columnsOf(text) : { retiredAt: now };
    return settled(tx, viewer, tag, data, revised, now);
  });
}

/** Whether the same split came before: everything it makes is there, by its id. */
async function areThere(tx: Transaction, projectId: string, parts: readonly SplitInto[]) {
  const ids = parts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length < parts.length) return false;
  return (await tx.tag.count({ where: { projectId, id: { in: ids } } })) === ids.length;
}

/** Not offered any more, or offered again. Its annotations keep it and are looked at again. */
export async function retireTag(
  viewer: Viewer,
  id: string,
  expected: Expected,
  retires: boolean,
  now = new Date(),
): Promise<Outcome<Tag>> {
  return transaction(async (tx) => {
    const found = await forDeed(tx, viewer, id);
    if (!found.ok) return found;
    const tag = found.value;
    if (retires === (tag.retiredAt !== null)) return done(tag);
    const late = whyNotOn(tag, expected);
    if (late) return late;
    if (retires) {
      const version = await nextVersion(tx, tag.projectId);
      await askAgain(tx, tag, { version, reason: "retired", choices: [tag.slug], at: now });
    } else {
      await askNoMore(tx, tag);
    }
    const action = retires ? "retired" : "returned";
    const data = retires ? { retiredAt: now } : { retiredAt: null, mergedIntoId: null };
    return settled(tx, viewer, tag, data, { action, before: {}, after: {} }, now);
  });
}

/** What its retirement asked and nobody has answered yet is not asked any more. */
async function askNoMore(tx: Transaction, { id, projectId }: Tag): Promise<void> {
  const retired = await tx.codebookRevision.findFirst({
    where: { projectId, tagId: id, action: "retired" },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  if (!retired) return;
  const { version } = retired;
  await tx.recheck.deleteMany({ where: { projectId, version, doneAt: null } });
}

import "server-only";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { meaningOf, whyNotSplit } from "@/lib/tag/codebook-change";
import { idTaken, under } from "@/server/act/act";
import type { Expected } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { requestRechecks } from "./request-rechecks";
import { checkTagVersion, saveTagChange } from "./change";
import type { Tag, TagText } from "./read";
import { nextVersion } from "./revisions";
import { columnsOf, isForm, isTaken, refuseTaken } from "./row";
import { TAG_WITH_USES } from "./subject";

export type SplitInto = Pick<TagText, "slug" | "label"> &
  Partial<TagText> & { readonly id?: string };

/**
 * One tag becomes several. Which of them a use is, only a reader can say, so every annotation
 * keeps its word until it was looked at again. A part with the tag's own slug is the tag itself,
 * which then goes on with a narrower meaning; else it is retired.
 */
export const splitTag = under(TAG_WITH_USES)(
  "codebook.change",
  async (write, expected: Expected, into: readonly SplitInto[]): Promise<Outcome<Tag>> => {
    const { tx, now, tag } = write;
    const { projectId, kind } = tag;
    if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedForm"));
    const why = whyNotSplit(
      tag.slug,
      into.map(({ slug }) => slug),
    );
    if (why !== null) return wrongField("into", why);
    const parts = into.filter(({ slug }) => slug !== tag.slug);
    if (await areThere(tx, projectId, parts)) return done(tag);
    const late = checkTagVersion(tag, expected);
    if (late) return late;
    const ids = parts.flatMap(({ id: given }) => given ?? []);
    const used = await tx.tag.count({ where: { id: { in: ids } } });
    if (used > 0 || new Set(ids).size < ids.length) {
      return idTaken();
    }
    for (const { slug } of parts)
      if (await isTaken(tx, projectId, kind, slug)) return refuseTaken(slug);
    await tx.tag.createMany({
      data: parts.map(({ id: given, slug, label, ...text }) => ({
        colour: tag.colour,
        position: tag.position,
        requires: tag.requires,
        justify: tag.justify,
        ...columnsOf(text),
        id: given ?? newId(),
        projectId,
        kind,
        slug,
        label,
        parentId: tag.parent,
        createdAt: now,
        updatedAt: now,
      })),
    });
    const version = await nextVersion(tx, projectId);
    const choices = into.map(({ slug }) => slug);
    await requestRechecks(tx, tag, { version, reason: "split", choices, at: now });
    const own = into.find(({ slug }) => slug === tag.slug);
    const after = { into: into.map((part) => ({ ...part })) };
    const revised = { action: "split", before: meaningOf(tag), after } as const;
    const { id: _, ...text } = own ?? {};
    const data = own ? columnsOf(text) : { retiredAt: now };
    return saveTagChange(write, tag, data, revised);
  },
);

/** Whether the same split came before: everything it makes is there, by its id. */
async function areThere(tx: Transaction, projectId: string, parts: readonly SplitInto[]) {
  const ids = parts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length < parts.length) return false;
  return (await tx.tag.count({ where: { projectId, id: { in: ids } } })) === ids.length;
}

/** Not offered any more, or offered again. Its annotations keep it and are looked at again. */
export const retireTag = under(TAG_WITH_USES)(
  "codebook.change",
  async (write, expected: Expected, retires: boolean): Promise<Outcome<Tag>> => {
    const { tx, now, tag } = write;
    if (retires === (tag.retiredAt !== null)) return done(tag);
    const late = checkTagVersion(tag, expected);
    if (late) return late;
    if (retires) {
      const version = await nextVersion(tx, tag.projectId);
      await requestRechecks(tx, tag, { version, reason: "retired", choices: [tag.slug], at: now });
    } else {
      await askNoMore(tx, tag);
    }
    const action = retires ? "retired" : "returned";
    const data = retires ? { retiredAt: now } : { retiredAt: null, mergedIntoId: null };
    return saveTagChange(write, tag, data, { action, before: {}, after: {} });
  },
);

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

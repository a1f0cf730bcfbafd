import "server-only";
import { done, refused, wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { meaningOf, whyNotSplit } from "@/lib/tag/codebook-change";
import { idTaken } from "@/server/act/used-id";
import type { Write } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { TAG_PROPERTIES } from "@/server/platform/json-columns";
import { requestRechecks } from "./request-rechecks";
import type { Tag, TagText } from "./read";
import { nextVersion } from "./revisions";
import { columnsOf, isForm, isTaken, refuseTaken } from "./row";
import { splitRecordOf } from "./split-record";
import { onTagWithUses, storeTag, type FoundTag } from "./subject";

export type SplitInto = Pick<TagText, "slug" | "label"> &
  Partial<TagText> & { readonly id?: string };

/**
 * One tag becomes several. Which of them a use is, only a reader can say, so every annotation
 * keeps its word until it was looked at again. A part with the tag's own slug is the tag itself,
 * which then goes on with a narrower meaning; else it is retired.
 */
export const splitTag = onTagWithUses(
  "codebook.change",
  {
    resolve: findParts,
    unchanged: ({ tx, tag, proposed }) => areThere(tx, tag.projectId, proposed),
    history: async ({ tx, tag, parts }, into) => ({
      action: "split",
      before: { ...tag, split: await splitRecordOf(tx, tag, parts, into) },
    }),
  },
  async (write, into) => {
    const { tx, now, tag, slugs, parts } = write;
    const { projectId, kind } = tag;
    for (const { slug } of parts)
      if (await isTaken(tx, { projectId, kind, slug })) return refuseTaken(slug);
    const { count } = await tx.tag.createMany({
      // In one order for all, so that two who insert the same ids wait for each other and no more.
      data: parts
        .map(({ id, slug, label, ...text }) => ({
          colour: tag.colour,
          position: tag.position,
          requires: tag.requires,
          justify: tag.justify,
          properties: TAG_PROPERTIES.write(tag.properties),
          ...columnsOf(text),
          id,
          projectId,
          kind,
          slug,
          label,
          parentId: tag.parent,
          createdAt: now,
          updatedAt: now,
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      skipDuplicates: true,
    });
    if (count < parts.length) return idTaken();
    const version = await nextVersion(tx, projectId);
    await requestRechecks(tx, tag, { version, reason: "split", choices: slugs, at: now });
    const own = into.find(({ slug }) => slug === tag.slug);
    const { id: _, ...text } = own ?? {};
    await storeTag(write, own ? columnsOf(text) : { retiredAt: now });
    const after = { into: into.map((part) => ({ ...part })) };
    return { action: "split", before: meaningOf(tag), after };
  },
);

/** The tags to be made, and the words that are offered to whoever looks at a use again. */
async function findParts({ tag }: Write & FoundTag, into: readonly SplitInto[]) {
  if (isForm(tag)) return refused("not-understood", reason("Refusals.tag.fixedForm"));
  const slugs = into.map(({ slug }) => slug);
  const why = whyNotSplit(tag.slug, slugs);
  if (why !== null) return wrongField("into", why);
  const proposed = into.filter(({ slug }) => slug !== tag.slug);
  const parts = proposed.map((part) => ({ ...part, id: part.id ?? newId() }));
  return done({ slugs, proposed, parts });
}

/** Whether the same split came before: everything it makes is there, by its id. */
async function areThere(tx: Transaction, projectId: string, parts: readonly SplitInto[]) {
  const ids = parts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length < parts.length) return false;
  return (await tx.tag.count({ where: { projectId, id: { in: ids } } })) === ids.length;
}

/** Not offered any more, or offered again. Its annotations keep it and are looked at again. */
export const retireTag = onTagWithUses(
  "codebook.change",
  {
    unchanged: ({ tag }, retires: boolean) => retires === (tag.retiredAt !== null),
    history: (_, retires: boolean) => actionOf(retires),
  },
  async (write, retires) => {
    const { tx, now, tag } = write;
    if (retires) {
      const version = await nextVersion(tx, tag.projectId);
      await requestRechecks(tx, tag, { version, reason: "retired", choices: [tag.slug], at: now });
    } else {
      await askNoMore(tx, tag);
    }
    await storeTag(write, retires ? { retiredAt: now } : { retiredAt: null, mergedIntoId: null });
    return { action: actionOf(retires), before: {}, after: {} };
  },
);

function actionOf(retires: boolean) {
  return retires ? "retired" : "returned";
}

/** What its retirement asked and nobody has answered yet is not asked any more. */
export async function askNoMore(tx: Transaction, { id, projectId }: Tag): Promise<void> {
  const retired = await tx.codebookRevision.findFirst({
    where: { projectId, tagId: id, action: "retired" },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  if (!retired) return;
  const { version } = retired;
  await tx.recheck.deleteMany({ where: { projectId, version, doneAt: null } });
}

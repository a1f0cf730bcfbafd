import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { MAX_TAG_PROPERTIES } from "@/lib/contract/terms";
import { joinedProperties } from "@/lib/tag/properties";
import { lockDocuments } from "@/server/annotation/bump-version";
import { onSubject } from "@/server/act/edit";
import type { Write } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";
import { TAG_PROPERTIES } from "@/server/platform/json-columns";
import { dissolvePart } from "./dissolve-part";
import { tagsWhere, type Tag } from "./read";
import { columnsOf } from "./row";
import { lastSplit, type TagSplitRecord } from "./split-record";
import { lockTag, storeTag, TAG, type FoundTag } from "./subject";
import { findMentions } from "./uses";

/** Locks the documents of what is called by the parts before the tag: they get its word. */
const SPLIT_TAG = {
  ...TAG,
  lock: (tx: Transaction, viewer: Parameters<typeof lockTag>[1], id: string) =>
    lockTag(tx, viewer, id, async (tag) => {
      const last = await lastSplit(tx, tag);
      if (typeof last === "string") return;
      const parts = await partsThere(tx, tag, last.split);
      const uses = await Promise.all(parts.map((part) => findMentions(tx, part)));
      await lockDocuments(tx, uses.flat());
    }),
};

/**
 * A split undone: what it made is taken out of the codebook, and whatever is called by one of the
 * parts is called by the tag again. What the split changed of the tag is as it was, as far as
 * nobody has written something else since. One that was undone already is answered as it is.
 */
export const unsplitTag = onSubject(SPLIT_TAG)(
  "codebook.change",
  {
    resolve: findSplit,
    unchanged: ({ made }) => made === null,
    history: "unsplit",
  },
  async (write) => {
    const { tx, tag, made, properties } = write;
    if (made === null) return null;
    const { before, split, parts } = made;
    const { projectId } = tag;
    await tx.recheck.deleteMany({ where: { projectId, version: split.version, doneAt: null } });
    for (const part of parts) await dissolvePart(write, part);
    await storeTag(write, {
      ...columnsOf(textBefore(tag, before, split)),
      ...(split.own === null && tag.retiredAt !== null ? { retiredAt: before.retiredAt } : {}),
      ...(properties.length > tag.properties.length
        ? { properties: TAG_PROPERTIES.write(properties) }
        : {}),
    });
    return {
      action: "unsplit",
      before: { label: tag.label },
      after: { from: parts.map(({ id, slug, label }) => ({ id, slug, label })) },
    };
  },
);

/** The split to undo; `made` is null where it was undone already. */
interface FoundSplit {
  readonly made: {
    readonly before: Tag;
    readonly split: TagSplitRecord;
    readonly parts: readonly Tag[];
  } | null;
  /** What the tag and its parts ask for. */
  readonly properties: Tag["properties"];
}

async function findSplit({ tx, tag }: Write & FoundTag): Promise<Outcome<FoundSplit>> {
  const last = await lastSplit(tx, tag);
  if (last === "undone") return done({ made: null, properties: tag.properties });
  if (last === "none") return refused("not-undoable", reason("Refusals.tag.notSplit"));
  if (last === "unrecorded") {
    return refused("not-undoable", reason("Refusals.tag.splitUnrecorded"));
  }
  const parts = await partsThere(tx, tag, last.split);
  const ids = new Set(parts.map(({ id }) => id));
  const tags = await tagsWhere(tx, { projectId: tag.projectId, kind: tag.kind });
  // Its uses are called by another tag since, or those of another tag by it.
  const merged = tags.find(
    ({ id, mergedInto }) =>
      mergedInto !== null && (id === tag.id || ids.has(id) || ids.has(mergedInto)),
  );
  if (merged) {
    const { label } = merged;
    return refused("not-undoable", reason("Refusals.tag.splitMerged", { label }));
  }
  const properties = parts.reduce(
    (all, part) => joinedProperties(all, part.properties),
    tag.properties,
  );
  if (properties.length > MAX_TAG_PROPERTIES) {
    const most = { most: MAX_TAG_PROPERTIES };
    return refused("not-undoable", reason("Refusals.tag.splitProperties", most));
  }
  return done({ made: { ...last, parts }, properties });
}

/** The parts that are still in the codebook. */
async function partsThere(tx: Transaction, { projectId, kind }: Tag, { parts }: TagSplitRecord) {
  const ids = new Set(parts);
  return (await tagsWhere(tx, { projectId, kind })).filter(({ id }) => ids.has(id));
}

/** What the split wrote of the tag and still stands, as it was before. */
function textBefore(tag: Tag, before: Tag, { own }: TagSplitRecord): Partial<Tag> {
  const fields = Object.keys(own ?? {}) as (keyof typeof own)[];
  const unchanged = fields.filter(
    (field) => JSON.stringify(tag[field]) === JSON.stringify(own?.[field]),
  );
  return Object.fromEntries(unchanged.map((field) => [field, before[field]]));
}

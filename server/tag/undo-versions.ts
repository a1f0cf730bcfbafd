import "server-only";
import { MAX_CODES } from "@/lib/contract/code-terms";
import type { undoCodebookVersionsCall } from "@/lib/contract/tags";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { meaningOf } from "@/lib/tag/codebook-change";
import { isUndoable, undoVersions, type TagVersion } from "@/lib/tag/undone-versions";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Write } from "@/server/act/subject";
import { recordProjectChanges } from "@/server/feed/changes";
import { recordHistories } from "@/server/history/record";
import type { Transaction } from "@/server/platform/db";
import { isBelow } from "./parent";
import { tagsWhere, type Tag } from "./read";
import { nextVersion, recordRevisions } from "./revisions";
import { storeEditedTags, type EditedTag } from "./store-edited-tags";

/** Thousands of tags are a matter of seconds. */
const TIMEOUT_MS = 120_000;
/** An import makes two versions of a tag at most. */
const MAX_VERSIONS = 2 * MAX_CODES;

/**
 * Undoes versions of the codebook that stand side by side, as an import makes them: in one
 * transaction, with new versions that say so. What they ask to be looked at again and nobody has
 * looked at is not asked any more. Sent again, it finds nothing left to undo.
 */
export const undoCodebookVersions = under(PROJECT_PLACE)(
  "codebook.change",
  async (
    write,
    { from, to }: { readonly from: number; readonly to: number },
  ): Promise<Outcome<AnswerOf<typeof undoCodebookVersionsCall>>> => {
    const { tx, projectId, now } = write;
    const next = await nextVersion(tx, projectId);
    if (from > to || to >= next) {
      return wrongField("to", reason("Refusals.tag.noSuchVersions", { last: next - 1 }));
    }
    if (to - from >= MAX_VERSIONS) {
      return wrongField("from", reason("Refusals.tag.tooManyVersions", { most: MAX_VERSIONS }));
    }
    const versions = await tx.codebookRevision.findMany({
      where: { projectId, version: { gte: from, lte: to } },
      orderBy: { version: "desc" },
      select: { version: true, action: true, tagId: true, before: true, after: true, at: true },
    });
    const rows = versions.map((row) => ({ ...row, ...(row as unknown as TagVersion) }));
    const other = rows.find((row) => !isUndoable(row));
    if (other) {
      const { version } = other;
      return refused("not-undoable", reason("Refusals.tag.versionNotUndoable", { version }));
    }
    const tags = await tagsWhere(tx, { projectId });
    const { removed, restored } = undoVersions(rows, tags, now.toISOString());
    const gone = tags.filter(({ id }) => removed.has(id));
    const colours = await coloursBefore(tx, tags, restored, versions);
    const edited = editsOf(tags, removed, restored, colours);
    await tx.recheck.deleteMany({
      where: { projectId, version: { gte: from, lte: to }, doneAt: null },
    });
    await store(write, { gone, edited, tags, version: next });
    return done({
      version: (await nextVersion(tx, projectId)) - 1,
      removed: gone.length,
      restored: edited.length,
    });
  },
  TIMEOUT_MS,
);

/** What is to be stored of the tags that read differently. */
function editsOf(
  tags: readonly Tag[],
  removed: ReadonlySet<string>,
  restored: ReadonlyMap<string, Tag>,
  colours: ReadonlyMap<string, string>,
): readonly EditedTag[] {
  const standing = new Map(tags.map((tag) => [tag.id, tag]));
  return [...restored.values()].flatMap((after) => {
    const tag = standing.get(after.id);
    if (!tag) return [];
    const parentId = parentOf(after, tag, removed, [...standing.values()]);
    standing.set(tag.id, { ...tag, parent: parentId });
    const text = { ...meaningOf(after), colour: colours.get(tag.id) ?? tag.colour };
    if (tag.retiredAt === after.retiredAt) return [{ tag, text, parentId }];
    return [{ tag, text, parentId, retires: after.retiredAt !== null }];
  });
}

/** Colours, which no version names, of tags that nobody has edited since the versions were made. */
async function coloursBefore(
  tx: Transaction,
  tags: readonly Tag[],
  restored: ReadonlyMap<string, Tag>,
  versions: readonly { readonly at: Date }[],
): Promise<ReadonlyMap<string, string>> {
  const times = [...new Set(versions.map(({ at }) => at.getTime()))];
  const rows = await tx.history.findMany({
    where: {
      subject: "tag",
      subjectId: { in: [...restored.keys()] },
      at: { in: times.map((time) => new Date(time)) },
    },
    select: { before: true },
  });
  const now = new Map(tags.map(({ id, version }) => [id, version]));
  const before = rows.map((row) => row.before as unknown as Tag);
  const last = before.filter(({ id, version }) => now.get(id) === version + 1);
  return new Map(last.map(({ id, colour }) => [id, colour]));
}

/** What it stood under, where that is there and does not stand below it; else what it stands under. */
function parentOf(after: Tag, tag: Tag, removed: ReadonlySet<string>, tags: readonly Tag[]) {
  const { parent } = after;
  if (parent === null || parent === tag.parent) return parent;
  const isThere = !removed.has(parent) && tags.some(({ id }) => id === parent);
  return isThere && !isBelow(parent, tag.id, tags) ? parent : tag.parent;
}

interface ToStore {
  readonly gone: readonly Tag[];
  readonly edited: readonly EditedTag[];
  readonly tags: readonly Tag[];
  readonly version: number;
}

async function store(
  write: Write & { readonly projectId: string },
  { gone, edited, tags, version }: ToStore,
): Promise<void> {
  const { tx, viewer, now, projectId } = write;
  const happened = { projectId, by: viewer.id, at: now };
  const numbers = await recordProjectChanges(tx, projectId, [
    ...gone.map(({ id }) => ({ kind: "tag.deleted", id, ...happened }) as const),
    ...edited.map(({ tag: { id } }) => ({ kind: "tag.saved", id, ...happened }) as const),
  ]);
  const revised = await storeEditedTags(write, edited, {
    numbers: numbers.slice(gone.length),
    version,
    recheck: false,
  });
  const deleted = gone.map((tag) => {
    const before = meaningOf(tag);
    return { action: "deleted", tagId: tag.id, before, after: {} } as const;
  });
  await recordHistories(tx, gone, { subject: "tag", action: "delete", by: viewer, at: now });
  await moveUp(write, gone, tags);
  const ids = gone.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Tag" SET "deletedAt" = ${now}, version = version + 1, change = n.number
    FROM unnest(${ids}::uuid[], ${numbers.slice(0, gone.length)}::int[]) AS n(id, number)
    WHERE "Tag".id = n.id AND "projectId" = ${projectId}::uuid`;
  await recordRevisions(tx, projectId, [...revised, ...deleted], viewer, now);
}

/** Tags below those that go move up to where these stood. */
async function moveUp({ tx }: Write, gone: readonly Tag[], tags: readonly Tag[]): Promise<void> {
  const parents = new Map(gone.map(({ id, parent }) => [id, parent]));
  const above = (at: string | null): string | null => {
    let parent = at;
    while (parent !== null && parents.has(parent)) parent = parents.get(parent) ?? null;
    return parent;
  };
  const left = new Set(tags.filter(({ id }) => !parents.has(id)).map(({ parent }) => parent));
  for (const { id, parent } of gone) {
    if (!left.has(id)) continue;
    await tx.tag.updateMany({
      where: { parentId: id, deletedAt: null, id: { notIn: [...parents.keys()] } },
      data: { parentId: above(parent), version: { increment: 1 } },
    });
  }
}

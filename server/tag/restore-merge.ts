import "server-only";
import type { NearMissAnswer } from "@/lib/annotation/annotation";
import type { NearMiss } from "@/lib/tag/codebook";
import { mergeNearMisses, renameInNearMisses } from "@/lib/tag/codebook-change";
import type { AnnotationRef } from "@/server/annotation/bump-version";
import type { Transaction } from "@/server/platform/db";
import { answersOf, type TagMergeRecord } from "./merge-record";
import { isBelow } from "./parent";
import { tagsWhere, type Tag } from "./read";

/** The words that both tags have now, and had when they were merged. */
interface Words {
  readonly from: string;
  readonly to: string;
}

/** Annotations that a merge changed, as they are, without those of documents that are gone. */
export function findMovedUses(
  tx: Transaction,
  { main, tagged, doubles, asked: withAnswers }: TagMergeRecord,
) {
  const ids = [main, tagged, doubles.map(({ id }) => id), withAnswers.map(({ id }) => id)].flat();
  return tx.annotation.findMany({
    where: { id: { in: [...new Set(ids)] }, document: { deletedAt: null } },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: {
      id: true,
      documentId: true,
      lane: true,
      deletedAt: true,
      kind: true,
      tags: true,
      claimType: true,
      rhetoricTechnique: true,
      rhetoricAnswers: true,
    },
  });
}

type Use = Awaited<ReturnType<typeof findMovedUses>>[number];

/**
 * Gives annotations back the word they had, as far as they still carry the one that the merge
 * gave them, and answers which ones read differently now. `stays` are those of which a person
 * has said since what they are called.
 */
export async function restoreTagUses(
  tx: Transaction,
  moved: TagMergeRecord,
  { from, to }: Words,
  stays: ReadonlySet<string>,
): Promise<AnnotationRef[]> {
  const [main, tagged] = [new Set(moved.main), new Set(moved.tagged)];
  const doubles = new Map(moved.doubles.map(({ id, tags }) => [id, tags]));
  const answersBefore = new Map(moved.asked.map(({ id, answers }) => [id, answers]));
  const renamed = (answers: readonly NearMissAnswer[], word: string) =>
    answers.map((each) => ({ ...each, slug: each.slug === moved.from ? word : each.slug }));
  const back = (use: Use) => {
    const { id, tags } = use;
    const current = use.kind === "claim" ? use.claimType : use.rhetoricTechnique;
    const had = doubles.get(id);
    const answers = answersBefore.get(id);
    const isAsMerged = answers && alike(renamed(answers, to), answersOf(use.rhetoricAnswers));
    return {
      ...(main.has(id) && current === to
        ? use.kind === "claim"
          ? { claimType: from }
          : { rhetoricTechnique: from }
        : {}),
      ...(tagged.has(id) && tags.includes(to)
        ? { tags: tags.filter((tag) => tag !== from).map((tag) => (tag === to ? from : tag)) }
        : {}),
      ...(had && tags.includes(to) && !tags.includes(from)
        ? { tags: withWord(tags, had.indexOf(moved.from), from) }
        : {}),
      ...(isAsMerged ? { rhetoricAnswers: renamed(answers, from) } : {}),
    };
  };
  const touched: AnnotationRef[] = [];
  // Those that get the same words are written together: a merge may have moved thousands.
  const writes = new Map<string, { data: ReturnType<typeof back>; ids: string[] }>();
  for (const use of await findMovedUses(tx, moved)) {
    if (stays.has(use.id)) continue;
    const data = back(use);
    if (Object.keys(data).length === 0) continue;
    const key = JSON.stringify(data);
    const write = writes.get(key) ?? { data, ids: [] };
    write.ids.push(use.id);
    writes.set(key, write);
    if (use.deletedAt === null) touched.push(use);
  }
  for (const { data, ids } of writes.values()) {
    await tx.annotation.updateMany({ where: { id: { in: ids } }, data });
  }
  return touched;
}

function withWord(tags: readonly string[], at: number, word: string): string[] {
  return [...tags.slice(0, at), word, ...tags.slice(at)];
}

/** The codebook, the register and what is to be looked at again, where a merge left them. */
export async function restoreCodebook(
  tx: Transaction,
  tag: Tag,
  moved: TagMergeRecord,
  { from, to }: Words,
): Promise<void> {
  const { projectId, kind } = tag;
  const version = { increment: 1 };
  await tx.claim.updateMany({
    where: { id: { in: [...moved.claims] }, type: to, deletedAt: null },
    data: { type: from, version },
  });
  await tx.recheck.deleteMany({ where: { projectId, version: moved.version, doneAt: null } });
  for (const { id, choices } of moved.choices) {
    const words = (word: string) => choices.map((each) => (each === moved.from ? word : each));
    await tx.recheck.updateMany({
      where: { id, choices: { equals: words(to) } },
      data: { choices: words(from) },
    });
  }
  const tags = await tagsWhere(tx, { projectId, kind });
  const named = (misses: readonly NearMiss[]) =>
    renameInNearMisses(renameInNearMisses(misses, moved.from, from), moved.to, to);
  for (const { id, nearMisses } of moved.misses) {
    const one = tags.find((each) => each.id === id);
    const own = id === tag.id ? moved.to : (one?.slug ?? "");
    const merged = renameInNearMisses(
      mergeNearMisses(nearMisses, own, moved.from, moved.to),
      moved.to,
      to,
    );
    if (!one || !alike(named(one.nearMisses), named(merged))) continue;
    const back = named(nearMisses).map((miss) => ({ ...miss }));
    // The tag itself gets its new version from taking the merge apart.
    const data = { nearMisses: back, ...(id === tag.id ? {} : { version }) };
    await tx.tag.update({ where: { id }, data });
  }
  await restoreTagParents(tx, moved, tags);
}

/** What somebody has put elsewhere since stays there, and nothing comes to stand below itself. */
async function restoreTagParents(
  tx: Transaction,
  { parents }: TagMergeRecord,
  all: readonly Tag[],
): Promise<void> {
  const tags = all.map(({ id, parent }) => ({ id, parent }));
  for (const { id, parent, put } of parents) {
    const one = tags.find((each) => each.id === id);
    const goes = parent === null || tags.some((each) => each.id === parent);
    if (!one || one.parent !== put || !goes) continue;
    if (parent !== null && isBelow(parent, id, tags)) continue;
    one.parent = parent;
    const data = { parentId: parent, version: { increment: 1 } };
    await tx.tag.update({ where: { id }, data });
  }
}

/** Whether two say the same, whatever the order in which the database gives their fields. */
function alike<T extends object>(some: readonly T[], others: readonly T[]): boolean {
  const serialize = (all: readonly T[]) =>
    JSON.stringify(all.map((one) => Object.entries(one).sort()));
  return serialize(some) === serialize(others);
}

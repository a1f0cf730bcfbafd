import "server-only";
import type { NearMissAnswer } from "@/lib/annotation/annotation";
import type { NearMiss } from "@/lib/tag/codebook";
import type { Transaction } from "@/server/platform/db";
import { findMentions } from "./uses";
import type { Tag } from "./read";

/**
 * What a merge changes, by id. It is kept with the state of the tag that goes, so that the merge
 * can be taken apart, and is shown to nobody: private annotations of several people are in it.
 */
export interface TagMergeRecord {
  readonly into: string;
  /** The words of the two tags, which may have other ones since. */
  readonly from: string;
  readonly to: string;
  /** Of the codebook: the version that asks to look at the annotations again. */
  readonly version: number;
  /** Annotations whose type or technique it was. */
  readonly main: readonly string[];
  /** Annotations that had its word among their tags, and not the other's. */
  readonly tagged: readonly string[];
  /** Those that had both words, with all their tags: the merge takes one word away. */
  readonly doubles: readonly { readonly id: string; readonly tags: readonly string[] }[];
  /** Annotations that were asked about it, with all their answers. */
  readonly asked: readonly { readonly id: string; readonly answers: readonly NearMissAnswer[] }[];
  /** Claims of the register that are of this type. */
  readonly claims: readonly string[];
  /** What offers its word to somebody who looks again. */
  readonly choices: readonly { readonly id: string; readonly choices: readonly string[] }[];
  /** Tags that are told apart from it, with all their questions. */
  readonly misses: readonly { readonly id: string; readonly nearMisses: readonly NearMiss[] }[];
  /** Tags that the merge puts elsewhere, and what they stood under, in the order of their return. */
  readonly parents: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly put: string | null;
  }[];
}

export async function mergeRecordOf(
  tx: Transaction,
  tag: Tag,
  /** The one that it is merged into, and whether that stands somewhere below it. */
  other: Tag,
  { version, isBelow }: { readonly version: number; readonly isBelow: boolean },
): Promise<TagMergeRecord> {
  const { id, projectId, kind, slug: from } = tag;
  const to = other.slug;
  const uses = await tx.annotation.findMany({
    where: { id: { in: (await findMentions(tx, tag)).map((annotation) => annotation.id) } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      tags: true,
      claimType: true,
      rhetoricTechnique: true,
      rhetoricAnswers: true,
    },
  });
  const words = uses.filter(({ tags }) => tags.includes(from));
  const claims =
    kind !== "claim"
      ? []
      : await tx.claim.findMany({
          where: { projectId, type: from, deletedAt: null },
          select: { id: true },
        });
  const choices = await tx.recheck.findMany({
    where: { projectId, choices: { has: from } },
    select: { id: true, choices: true },
  });
  const tags = await tx.tag.findMany({
    where: { projectId, kind, deletedAt: null },
    select: { id: true, parentId: true, nearMisses: true },
  });
  return {
    into: other.id,
    from,
    to,
    version,
    main: uses
      .filter((use) => (kind === "claim" ? use.claimType : use.rhetoricTechnique) === from)
      .map((use) => use.id),
    tagged: words.filter((use) => !use.tags.includes(to)).map((use) => use.id),
    doubles: words
      .filter((use) => use.tags.includes(to))
      .map((use) => ({ id: use.id, tags: use.tags })),
    asked: uses
      .map((use) => ({ id: use.id, answers: answersOf(use.rhetoricAnswers) }))
      .filter(({ answers }) => answers.some(({ slug }) => slug === from)),
    claims: claims.map((claim) => claim.id),
    choices,
    misses: tags
      .map((each) => ({ id: each.id, nearMisses: missesOf(each.nearMisses) }))
      .filter(({ nearMisses }) =>
        nearMisses.some((miss) => miss.slug === from || miss.yes === from),
      ),
    // The other tag last: what it stood under may be among the tags below this one.
    parents: [
      ...tags
        .filter((each) => each.parentId === id && each.id !== other.id)
        .map((each) => ({ id: each.id, parent: id, put: other.id })),
      ...(isBelow ? [{ id: other.id, parent: other.parent, put: tag.parent }] : []),
    ],
  };
}

/** The last merge of a tag into another, when what it changed was kept. */
export async function lastMerge(tx: Transaction, id: string, into: string) {
  const row = await tx.history.findFirst({
    where: { subject: "tag", action: "merged", subjectId: id },
    orderBy: { version: "desc" },
    select: { before: true },
  });
  const before = row?.before as (Tag & { readonly moved?: TagMergeRecord }) | undefined;
  return before?.moved?.into === into ? { before, moved: before.moved } : null;
}

export function answersOf(stored: unknown): readonly NearMissAnswer[] {
  return stored as readonly NearMissAnswer[];
}

function missesOf(stored: unknown): readonly NearMiss[] {
  return stored as readonly NearMiss[];
}

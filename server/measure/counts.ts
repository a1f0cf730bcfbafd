import "server-only";
import { bisectRight } from "d3-array";
import { setImmediate } from "node:timers/promises";
import { hasPlace } from "@/lib/annotation/annotation";
import type { Kind } from "@/lib/annotation/annotation";
import type { readCountsCall } from "@/lib/contract/measures";
import type { AnswerOf } from "@/lib/contract/operation";
import type { ComparedBy } from "@/lib/contract/terms";
import { tagLineage, type TagNode } from "@/lib/measure/tag-lineage";
import { done, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { readTagTree } from "@/server/tag/tree";
import { groupsBy, type Group } from "./groups";
import { measureTexts, textsOf } from "./measured-texts";
import { countableOrUnplaced } from "./uses";

export type Counts = AnswerOf<typeof readCountsCall>;

/** As many groups as a table of the page has columns. */
const MAX_GROUPS = 60;
/** Annotations are counted in portions, so that others are answered in between. */
const PORTION = 2_000;

interface Counted extends Group {
  readonly documents: Set<string>;
  words: number;
  count: number;
}

/**
 * How often each tag is used by speaker, text, author, outlet or date. Without `groups`, the smaller
 * groups are counted and left out.
 */
export async function readCounts(
  viewer: Viewer,
  projectId: string,
  { by, kind }: { readonly by: ComparedBy; readonly kind?: Kind },
  groups: "all" | "largest" = "largest",
): Promise<Outcome<Counts>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const texts = await measureTexts(await textsOf(projectId));
  const groupOf = await groupsBy(viewer, projectId, by, texts);
  const byGroup = new Map<string, Counted>();
  const placeIn = new Map<string, (start: number) => Counted | undefined>();
  for (const text of texts) {
    const { sentences } = text.measured;
    const own = sentences.map((sentence) => {
      const { group, label } = groupOf(text, sentence);
      const one = byGroup.get(group) ?? emptyGroup(group, label);
      byGroup.set(group, one);
      one.words += sentence.words;
      one.documents.add(text.id);
      return one;
    });
    const begins = sentences.map(({ start }) => start);
    placeIn.set(text.id, (start) => own[Math.max(0, bisectRight(begins, start) - 1)]);
    await setImmediate();
  }

  const tags = (await readTagTree(projectId)).filter((tag) => !kind || tag.kind === kind);
  const lineage = tagLineage(tags);
  const rows = await read.annotation.findMany({
    where: { AND: [{ projectId }, countableOrUnplaced(viewer), ...(kind ? [{ kind }] : [])] },
    select: {
      documentId: true,
      start: true,
      anchor: true,
      kind: true,
      tags: true,
      claimType: true,
      quotationForm: true,
      rhetoricTechnique: true,
    },
  });
  const counts = new Map<TagNode, Map<Counted, number>>();
  for (const [at, row] of rows.entries()) {
    if (at % PORTION === PORTION - 1) await setImmediate();
    const group = hasPlace(row) ? placeIn.get(row.documentId)?.(row.start) : undefined;
    if (!group) continue;
    group.count += 1;
    const slugs = [row.claimType, row.quotationForm, row.rhetoricTechnique, ...row.tags];
    for (const tag of lineage(row.kind, slugs)) {
      const ofTag = counts.get(tag) ?? new Map<Counted, number>();
      counts.set(tag, ofTag.set(group, (ofTag.get(group) ?? 0) + 1));
    }
  }

  const largest = [...byGroup.values()].sort((one, other) => other.words - one.words);
  const shown = groups === "all" ? largest : largest.slice(0, MAX_GROUPS);
  if (by === "date") shown.sort((one, other) => (one.group < other.group ? -1 : 1));
  return done({
    by,
    groups: shown.map(({ documents, ...group }) => ({ ...group, documents: documents.size })),
    tags: [...counts]
      .sort(([one], [other]) => one.order - other.order)
      .map(([{ kind: ofKind, slug, label, depth }, ofTag]) => ({
        kind: ofKind,
        slug,
        label,
        depth,
        count: [...ofTag.values()].reduce((sum, count) => sum + count, 0),
        counts: shown.map((group) => ofTag.get(group) ?? 0),
      })),
    unplaced: rows.filter((row) => !hasPlace(row)).length,
    left: largest.length - shown.length,
  });
}

function emptyGroup(group: string, label: string): Counted {
  return { group, label, documents: new Set(), words: 0, count: 0 };
}

import { bisectRight } from "d3-array";
import "server-only";
import { hasPlace } from "@/lib/annotation/annotation";
import type { ComparedBy } from "@/lib/contract/terms";
import { setImmediate } from "node:timers/promises";
import type { Kind } from "@/lib/annotation/annotation";
import { compareGroup, type ComparisonRow, type MeasuredUnit } from "@/lib/measure/comparison";
import type { MeasuredText } from "@/lib/measure/measured-text";
import type { readComparisonCall } from "@/lib/contract/measures";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { groupsBy } from "./groups";
import { measureTexts, textsOf } from "./measured-texts";
import { countableOrUnplaced, usesWhere } from "./uses";

export interface ComparisonOptions {
  readonly by: ComparedBy;
  readonly kind?: Kind;
  readonly tag?: string;
}

/** The largest groups first, dates in their order; `group` is empty where nothing is known. */
export type Comparison = AnswerOf<typeof readComparisonCall>;

/** A figure with more rows than this is read by nobody. */
const MAX_ROWS = 60;

/** How often a kind or a tag occurs for each 1,000 words, by who speaks, by text or by date. */
export async function readComparison(
  viewer: Viewer,
  projectId: string,
  { by, ...used }: ComparisonOptions,
): Promise<Outcome<Comparison>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const texts = await measureTexts(await textsOf(projectId));
  const all = await read.annotation.findMany({
    where: { AND: [{ projectId }, countableOrUnplaced(viewer), await usesWhere(projectId, used)] },
    select: { documentId: true, start: true, anchor: true },
  });
  const uses = all.filter(hasPlace);
  const unplaced = all.length - uses.length;
  const starts = new Map<string, { start: number }[]>();
  for (const use of uses) {
    const ofText = starts.get(use.documentId);
    if (ofText) ofText.push(use);
    else starts.set(use.documentId, [use]);
  }
  const groupOf = await groupsBy(viewer, projectId, by, texts);
  const groups = new Map<string, { label: string; units: MeasuredUnit[] }>();
  for (const text of texts) {
    const counts = countsIn(text.measured, starts.get(text.id) ?? []);
    for (const [at, sentence] of text.measured.sentences.entries()) {
      const { group, label } = groupOf(text, sentence);
      const all = groups.get(group) ?? { label, units: [] };
      groups.set(group, all);
      all.units.push({ documentId: text.id, words: sentence.words, count: counts[at] ?? 0 });
    }
  }
  const largest = [...groups]
    .map(([group, all]) => ({ group, ...all, words: all.units.reduce((n, u) => n + u.words, 0) }))
    .sort((one, other) => other.words - one.words);
  const seed = [projectId, by, used.kind, used.tag].join("/");
  const rows: (ComparisonRow & { label: string })[] = [];
  for (const { group, label, units } of largest.slice(0, MAX_ROWS)) {
    rows.push({ ...compareGroup(group, units, seed), label });
    await setImmediate();
  }
  if (by === "date") rows.sort((one, other) => (one.group < other.group ? -1 : 1));
  return done({ by, rows, unplaced, left: Math.max(0, largest.length - MAX_ROWS) });
}

/** How many begin in each sentence; what begins between two counts to the one before. */
function countsIn({ sentences }: MeasuredText, uses: readonly { start: number }[]): number[] {
  const begins = sentences.map(({ start }) => start);
  const counts = new Array<number>(sentences.length).fill(0);
  for (const { start } of uses) {
    const at = Math.max(0, bisectRight(begins, start) - 1);
    if (at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

import type { Span } from "../span/span";
import { blockTree, type LeafNode, type TreeNode } from "../text/block-tree";
import type { DocumentText } from "../text/document-text";
import { stretchesOf, type Stretch } from "./stretches";

/** Half-open range of the leaves of a text. */
interface LeafRange {
  readonly from: number;
  readonly until: number;
}

/** Paragraphs of two texts that belong beside each other. Either side may be empty. */
export interface ComparedRow {
  readonly before: LeafRange;
  readonly after: LeafRange;
  /** Whether words differ. */
  readonly isChanged: boolean;
}

/** Two texts that were compared, in reading order. */
export interface ComparedTexts {
  readonly stretches: readonly Stretch[];
  readonly rows: readonly ComparedRow[];
}

/** The blocks of a text that hold words, in reading order. Linear in the text. */
export function leavesOf(document: DocumentText): LeafNode[] {
  const leaves: LeafNode[] = [];
  const collect = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      if (node.type === "leaf") leaves.push(node);
      else if (node.type === "block") collect(node.children);
    }
  };
  collect(blockTree(document));
  return leaves.filter(({ text }) => /\S/.test(text));
}

/**
 * Compares two texts and sets their paragraphs beside each other: those that share words in one row,
 * what is between them one by one.
 */
export function compareTexts(before: DocumentText, after: DocumentText): ComparedTexts {
  const stretches = stretchesOf(before.text, after.text);
  return { stretches, rows: rowsOf(stretches, leavesOf(before), leavesOf(after)) };
}

function rowsOf(
  stretches: readonly Stretch[],
  before: readonly LeafNode[],
  after: readonly LeafNode[],
): ComparedRow[] {
  const differs = {
    before: differing(before, stretches, "before"),
    after: differing(after, stretches, "after"),
  };
  const rows: ComparedRow[] = [];
  const push = (a: LeafRange, b: LeafRange) => {
    const isChanged =
      differs.before.slice(a.from, a.until).some(Boolean) ||
      differs.after.slice(b.from, b.until).some(Boolean);
    rows.push({ before: a, after: b, isChanged });
  };
  /** Leaves that share words with none: one by one, as far as both sides have some. */
  const pushLone = (a: LeafRange, b: LeafRange) => {
    const most = Math.max(a.until - a.from, b.until - b.from);
    for (let k = 0; k < most; k++) {
      const nth = ({ from, until }: LeafRange) => ({
        from: Math.min(from + k, until),
        until: Math.min(from + k + 1, until),
      });
      push(nth(a), nth(b));
    }
  };
  let [x, y] = [0, 0];
  for (const { before: a, after: b } of linked(stretches, before, after)) {
    pushLone({ from: x, until: a.from }, { from: y, until: b.from });
    push(a, b);
    [x, y] = [a.until, b.until];
  }
  pushLone({ from: x, until: before.length }, { from: y, until: after.length });
  return rows;
}

/** For each leaf whether something that is seen was removed from it or added to it. */
function differing(
  leaves: readonly LeafNode[],
  stretches: readonly Stretch[],
  side: "before" | "after",
): boolean[] {
  const differs = leaves.map(() => false);
  let i = 0;
  for (const stretch of stretches) {
    if (stretch.kind === "same") continue;
    const { start, end } = stretch[side];
    while (i < leaves.length && (leaves[i] as LeafNode).block.end <= start) i++;
    for (let k = i; k < leaves.length; k++) {
      const { block } = leaves[k] as LeafNode;
      if (block.start >= end) break;
      differs[k] = true;
    }
  }
  return differs;
}

/** Ranges of leaves that share words, as small as can be, in order. */
function linked(
  stretches: readonly Stretch[],
  before: readonly LeafNode[],
  after: readonly LeafNode[],
): Pick<ComparedRow, "before" | "after">[] {
  const links: {
    before: { from: number; until: number };
    after: { from: number; until: number };
  }[] = [];
  const link = (i: number, j: number) => {
    const last = links.at(-1);
    if (last && (i < last.before.until || j < last.after.until)) {
      last.before.until = Math.max(last.before.until, i + 1);
      last.after.until = Math.max(last.after.until, j + 1);
    } else {
      links.push({ before: { from: i, until: i + 1 }, after: { from: j, until: j + 1 } });
    }
  };
  let [i, j] = [0, 0];
  for (const { kind, before: old, after: now } of stretches) {
    if (kind !== "same") continue;
    const isLinear = old.end - old.start === now.end - now.start;
    const shift = now.start - old.start;
    for (let at = old.start; at < old.end;) {
      while (i < before.length && (before[i] as LeafNode).block.end <= at) i++;
      const image = at + shift;
      while (j < after.length && (after[j] as LeafNode).block.end <= image) j++;
      const [a, b] = [before[i], after[j]];
      if (!a || !b) break;
      // A word that is written otherwise has one place.
      const ends = isLinear ? [old.end, a.block.end, b.block.end - shift] : [old.end];
      const starts = isLinear ? [a.block.start, b.block.start - shift] : [at];
      const from = Math.max(at, ...starts);
      const until = Math.min(...ends);
      if (from < until && hasWords(a, { start: from, end: Math.min(until, a.block.end) }))
        link(i, j);
      at = Math.max(until, at + 1);
    }
  }
  return links;
}

function hasWords({ block, text }: LeafNode, { start, end }: Span): boolean {
  return /\S/.test(text.slice(start - block.start, end - block.start));
}

import type { TreeNode } from "@/lib/text/block-tree";

/** Blocks whose layout the browser may skip together while they are far from the viewport. */
export interface Group {
  readonly nodes: readonly TreeNode[];
  /** Their estimated height in CSS pixels, so that the scroll bar does not jump much. */
  readonly height: number;
}

/** Below this many UTF-16 code units, laying out the whole text is faster than grouping. */
export const LONG_TEXT = 150_000;
/** About ten screens: small groups cost more at each scroll than they save. */
const GROUP_LENGTH = 20_000;

/**
 * All nodes of a text in groups, in order. A gap stays with the block before it. A text that is one
 * huge block stays one group.
 */
export function grouped(nodes: readonly TreeNode[], length: number): readonly Group[] {
  if (length < LONG_TEXT) return [{ nodes, height: 0 }];
  const groups: Group[] = [];
  let open: TreeNode[] = [];
  let size = 0;
  let blocks = 0;
  for (const node of nodes) {
    if (size >= GROUP_LENGTH && node.type !== "gap") {
      groups.push({ nodes: open, height: heightOf(size, blocks) });
      [open, size, blocks] = [[], 0, 0];
    }
    open.push(node);
    size += node.type === "gap" ? node.text.length : node.block.end - node.block.start;
    if (node.type !== "gap") blocks++;
  }
  if (open.length > 0) groups.push({ nodes: open, height: heightOf(size, blocks) });
  return groups;
}

/** Assumes 68 characters a line, 31 px a line, half a line lost at each end, 20 px between blocks. */
function heightOf(size: number, blocks: number): number {
  return Math.round((size / 68 + blocks / 2) * 31 + blocks * 20);
}

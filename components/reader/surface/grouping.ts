import type { TreeNode } from "@/lib/text/block-tree";

/** Blocks that the browser may leave out of its layout together while they are far away. */
export interface Group {
  readonly nodes: readonly TreeNode[];
  /** About how high they will be, in CSS pixels, so that the scroll bar does not jump much. */
  readonly height: number;
}

/** Below this many UTF-16 code units a browser lays the whole text out faster than it groups. */
export const LONG_TEXT = 150_000;
/** Some ten screens: small groups cost more at each scroll than they save. */
const GROUP_LENGTH = 20_000;

/**
 * The nodes of a text in groups, in order, none left out. A gap stays with the block before it.
 * Text that is one huge block stays one group.
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

/** 68 characters a line of 31 px, half a line lost at each end of a block, 20 px between two. */
function heightOf(size: number, blocks: number): number {
  return Math.round((size / 68 + blocks / 2) * 31 + blocks * 20);
}

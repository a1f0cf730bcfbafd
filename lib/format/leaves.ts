import type { Block } from "../text/document-text";

/** A block that holds text, in UTF-16 code units; without one where a text has no blocks. */
export interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly block?: Block;
}

/** The blocks that hold text, in reading order; the whole text where there is none. */
export function leavesOf(blocks: readonly Block[], length: number): readonly Leaf[] {
  const leaves = blocks.filter((block, at) => {
    const next = blocks[at + 1];
    return !(next && next.start < block.end && next.end <= block.end);
  });
  if (leaves.length === 0) return [{ start: 0, end: length }];
  return leaves.map((block) => ({ start: block.start, end: block.end, block }));
}

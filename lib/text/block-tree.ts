import type { Block, DocumentText, Mark } from "./document-text";

/**
 * A text as a tree to render. The strings of all nodes, in order, are the text: what is between
 * blocks (line feeds, tabs) is a `gap`, so a page that renders every node has exactly the text as
 * its `textContent`.
 */
export type TreeNode = BlockNode | LeafNode | GapNode;

export interface BlockNode {
  readonly type: "block";
  readonly block: Block;
  readonly children: readonly TreeNode[];
}

export interface LeafNode {
  readonly type: "leaf";
  readonly block: Block;
  readonly text: string;
  /** The marks inside, in reading order; offsets of the whole text. */
  readonly marks: readonly Mark[];
  /** The spaces and tabs before it on its first line, where {@link withIndents} has moved them. */
  readonly indent?: string;
}

interface GapNode {
  readonly type: "gap";
  /** UTF-16 code units into the whole text. */
  readonly start: number;
  readonly text: string;
}

/** Linear in the text and its structure, which must be one that `whyNotStructure` lets pass. */
export function blockTree({ text, structure }: DocumentText): TreeNode[] {
  const { blocks, marks } = structure;
  let at = 0;
  let mark = 0;

  return inside(0, text.length, false);

  /** The nodes from `from` to `to`; removes the blocks in that range from the queue. */
  function inside(from: number, to: number, inRow: boolean): TreeNode[] {
    const nodes: TreeNode[] = [];
    let done = from;
    for (let block = blocks[at]; block && isInside(block, to, inRow); block = blocks[at]) {
      gap(nodes, done, block.start);
      nodes.push(node(block));
      done = block.end;
    }
    gap(nodes, done, to);
    return nodes;
  }

  function node(block: Block): TreeNode {
    const next = blocks[++at];
    if (next && next.start < block.end && next.end <= block.end) {
      return {
        type: "block",
        block,
        children: inside(block.start, block.end, block.kind === "row"),
      };
    }
    const first = mark;
    while (mark < marks.length && (marks[mark] as Mark).start < block.end) mark++;
    return {
      type: "leaf",
      block,
      text: text.slice(block.start, block.end),
      marks: marks.slice(first, mark),
    };
  }

  function gap(nodes: TreeNode[], start: number, end: number): void {
    if (start < end) nodes.push({ type: "gap", start, text: text.slice(start, end) });
  }
}

/**
 * The same nodes with the spaces and tabs before the first words of a leaf taken out of the gap, so
 * that they can be shown as the indentation that they are. In order the strings are still the text.
 */
export function withIndents(nodes: readonly TreeNode[]): TreeNode[] {
  let moved = "";
  return nodes.map((node, i): TreeNode => {
    const indent = moved;
    moved = "";
    if (node.type === "block") return { ...node, children: withIndents(node.children) };
    if (node.type === "leaf") return indent ? { ...node, indent } : node;
    if (nodes[i + 1]?.type !== "leaf") return node;
    // Between the cells of a row stand tabs that indent nothing.
    const begins = node.start === 0 ? /(?:^|\n)([ \t]+)$/ : /\n([ \t]+)$/;
    moved = begins.exec(node.text)?.[1] ?? "";
    return moved ? { ...node, text: node.text.slice(0, node.text.length - moved.length) } : node;
  });
}

/** An empty cell at the very end of its row still belongs to it. */
function isInside(block: Block, to: number, inRow: boolean): boolean {
  return block.start < to || (inRow && block.kind === "cell" && block.start === to);
}

/** Text with the marks that cover all of it, outermost first. */
export interface InlineRun {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The runs of a leaf in reading order; their strings joined are the leaf's text. */
export function inlineRuns({ block, text, marks }: LeafNode): InlineRun[] {
  const runs: InlineRun[] = [];
  const open: Mark[] = [];
  let at = block.start;
  const until = (to: number) => {
    if (to > at) {
      const piece = text.slice(at - block.start, to - block.start);
      runs.push({ start: at, text: piece, marks: [...open] });
      at = to;
    }
  };
  const close = (before: number) => {
    for (let last = open.at(-1); last && last.end <= before; last = open.at(-1)) {
      until(last.end);
      open.pop();
    }
  };
  for (const mark of marks) {
    close(mark.start);
    until(mark.start);
    open.push(mark);
  }
  close(block.end);
  until(block.end);
  return runs;
}

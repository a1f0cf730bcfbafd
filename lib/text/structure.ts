import type { Block, DocumentText, Mark } from "./document-text";
import { safeHref } from "./link";

/** Blocks that hold text themselves unless there is a block inside. */
const MAY_BE_LEAF = new Set<Block["kind"]>([
  "heading",
  "paragraph",
  "preformatted",
  "item",
  "quote",
  "turn",
  "cell",
  "footnote",
]);
const ALWAYS_LEAF = new Set<Block["kind"]>(["heading", "paragraph", "preformatted"]);

/**
 * The first way in which a structure does not fit its text, described for a developer, or null.
 *
 * Every importer guarantees null; a structure from outside must be checked. Offsets are UTF-16 code
 * units. Only a cell may be empty: it keeps its column.
 */
export function whyNotStructure({ text, structure }: DocumentText): string | null {
  const leaves: Block[] = [];
  const wrong = wrongBlock(text, structure.blocks, leaves);
  return wrong ?? wrongGap(text, leaves) ?? wrongMark(text, structure.marks, leaves);
}

function wrongBlock(text: string, blocks: readonly Block[], leaves: Block[]): string | null {
  const open: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    const where = `block ${i} (${block.kind} ${block.start} to ${block.end})`;
    const wrong = wrongSpan(text, block, block.kind === "cell");
    if (wrong) return `${where} ${wrong}`;
    const before = blocks[i - 1];
    if (before && block.start < before.start) return `${where} is out of order`;
    while (open.length > 0 && isPast(open.at(-1) as Block, block)) open.pop();
    const parent = open.at(-1);
    if (parent && block.end > parent.end) return `${where} crosses the end of its ${parent.kind}`;
    if (parent && ALWAYS_LEAF.has(parent.kind)) return `${where} lies inside a ${parent.kind}`;
    if (block.kind === "row" && parent?.kind !== "table") return `${where} is in no table`;
    if (block.kind === "cell" && parent?.kind !== "row") return `${where} is in no row`;
    const next = blocks[i + 1];
    const holds = next !== undefined && next.start < block.end && next.end <= block.end;
    if (!holds) {
      if (!MAY_BE_LEAF.has(block.kind)) return `${where} holds no block`;
      leaves.push(block);
    }
    open.push(block);
  }
  return null;
}

/**
 * Whether `open` ended before `block` begins. An empty cell at the end of its row is inside the
 * row.
 */
function isPast(open: Block, block: Block): boolean {
  if (block.kind === "cell" && block.start === block.end) return open.kind !== "row";
  return open.end <= block.start;
}

function wrongGap(text: string, leaves: readonly Block[]): string | null {
  for (let i = 1; i < leaves.length; i++) {
    const [before, after] = [leaves[i - 1] as Block, leaves[i] as Block];
    const gap = text.slice(before.end, after.start);
    const inRow = gap.includes("\t") && after.kind !== "heading";
    if (gap.trim() !== "") return `words between blocks at ${before.end}`;
    if (!gap.includes("\n") && !inRow) return `no line feed between blocks at ${before.end}`;
  }
  const first = leaves[0];
  const last = leaves.at(-1);
  if (text.slice(0, first?.start ?? text.length).trim() !== "") return "words before all blocks";
  return text.slice(last?.end ?? 0).trim() === "" ? null : "words after all blocks";
}

function wrongMark(text: string, marks: readonly Mark[], leaves: readonly Block[]): string | null {
  const open: Mark[] = [];
  let at = 0;
  for (const [i, mark] of marks.entries()) {
    const where = `mark ${i} (${mark.kind} ${mark.start} to ${mark.end})`;
    const wrong = wrongSpan(text, mark, false);
    if (wrong) return `${where} ${wrong}`;
    if (mark.start < (marks[i - 1]?.start ?? 0)) return `${where} is out of order`;
    while (open.length > 0 && (open.at(-1) as Mark).end <= mark.start) open.pop();
    if (mark.end > (open.at(-1)?.end ?? Infinity)) return `${where} crosses another`;
    open.push(mark);
    while (at < leaves.length && (leaves[at] as Block).end <= mark.start) at++;
    const leaf = leaves[at];
    if (!leaf || mark.start < leaf.start || mark.end > leaf.end) return `${where} is in no leaf`;
    if (mark.kind === "link" && safeHref(mark.href) !== mark.href) return `${where} is unsafe`;
    if (mark.kind === "break" && text.slice(mark.start, mark.end) !== "\n") {
      return `${where} is no line feed`;
    }
  }
  return null;
}

function wrongSpan(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  mayBeEmpty: boolean,
): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) {
    return "lies outside the text";
  }
  if (end < start || (end === start && !mayBeEmpty)) return "is empty or reversed";
  for (const offset of [start, end]) {
    const pair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
    if (offset > 0 && pair) return "cuts a surrogate pair";
  }
  return null;
}

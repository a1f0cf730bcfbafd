import { leavesOf } from "../anchor/compared-rows";
import type { Span } from "../span/span";
import type { LeafNode } from "../text/block-tree";
import { codePointIndex, type CodePoint } from "../text/code-points";
import type { DocumentText } from "../text/document-text";
import { partsOf } from "../text/parts";
import type { AgreementOnText, CodedRun, SharedWords, WordCounts } from "./on-text";

/** A stretch of a page. */
interface PageRun extends CodedRun {
  /** Where its words begin in the text, in code points; 0 for none. */
  readonly at: CodePoint;
}

/** A page of a text on which agreement is drawn. */
export interface CodedPage {
  readonly leaves: readonly LeafNode[];
  /** What lies on the page; what crosses its edge is whole. */
  readonly runs: readonly PageRun[];
  readonly shared: readonly SharedWords[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** By page: the number of the first disputed passage on it or after it. */
  readonly firstDisputed: readonly number[];
  readonly disputed: number;
  readonly words: WordCounts;
}

/** About how much one page shows: UTF-16 code units, and stretches of one coding. */
const MAX_PAGE_LENGTH = 20_000;
const MAX_PAGE_RUNS = 1_000;
/** A longer paragraph is cut, in UTF-16 code units. */
const MAX_LEAF_LENGTH = 4_000;

/** One page of a text; the last one stands for those after it. */
export function codedPage(text: DocumentText, whole: AgreementOnText, page: number): CodedPage {
  const leaves = leavesOf(text).flatMap(leafParts);
  const starts = pageStarts(leaves, whole.runs);
  const shown = Math.min(Math.max(1, page), starts.length);
  const some = leaves.slice(starts[shown - 1], starts[shown]);
  const span = {
    start: some[0]?.block.start ?? 0,
    end: some.at(-1)?.block.end ?? 0,
  };
  const isShown = ({ start, end }: Span) => start < span.end && span.start < end;
  const { disputed, words } = whole;
  const index = codePointIndex(text.text);
  return {
    leaves: some,
    runs: whole.runs.filter(isShown).map((run) => {
      return { ...run, at: index.toCodePoints(run.words?.start ?? 0) };
    }),
    shared: whole.shared.filter(isShown),
    page: shown,
    pages: starts.length,
    firstDisputed: starts.map((start) => firstAfter(whole, leaves[start]?.block.start ?? 0)),
    disputed,
    words,
  };
}

/** The number of the first disputed passage whose words begin at an offset or after it. */
function firstAfter({ runs, disputed }: AgreementOnText, start: number): number {
  const first = runs.find((run) => run.disputed !== null && (run.words?.start ?? 0) >= start);
  return first?.disputed ?? disputed + 1;
}

function pageStarts(leaves: readonly LeafNode[], runs: readonly CodedRun[]): number[] {
  const starts = [0];
  let [length, count, run] = [0, 0, 0];
  for (const [i, { block, text }] of leaves.entries()) {
    let own = 0;
    for (; (runs[run]?.start ?? Infinity) < block.end; run++) own++;
    const isFull = length + text.length > MAX_PAGE_LENGTH || count + own > MAX_PAGE_RUNS;
    if (isFull && length > 0) {
      starts.push(i);
      [length, count] = [0, 0];
    }
    length += text.length;
    count += own;
  }
  return starts;
}

/** A long paragraph as several. */
function leafParts(leaf: LeafNode): LeafNode[] {
  const { block, text, marks } = leaf;
  if (text.length <= MAX_LEAF_LENGTH) return [leaf];
  return partsOf(text, MAX_LEAF_LENGTH).map(({ start, end }) => {
    const [from, to] = [block.start + start, block.start + end];
    return {
      type: "leaf",
      block: { ...block, start: from, end: to },
      text: text.slice(start, end),
      marks: marks
        .filter((mark) => mark.start < to && from < mark.end)
        .map((mark) => ({
          ...mark,
          start: Math.max(from, mark.start),
          end: Math.min(to, mark.end),
        })),
    };
  });
}

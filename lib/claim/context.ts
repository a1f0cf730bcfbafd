import type { Segment } from "../annotation/annotation";
import { graphemeEnd, graphemeStart } from "../text/graphemes";

/** Words with what stands left and right of them on one line: a concordance's row. */
export interface InContext {
  readonly left: string;
  readonly right: string;
}

/** About as many letters as stand beside the words on a wide page. */
const BESIDE = 80;

/**
 * What stands around a target in its text, in one line each, cut between words. Where the text
 * is not the one the target counts in, its own prefix and suffix serve.
 */
export function inContext(text: string, target: readonly Segment[]): InContext {
  const [first, last] = [target[0], target.at(-1)];
  if (!first || !last) return { left: "", right: "" };
  if (text.slice(first.start, first.end) !== first.exact) {
    return { left: oneLine(first.prefix), right: oneLine(last.suffix) };
  }
  const before = text.slice(graphemeStart(text, Math.max(0, first.start - BESIDE)), first.start);
  const after = text.slice(last.end, graphemeEnd(text, Math.min(text.length, last.end + BESIDE)));
  const left = first.start > BESIDE ? before.replace(/^\S*\s/, "") : before;
  const right = last.end + BESIDE < text.length ? after.replace(/\s\S*$/, "") : after;
  return { left: oneLine(left), right: oneLine(right) };
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ");
}

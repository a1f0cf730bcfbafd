import { MAX_TEXT_LENGTH, type Block, type Mark } from "./document-text";
import {
  normaliseText,
  acceptText,
  whyNotText,
  type IncomingText,
  type TextOutcome,
} from "./incoming";
import { groupsOf, splitAt, type Group, type Line } from "./lines";
import {
  asksOrExclaims,
  dateOfLine,
  isStageDirection,
  leads,
  looksLikeTitle,
  shapeOf,
} from "./plain-shape";
import { speakersOf } from "./speaker";

export type { TextOutcome } from "./incoming";

/**
 * A text that was typed or pasted. It stays as given, except for line ends and the few characters
 * that `normaliseText` replaces: blank lines and indentation are kept, so that positions counted in
 * what was sent stay right. Only the structure is derived: blank lines separate paragraphs, and
 * `shapeOf` decides what single line ends inside one mean.
 */
export function fromPlain(content: string): TextOutcome {
  const refusal = whyNotText(content, MAX_TEXT_LENGTH + 1);
  if (refusal) return refusal;
  const { text, notices } = normaliseText(content);
  const page = structureOf(text);
  return acceptText(
    { text, structure: { blocks: page.blocks, marks: page.marks } },
    { metadata: page.date ? { date: page.date } : {}, title: page.title, notices },
  );
}

interface Page extends Pick<IncomingText, "title"> {
  readonly blocks: Block[];
  readonly marks: Mark[];
  readonly date?: string;
}

function structureOf(text: string): Page {
  const lines = groupsOf(text);
  const speakers = speakersOf(lines);
  const groups = speakers.size > 0 ? splitAt(lines, speakers) : lines;
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let title: string | undefined;
  let date: string | undefined;
  /** The open turn: its index in `blocks`, its start, and who speaks. */
  let turn: { at: number; start: number; speaker: string } | null = null;
  /** Whether the previous sentence has ended, so that a heading may follow. */
  let ended = true;

  const endTurn = () => {
    if (!turn) return;
    const end = blocks.at(-1)?.end ?? turn.start;
    blocks[turn.at] = { kind: "turn", speaker: turn.speaker, start: turn.start, end };
    turn = null;
  };

  groups.forEach((group, i) => {
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) return;
    const at = { start: first.start, end: last.end };
    const next = groups[i + 1];
    const label = speakers.get(first);
    const alone = group.length === 1 && label === undefined;

    if (i === 0 && alone && next && dateOfLine(first.text)) {
      date = dateOfLine(first.text);
      blocks.push({ kind: "paragraph", ...at });
      return;
    }
    if (alone && next && looksLikeTitle(first.text)) {
      // Only the first words of a text may be its title.
      const opens = title === undefined && blocks.length === (date ? 1 : 0);
      if (opens) title = first.text;
      const isSpoken =
        turn !== null && (isStageDirection(first.text) || asksOrExclaims(first.text));
      if (opens || (ended && !isSpoken && leads(next))) {
        endTurn();
        blocks.push({ kind: "heading", level: opens ? 1 : 2, ...at });
        ended = true;
        return;
      }
    }
    if (label !== undefined) {
      endTurn();
      turn = { at: blocks.length, start: at.start, speaker: label.speaker };
      // Replaced by endTurn, which knows where the turn ends.
      blocks.push({ kind: "turn", speaker: label.speaker, ...at });
    }
    write(group, blocks, marks);
    ended = /[.!?…。！？:]["'”’»)\]]*$/u.test(last.text);
  });
  endTurn();
  return { blocks, marks, title, date };
}

/** Adds the blocks and breaks of one group. */
function write(group: Group, blocks: Block[], marks: Mark[]): void {
  for (const part of shapeOf(group)) {
    const first = part.lines[0];
    const last = part.lines.at(-1);
    if (!first || !last) continue;
    const kind = part.shape === "preformatted" ? "preformatted" : "paragraph";
    blocks.push({ kind, start: first.start, end: last.end });
    if (part.shape !== "broken") continue;
    for (let i = 1; i < part.lines.length; i++) {
      const start = (part.lines[i - 1] as Line).feed;
      marks.push({ kind: "break", start, end: start + 1 });
    }
  }
}

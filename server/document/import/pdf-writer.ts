import type { TextBuilder } from "@/lib/text/text-builder";
import type { Line } from "./pdf-lines";

/** Type is larger than that of the text when it is a tenth higher. */
const LARGER = 1.1;
/** The longest heading, in UTF-16 code units. */
const MAX_HEADING = 250;

/** Writes the lines of pages as headings and paragraphs, which may go on over pages. */
export class PdfWriter {
  /** How many divided words were joined. */
  joined = 0;
  private readonly body: number;
  /** Sizes of headings, the largest first. */
  private readonly sizes: readonly number[];
  private before: Line | null = null;
  private closeBlock: (() => void) | null = null;
  private level = 0;

  constructor(
    private readonly builder: TextBuilder,
    lines: readonly Line[],
  ) {
    const letters = new Map<number, number>();
    for (const { size, text } of lines) {
      letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + text.length);
    }
    const [body = 1] = [...letters].reduce((best, one) => (one[1] > best[1] ? one : best), [1, -1]);
    this.body = body;
    this.sizes = [...letters.keys()]
      .filter((size) => size > body * LARGER)
      .sort((a, b) => b - a)
      .slice(0, 4);
  }

  page(lines: readonly Line[], label: string): void {
    if (lines.length > 0) this.builder.nextWord({ kind: "page", label: label.slice(0, 20) || "?" });
    const spacing = usualSpacing(lines);
    for (const [i, line] of lines.entries()) this.line(line, i === 0, spacing);
  }

  finish(): void {
    this.end();
  }

  private line(line: Line, isFirst: boolean, spacing: number): void {
    const level = this.levelOf(line);
    const goesOn =
      this.before !== null && this.continues(this.before, line, level, isFirst, spacing);
    if (!goesOn) this.end();
    if (!this.closeBlock) {
      this.level = level;
      const kind =
        level > 0
          ? { kind: "heading" as const, level: level as 1 }
          : { kind: "paragraph" as const };
      this.closeBlock = this.builder.block(kind);
    }
    const divided = /^(.*\p{L})[-\u00AD\u2010]$/u.exec(line.text);
    // Whether the hyphen belongs to the word shows in the next line, which is not read yet.
    this.write(goesOn, divided ? (divided[1] ?? "") : line.text, line);
    this.before = line;
  }

  /** The hyphen at the end of the line before, which is written or dropped with the next line. */
  private hyphen = false;

  private write(goesOn: boolean, words: string, line: Line): void {
    if (goesOn && this.hyphen) {
      // A word that goes on in small letters was divided; "Anglo-" before "Saxon" was not.
      if (/^\p{Ll}/u.test(line.text)) this.joined++;
      else this.builder.text("-");
    } else if (goesOn) this.builder.text(" ");
    this.builder.text(words);
    this.hyphen = words !== line.text;
  }

  private end(): void {
    if (this.hyphen) this.builder.text("-");
    this.hyphen = false;
    this.closeBlock?.();
    this.closeBlock = null;
  }

  private levelOf({ size, text }: Line): number {
    const at = this.sizes.findIndex((one) => one <= rounded(size));
    const isShort = text.length <= MAX_HEADING && /\p{L}/u.test(text);
    return rounded(size) > this.body * LARGER && isShort
      ? at < 0
        ? this.sizes.length
        : at + 1
      : 0;
  }

  /** Whether a line goes on with the paragraph or the heading before it. */
  private continues(
    before: Line,
    line: Line,
    level: number,
    isFirst: boolean,
    spacing: number,
  ): boolean {
    if (level !== this.level || Math.abs(rounded(before.size) - rounded(line.size)) > 0.5)
      return false;
    const ended = /[.!?:…。！？]["'”’»)\]]*$/u.test(before.text);
    const drop = before.y - line.y;
    const isElsewhere = isFirst || drop <= 0 || before.column[0] !== line.column[0];
    if (level > 0) return !isElsewhere && drop < line.size * 1.8;
    // On the next page or in the next column a sentence goes on, and a new one begins.
    if (isElsewhere) return !ended || /^\p{Ll}/u.test(line.text);
    if (drop > Math.max(spacing * 1.35, line.size * 1.3) && drop > spacing + line.size * 0.35)
      return false;
    if (/^(?:[•◦▪‣–—]|\(?(?:\d{1,3}|[a-z])[.)])\s/u.test(line.text)) return false;
    const width = before.column[1] - before.column[0];
    const isIndented =
      line.left - before.left > line.size * 0.8 && line.left - line.column[0] > line.size * 0.8;
    const wasShort = before.right < before.column[0] + width * 0.8;
    return !((isIndented && ended) || (wasShort && ended));
  }
}

const rounded = (size: number) => Math.round(size * 2) / 2;

/** The distance between lines that occurs most, in points. */
function usualSpacing(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < lines.length; i++) {
    const drop = rounded((lines[i - 1] as Line).y - (lines[i] as Line).y);
    if (drop > 0) counts.set(drop, (counts.get(drop) ?? 0) + 1);
  }
  const [spacing] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  return spacing;
}

import { CONTEXT } from "../../anchor/quote";
import {
  codePointIndex,
  isWellFormed,
  type CodePoint,
  type CodePointIndex,
} from "../../text/code-points";
import type { AboutText, IncomingItem, IncomingSegment } from "./incoming";
import { ofThisText } from "./which-text";

/**
 * The texts that a file has beside its annotations: offsets count in them, and where they are not
 * the document's text to the letter, the words and what stands around them find the place.
 */
export class Passages {
  private readonly texts = new Map<string, string>();
  private readonly made = new Map<string, Passage>();
  /** How many texts begin with the same words. */
  private readonly alike = new Map<string, number>();
  private readonly index: CodePointIndex;

  constructor(private readonly about: AboutText) {
    this.index = codePointIndex(about.text);
  }

  add(text: string): Passage {
    const known = this.made.get(text);
    if (known) return known;
    const passage = new Passage(text, this.nameOf(text), this.about.text, this.index);
    this.texts.set(passage.source, text);
    this.made.set(text, passage);
    return passage;
  }

  /** Refuses what is about another text than the document's. */
  ofThisText(items: readonly IncomingItem[]): IncomingItem[] {
    return ofThisText(items, this.about, this.texts);
  }

  /** A text is called by its first words; one that begins as others do has a number, too. */
  private nameOf(text: string): string {
    const name = `“${[...text.slice(0, 120)].slice(0, 60).join("").trim()}”`;
    const number = (this.alike.get(name) ?? 0) + 1;
    this.alike.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  }
}

export class Passage {
  private readonly own: CodePointIndex;
  /** Where the text begins in the document, in UTF-16 code units; -1 where it is not in it once. */
  private readonly begins: number;

  constructor(
    readonly text: string,
    readonly source: string,
    document: string,
    private readonly index: CodePointIndex,
  ) {
    this.own = codePointIndex(text);
    const first = text === "" ? -1 : document.indexOf(text);
    this.begins = first >= 0 && document.indexOf(text, first + 1) < 0 ? first : -1;
  }

  /** A segment of its code points; null where it has no such characters. */
  segment(start: CodePoint, end: CodePoint): IncomingSegment | null {
    const from = this.own.toUtf16(start);
    const to = this.own.toUtf16(end);
    return from === null || to === null ? null : this.segmentOfUnits(from, to);
  }

  /** A segment of its UTF-16 code units; null where it has no such characters. */
  segmentOfUnits(from: number, to: number): IncomingSegment | null {
    if (from < 0 || from >= to || to > this.text.length) return null;
    const exact = this.text.slice(from, to);
    if (!isWellFormed(exact)) return null;
    const place =
      this.begins < 0
        ? {}
        : {
            start: this.index.toCodePoints(this.begins + from),
            end: this.index.toCodePoints(this.begins + to),
          };
    return {
      ...place,
      exact,
      prefix: wellFormed(this.text.slice(Math.max(0, from - CONTEXT), from)),
      suffix: wellFormed(this.text.slice(to, to + CONTEXT)),
    };
  }
}

/** Without the half of a character that a cut has left at either end. */
function wellFormed(words: string): string {
  return words.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");
}

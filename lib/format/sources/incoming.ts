import { MAX_IMPORTED_SOURCES, MAX_ENTRY_LENGTH } from "../../contract/source-terms";
import { reason, type Reason } from "../../reason";
import type { Csl } from "../../source/citation";
import { beginningOf } from "../xml-text";

/** One reference of a file, before a reader has understood it. */
export interface Entry {
  /** The line where it begins; in JSON, which of the items it is. Counted from 1. */
  readonly line: number;
  /** What the file calls it: a key or a title. Empty where it has no name. */
  readonly name: string;
  /** As it stands in the file, with all that it needs of the rest of the file. */
  readonly text: string;
  /** The names of its fields in the file's format. */
  readonly fields: readonly string[];
}

/** A reference that was understood: a CSL item as the file gives it, which is checked later. */
export interface IncomingSource extends Pick<Entry, "line" | "name"> {
  readonly item: Csl;
  /** Fields of the file that CSL has no place for. */
  readonly leftOut: readonly string[];
}

/** A reference that can not be a source, and why. */
export interface UnreadSource extends Pick<Entry, "line" | "name"> {
  readonly why: Reason;
}

/** A file as a list of references, or why it is none. */
export type Split<Item> =
  | {
      readonly ok: true;
      readonly items: readonly Item[];
      readonly unread: readonly UnreadSource[];
    }
  | {
      readonly ok: false;
      readonly problem: "not-understood" | "too-large";
      readonly why: Reason;
    };

/** Collects what a file holds, and stops at more references than one file may have. */
export class Splitting<Item extends { readonly line: number }> {
  readonly items: Item[] = [];
  readonly unread: UnreadSource[] = [];

  /** An entry whose `length`, in UTF-16 code units, is too much to read is not taken. */
  add(item: Item, name: string, length: number): void {
    if (length <= MAX_ENTRY_LENGTH) this.items.push(item);
    else {
      const why = reason("Refusals.sourceFile.longEntry", { most: MAX_ENTRY_LENGTH });
      this.refuse(item.line, name, why);
    }
  }

  refuse(line: number, name: string, why: Reason): void {
    this.unread.push({ line, name: beginningOf(name, 200), why });
  }

  get isFull(): boolean {
    return this.items.length + this.unread.length > MAX_IMPORTED_SOURCES;
  }

  finish(): Split<Item> {
    const { items, unread } = this;
    if (!this.isFull) return { ok: true, items, unread };
    const why = reason("Refusals.sourceFile.tooMany", { most: MAX_IMPORTED_SOURCES });
    return { ok: false, problem: "too-large", why };
  }
}

/** The number of the line in which a place of a text is, for places in their order. */
export function lineCounter(text: string): (place: number) => number {
  let line = 1;
  let counted = 0;
  return (place) => {
    for (let at = text.indexOf("\n", counted); at >= 0 && at < place;) {
      line += 1;
      counted = at + 1;
      at = text.indexOf("\n", counted);
    }
    return line;
  };
}

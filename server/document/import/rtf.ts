import { reason } from "@/lib/reason";
import { acceptText, unusable, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { safeHref } from "@/lib/text/link";
import { OpenLists } from "@/lib/text/open-lists";
import { TextBuilder, type MarkShape } from "@/lib/text/text-builder";
import { decoderFor, type Decoder } from "./decoders";
import { CHARSETS, MARKS, pageOf, SIGNS, SILENT, STARRED } from "./rtf-words";

/** How deep groups may nest. */
const MAX_GROUPS = 500;

interface Group {
  readonly marks: ReadonlySet<MarkShape["kind"]>;
  /** How many characters after \u are written for programs that do not know it. */
  readonly skip: number;
  readonly font: string;
  readonly destination:
    "text" | "silent" | "fonts" | "title" | "author" | "instruction" | "note" | "label";
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
}

/** Word writes nine levels. */
const MAX_LIST_DEPTH = 8;

const FIRST: Group = {
  marks: new Set(),
  skip: 1,
  font: "",
  destination: "text",
  isHidden: false,
  isDeleted: false,
};

const TOKEN =
  /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;

/**
 * The text of a document in Rich Text Format (1.9.1): paragraphs, headings by their outline level,
 * lists, tables, links, footnotes (at the end), characters of the code pages of its fonts and of Unicode.
 * Pictures, embedded objects, headers, footers and comments are left out.
 */
export function fromRtf(bytes: Uint8Array): TextOutcome {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const reader = new RtfReader();
  return reader.read(source)
    ? reader.finish()
    : unusable("not-text", reason("Refusals.text.tooDeep"));
}

class RtfReader {
  private readonly builder = new TextBuilder();
  private readonly groups: Group[] = [FIRST];
  private readonly fonts = new Map<string, string>();
  private readonly decoders = new Map<string, Decoder>();
  private readonly facts = { title: "", author: "" };
  private readonly left = { pictures: 0, comments: 0, deletions: 0, hidden: 0, links: 0 };
  private readonly notes: { readonly label: string; words: string }[] = [];
  private codePage = "windows-1252";
  private openFont = "";
  /** Bytes of a code page that wait for their other half. */
  private bytes: number[] = [];
  private skipping = 0;
  private closeParagraph: (() => void) | null = null;
  private level = 0;
  private readonly lists = new OpenLists(this.builder);
  /** What stands before the words of an item, such as "1."; null outside lists. */
  private label: string | null = null;
  /** How deep the item stands; 0 is outermost. */
  private depth = 0;
  private table: {
    closeTable: () => void;
    closeRow: (() => void) | null;
    closeCell: (() => void) | null;
  } | null = null;
  private inTable = false;
  private instruction = "";
  /** Whether the next word is for programs that know it alone. */
  private isStarred = false;
  private links: { readonly depth: number; readonly href: string }[] = [];

  /** False when groups nest too deeply. */
  read(source: string): boolean {
    const tokens = new RegExp(TOKEN);
    for (let found = tokens.exec(source); found; found = tokens.exec(source)) {
      const [, word, number, hex, sign, brace, words] = found;
      // So many bytes of a picture follow as they are, braces among them.
      if (word === "bin") tokens.lastIndex += Math.max(0, Number(number ?? 0));
      if (hex === undefined) this.flush();
      if (brace === "{") {
        if (this.groups.length > MAX_GROUPS) return false;
        this.groups.push(this.group);
      } else if (brace === "}") this.endGroup();
      else if (word !== undefined)
        this.control(word, number === undefined ? undefined : Number(number));
      else if (hex !== undefined) this.byte(Number.parseInt(hex, 16));
      else if (sign !== undefined) this.sign(sign);
      else if (words !== undefined) this.plain(words);
    }
    this.flush();
    return true;
  }

  finish(): TextOutcome {
    this.endParagraph();
    this.endTable();
    this.lists.closeAll();
    for (const { label, words } of this.notes) {
      const close = this.builder.block({ kind: "footnote", label });
      this.builder.text(words.trim());
      close();
    }
    const { left } = this;
    const notices: Notice[] = [
      { kind: "pictures-left-out" as const, count: left.pictures },
      { kind: "comments-left-out" as const, count: left.comments },
      { kind: "deletions-left-out" as const, count: left.deletions },
      { kind: "hidden-left-out" as const, count: left.hidden },
      { kind: "links-made-text" as const, count: left.links },
    ].filter(({ count }) => count > 0);
    const author = this.facts.author.trim().slice(0, 500);
    const title = this.facts.title.trim().slice(0, 500);
    return acceptText(this.builder.finish(), {
      title,
      metadata: author ? { author } : {},
      notices,
    });
  }

  private get group(): Group {
    return this.groups.at(-1) ?? FIRST;
  }

  private change(part: Partial<Group>): void {
    this.groups[this.groups.length - 1] = { ...this.group, ...part };
  }

  private endGroup(): void {
    if (this.groups.length > 1) this.groups.pop();
    while ((this.links.at(-1)?.depth ?? 0) > this.groups.length) this.links.pop();
  }

  private control(word: string, number: number | undefined): void {
    if (this.isStarred) {
      this.isStarred = false;
      if (!STARRED.has(word)) return this.change({ destination: "silent" });
    }
    const mark = MARKS.get(word);
    if (mark) {
      const marks = new Set(this.group.marks);
      if (number === 0) marks.delete(mark);
      else marks.add(mark);
      return this.change({ marks });
    }
    const sign = SIGNS.get(word);
    if (sign !== undefined) return this.words(sign);
    if (this.destination(word)) return;
    switch (word) {
      case "par":
      case "sect":
      case "page":
        return this.endParagraph();
      case "line":
        return this.group.destination === "text" ? this.builder.lineBreak() : undefined;
      case "ilvl":
        this.depth = Math.min(Math.max(0, number ?? 0), MAX_LIST_DEPTH);
        return;
      case "pard":
        // What a label is set in is not what its item is set in.
        if (this.group.destination === "label") return;
        this.label = null;
        this.depth = 0;
        this.endOfTableBefore();
        this.level = 0;
        this.inTable = false;
        return;
      case "plain":
        return this.change({ marks: new Set(), isHidden: false, isDeleted: false });
      case "nosupersub": {
        const marks = new Set(this.group.marks);
        marks.delete("superscript");
        marks.delete("subscript");
        return this.change({ marks });
      }
      case "outlinelevel":
        this.level = Math.min((number ?? 8) + 1, 9);
        return;
      case "intbl":
        this.inTable = true;
        return;
      case "cell":
        return this.endCell();
      case "row":
        return this.endRow();
      case "u":
        this.words(String.fromCharCode(((number ?? 0) + 65_536) % 65_536));
        this.skipping = this.group.skip;
        return;
      case "uc":
        return this.change({ skip: Math.max(0, number ?? 1) });
      case "v":
        return this.change({ isHidden: number !== 0 });
      case "deleted":
        return this.change({ isDeleted: number !== 0 });
      case "ansicpg":
        this.codePage = pageOf(number ?? 1252);
        return;
      case "mac":
        this.codePage = "macintosh";
        return;
      case "f":
        if (this.group.destination === "fonts") this.openFont = String(number);
        return this.change({ font: String(number) });
      case "fcharset": {
        const page = CHARSETS[number ?? 0];
        if (page && this.group.destination === "fonts") this.fonts.set(this.openFont, page);
        return;
      }
    }
  }

  /** Whether the word says where the words of its group go. */
  private destination(word: string): boolean {
    const { destination } = this.group;
    if (word === "fonttbl") this.change({ destination: "fonts" });
    else if (word === "title" || word === "author") this.change({ destination: word });
    else if (word === "info") this.change({ destination: "silent" });
    else if (destination === "silent") return false;
    else if (word === "fldinst") {
      this.instruction = "";
      this.change({ destination: "instruction" });
    } else if (word === "fldrslt") this.beginLink();
    else if (word === "footnote") this.beginNote();
    else if (word === "listtext" || word === "pntext") {
      this.label = "";
      this.change({ destination: "label" });
    } else if (SILENT.has(word)) {
      if (word === "pict") this.left.pictures++;
      if (word === "annotation") this.left.comments++;
      this.change({ destination: "silent" });
    } else return false;
    return true;
  }

  private beginLink(): void {
    const target = /HYPERLINK\s+"([^"]+)"/i.exec(this.instruction)?.[1];
    this.instruction = "";
    if (target === undefined) return;
    const href = safeHref(target);
    if (href) this.links.push({ depth: this.groups.length, href });
    else this.left.links++;
  }

  private beginNote(): void {
    const label = String(this.notes.length + 1);
    this.notes.push({ label, words: "" });
    this.open();
    const close = this.builder.mark({ kind: "footnote-reference", label });
    this.builder.text(`[${label}]`);
    close();
    this.change({ destination: "note" });
  }

  private sign(sign: string): void {
    const known = SIGNS.get(sign);
    if (known !== undefined) return this.words(known);
    // What follows a star only newer programs know; those that are known here are named above.
    if (sign === "*") {
      this.isStarred = true;
      return;
    }
    if (sign === "\n" || sign === "\r") return this.endParagraph();
    if (/[\\{}]/.test(sign)) this.plain(sign);
  }

  private byte(code: number): void {
    if (this.skipping > 0) {
      this.skipping--;
      return;
    }
    this.bytes.push(code);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const page = this.fonts.get(this.group.font) ?? this.codePage;
    const decoder = this.decoders.get(page) ?? decoderFor(page);
    if (decoder) this.decoders.set(page, decoder);
    const words = decoder?.decode(Uint8Array.from(this.bytes)) ?? "";
    this.bytes = [];
    this.words(words);
  }

  private plain(words: string): void {
    const skipped = Math.min(this.skipping, words.length);
    this.skipping -= skipped;
    const rest = words.slice(skipped);
    if (rest !== "") this.words(rest);
  }

  private words(words: string): void {
    const { destination, isHidden, isDeleted, marks } = this.group;
    if (destination === "title" || destination === "author") this.facts[destination] += words;
    if (destination === "instruction") this.instruction += words;
    if (destination === "label") this.label += words;
    if (destination === "note") {
      const note = this.notes.at(-1);
      if (note) note.words += words;
    }
    if (destination !== "text") return;
    if (isDeleted) return void this.left.deletions++;
    if (isHidden) return void this.left.hidden++;
    this.open();
    const href = this.links.at(-1)?.href;
    const shapes: MarkShape[] = [...marks].map((kind) => ({ kind }) as MarkShape);
    if (href) shapes.unshift({ kind: "link", href });
    const closes = shapes.map((shape) => this.builder.mark(shape));
    this.builder.text(words);
    for (const close of closes.reverse()) close();
  }

  /** Opens the paragraph or the cell that the next words stand in. */
  private open(): void {
    if (this.inTable) {
      if (!this.table) this.lists.closeAll();
      this.table ??= {
        closeTable: this.builder.block({ kind: "table" }),
        closeRow: null,
        closeCell: null,
      };
      this.table.closeRow ??= this.builder.block({ kind: "row" });
      this.table.closeCell ??= this.builder.cell({ kind: "cell" });
    }
    if (this.closeParagraph) return;
    this.endOfTableBefore();
    if (this.label !== null && !this.inTable) return this.openItem(this.label);
    if (!this.inTable) this.lists.closeAll();
    const isHeading = this.level >= 1 && this.level <= 6 && !this.inTable;
    const level = this.level as 1;
    this.closeParagraph = this.builder.block(
      isHeading ? { kind: "heading", level } : { kind: "paragraph" },
    );
  }

  /** Numbers and letters with a sign after them count items; anything else only marks them. */
  private openItem(label: string): void {
    const [, count] = /^\W*([\p{L}\p{N}]{1,7})[.)\]]/u.exec(label.trim()) ?? [];
    const first = Number(count);
    this.lists.item(this.depth, {
      ordered: count !== undefined,
      first: Number.isSafeInteger(first) && first >= 0 ? first : 1,
    });
    this.closeParagraph = () => undefined;
  }

  private endParagraph(): void {
    if (this.group.destination === "note") {
      const note = this.notes.at(-1);
      if (note) note.words += " ";
      return;
    }
    if (this.group.destination !== "text") return;
    this.closeParagraph?.();
    this.closeParagraph = null;
    this.label = null;
  }

  private endCell(): void {
    this.inTable = true;
    this.endParagraph();
    this.table ??= {
      closeTable: this.builder.block({ kind: "table" }),
      closeRow: null,
      closeCell: null,
    };
    this.table.closeRow ??= this.builder.block({ kind: "row" });
    (this.table.closeCell ?? this.builder.cell({ kind: "cell" }))();
    this.table.closeCell = null;
  }

  private endRow(): void {
    this.endParagraph();
    this.table?.closeRow?.();
    if (this.table) this.table.closeRow = null;
  }

  private endOfTableBefore(): void {
    if (!this.inTable && this.table?.closeRow === null) this.endTable();
  }

  private endTable(): void {
    this.table?.closeRow?.();
    this.table?.closeTable();
    this.table = null;
  }
}

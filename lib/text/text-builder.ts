import type { Block, DocumentText, Mark } from "./document-text";
import { showControls } from "./incoming";

type Shape<T> = T extends unknown ? Omit<T, "start" | "end"> : never;
export type BlockShape = Shape<Block>;
export type MarkShape = Shape<Mark>;

interface OpenBlock {
  readonly shape: BlockShape;
  readonly parent: OpenBlock | undefined;
  /** UTF-16 code units; −1 until its first character is written. */
  start: number;
  end: number;
  /** Blocks inside it that are not empty. */
  readonly inside: OpenBlock[];
  /** Opened by the builder around bare text, and closed by it too. */
  readonly implied: boolean;
  dropped: boolean;
}

interface WrittenMark {
  readonly shape: MarkShape;
  readonly start: number;
  end: number;
}

interface OpenMark {
  readonly shape: MarkShape;
  /** The mark's part in the open leaf. */
  piece: WrittenMark | null;
}

const isLeaf = (kind: Block["kind"]) =>
  kind === "heading" || kind === "paragraph" || kind === "preformatted";

/**
 * Builds a text and its structure together, from a tree that is walked once in reading order.
 *
 * Space is collapsed as a browser does it, so no block and no mark begins or ends with space.
 * Blocks and marks begin with their first visible character; empty ones are left out. Bare text
 * among blocks gets a paragraph of its own, and a paragraph that is the only child of an item,
 * quote, cell or footnote is left out, so that the outer block is the leaf.
 */
export class TextBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  private readonly blocks: OpenBlock[] = [];
  private readonly marks: WrittenMark[] = [];
  private readonly open: OpenBlock[] = [];
  private readonly openMarks: OpenMark[] = [];
  /** How many of `openMarks`, from the outermost, have begun. */
  private begun = 0;
  private gap = 0;
  /** Space that is written if something visible follows in the same block. */
  private space = "";
  private breaks = 0;
  private ofNextWord: MarkShape | null = null;

  /** Opens a block; the returned function closes it and what is still open inside. */
  block(shape: BlockShape): () => void {
    const inner = this.open.at(-1);
    if (inner && isLeaf(inner.shape.kind)) {
      if (inner.shape.kind === "paragraph") this.close(inner);
      else {
        // A block inside a heading or preformatted text only starts a new line of it.
        this.separate(inner.shape.kind === "preformatted" ? "\n" : " ");
        return () => this.separate(inner.shape.kind === "preformatted" ? "\n" : " ");
      }
    }
    this.endLeaf();
    const opened = this.push(shape, false);
    return () => this.close(opened);
  }

  /** Opens a cell; its tab is written at once, since an empty cell keeps its column. */
  cell(shape: BlockShape & { kind: "cell" }): () => void {
    this.endLeaf();
    const row = this.open.at(-1);
    const first = row === undefined || row.inside.length === 0;
    const opened = this.push(shape, false);
    if (first) this.begin();
    else {
      this.write("\t");
      this.gap = 0;
      opened.start = this.length;
      row.inside.push(opened);
    }
    return () => this.close(opened);
  }

  /**
   * Ends a run of bare text, as the edge of a division does, without opening or closing a block.
   */
  boundary(): void {
    const kind = this.open.at(-1)?.shape.kind;
    if (kind === "heading" || kind === "preformatted") {
      this.separate(kind === "preformatted" ? "\n" : " ");
    } else if (kind === "paragraph" && !this.open.at(-1)?.implied) this.separate(" ");
    else this.endLeaf();
  }

  mark(shape: MarkShape): () => void {
    const doubled = this.openMarks.some((m) => m.shape.kind === shape.kind);
    if (doubled) return () => undefined;
    const opened: OpenMark = { shape, piece: null };
    this.openMarks.push(opened);
    return () => {
      const at = this.openMarks.lastIndexOf(opened);
      for (let i = at; i < this.openMarks.length; i++) this.end(this.openMarks[i]);
      this.openMarks.splice(at, 1);
      // Marks outside it would be cut, but the walk is a tree, so there are none.
      this.begun = Math.min(this.begun, at);
    };
  }

  /** Marks the next word that is written, such as the first of a page. */
  nextWord(shape: MarkShape): void {
    this.ofNextWord = shape;
  }

  text(raw: string): void {
    const text = showControls(raw);
    if (this.open.at(-1)?.shape.kind === "preformatted") return this.verbatim(text);
    const pieces = text.split(/[ \t\n\v\f\r\x85\u2028\u2029]+/);
    pieces.forEach((piece, i) => {
      if (i > 0 && this.breaks === 0) this.space = " ";
      if (piece !== "") this.visible(piece);
    });
  }

  /** A hard line break. Two in a row end the paragraph; one at its end is dropped. */
  lineBreak(): void {
    const leaf = this.open.at(-1);
    this.space = leaf?.shape.kind === "preformatted" ? this.space + "\n" : "";
    if (leaf?.shape.kind !== "preformatted" && leaf !== undefined && leaf.start >= 0) this.breaks++;
    if (this.breaks < 2 || leaf?.shape.kind !== "paragraph") return;
    this.endLeaf();
    // An explicit paragraph continues as bare text, which opens the next one.
    this.close(leaf);
  }

  finish(): DocumentText {
    this.endLeaf();
    while (this.pop());
    const blocks = this.blocks
      .filter((b) => !b.dropped && (b.end > b.start || keepsColumn(b)))
      .map(({ shape, start, end }): Block => ({ ...shape, start, end }));
    const marks = this.marks.map(({ shape, start, end }): Mark => ({ ...shape, start, end }));
    return { text: this.parts.join(""), structure: { blocks, marks } };
  }

  private push(shape: BlockShape, implied: boolean): OpenBlock {
    const parent = this.open.at(-1);
    // A block that begins its parent takes over the distance that the parent requires.
    const opensParent = parent !== undefined && (parent.start < 0 || parent.start === this.length);
    if (!opensParent) this.gap = Math.max(this.gap, distance(shape.kind, parent?.shape.kind));
    const opened: OpenBlock = {
      shape,
      parent,
      start: -1,
      end: -1,
      inside: [],
      implied,
      dropped: false,
    };
    this.open.push(opened);
    this.blocks.push(opened);
    return opened;
  }

  private close(block: OpenBlock): void {
    this.endLeaf();
    if (!this.open.includes(block)) return;
    while (this.pop() !== block);
  }

  private pop(): OpenBlock | undefined {
    const inner = this.open.pop();
    if (!inner) return undefined;
    inner.end = inner.start < 0 ? -1 : this.length;
    const [only] = inner.inside;
    if (only && inner.inside.length === 1 && only.shape.kind === "paragraph") {
      only.dropped = ["item", "quote", "cell", "footnote"].includes(inner.shape.kind);
    }
    return inner;
  }

  /** Marks end with their leaf and begin again in the next one. */
  private endLeaf(): void {
    for (const mark of this.openMarks) this.end(mark);
    this.begun = 0;
    this.space = "";
    this.breaks = 0;
    while (this.open.at(-1)?.implied) this.pop();
  }

  private end(mark: OpenMark | undefined): void {
    if (mark?.piece) mark.piece.end = this.length;
    if (mark) mark.piece = null;
  }

  private separate(by: string): void {
    if ((this.open.at(-1)?.start ?? -1) >= 0 && this.space === "") this.space = by;
  }

  private visible(piece: string): void {
    const inner = this.open.at(-1);
    if (inner === undefined || !isLeaf(inner.shape.kind)) {
      if (inner?.shape.kind === "list") this.push({ kind: "item" }, true);
      this.push({ kind: "paragraph" }, true);
    }
    const leaf = this.open.at(-1) as OpenBlock;
    if (leaf.start < 0) this.begin();
    else {
      for (; this.breaks > 0; this.breaks--) {
        this.marks.push({ shape: { kind: "break" }, start: this.length, end: this.length + 1 });
        this.write("\n");
      }
      this.write(this.space);
    }
    this.breaks = 0;
    this.space = "";
    for (; this.begun < this.openMarks.length; this.begun++) {
      const mark = this.openMarks[this.begun] as OpenMark;
      mark.piece = { shape: mark.shape, start: this.length, end: this.length };
      this.marks.push(mark.piece);
    }
    if (this.ofNextWord) {
      const word = /^\S+/.exec(piece)?.[0].length ?? piece.length;
      const end = this.length + word;
      this.marks.push({ shape: this.ofNextWord, start: this.length, end });
      this.ofNextWord = null;
    }
    this.write(piece);
  }

  /** Writes white space as it is, except for empty lines at the edges of the block. */
  private verbatim(text: string): void {
    const written = text.replace(/\r\n?|[\x85\u2028\u2029]/g, "\n");
    if (written.trim() === "") {
      // Looked at once something visible follows, not again with each blank.
      this.space += written;
      return;
    }
    const lines = this.space + written;
    this.space = "";
    const begun = (this.open.at(-1)?.start ?? -1) >= 0;
    const body = begun ? lines : lines.replace(/^(?:[ \t]*\n)+/, "");
    const words = body.trimEnd();
    this.visible(words);
    this.space = body.slice(words.length);
  }

  /** Starts every open block that has not begun yet, after the distance it requires. */
  private begin(): void {
    const cell = this.open.findLast((b) => b.start >= 0);
    const opensCell = cell?.shape.kind === "cell" && cell.start === this.length;
    if (this.length > 0 && !opensCell) {
      this.write("\n".repeat(Math.max(1, this.gap)));
    }
    this.gap = 0;
    this.space = "";
    this.open.forEach((block) => {
      if (block.start >= 0) return;
      block.start = this.length;
      block.parent?.inside.push(block);
    });
  }

  private write(text: string): void {
    if (text === "") return;
    this.parts.push(text);
    this.length += text.length;
  }
}

/** An empty cell stays when its row holds text. */
function keepsColumn({ shape, start, parent }: OpenBlock): boolean {
  return shape.kind === "cell" && start >= 0 && parent !== undefined && parent.end > parent.start;
}

/** How many line feeds precede a block, so that the plain text reads well. */
function distance(kind: Block["kind"], parent: Block["kind"] | undefined): 1 | 2 {
  if (kind === "item" || kind === "row" || kind === "cell") return 1;
  return parent === "item" || parent === "cell" || parent === "row" || parent === "table" ? 1 : 2;
}

import { attribute, elementsIn, isElement, wordsOf, type Element } from "@/lib/text/html-tree";
import { safeHref } from "@/lib/text/link";
import { OpenLists } from "@/lib/text/open-lists";
import { writeTable, type SourceCell } from "@/lib/text/table-writer";
import type { MarkShape, TextBuilder } from "@/lib/text/text-builder";
import { XmlWalk, childOf, childrenOf, valueOf, type Write } from "@/lib/text/xml-writer";
import { levelOf, listIn, type Lists, type ParagraphStyle } from "./docx-styles";

export type NoteKind = "footnote" | "endnote";

export interface DocxParts {
  readonly styles: ReadonlyMap<string, ParagraphStyle>;
  readonly lists: Lists;
  /** Addresses by the ids of relations. */
  readonly targets: ReadonlyMap<string, string>;
  /** Notes by their ids. */
  readonly notes: Readonly<Record<NoteKind, ReadonlyMap<string | undefined, Element>>>;
}

const BODY: ParagraphStyle = { isTitle: false, isQuote: false };

/** Switches of a run and their marks. */
const RUN_MARKS: readonly (readonly [string, MarkShape["kind"]])[] = [
  ["b", "strong"],
  ["i", "emphasis"],
  ["strike", "deletion"],
  ["dstrike", "deletion"],
];

/** Writes the body of a Word document into a builder. */
export class DocxWriter {
  /** What was left out, and how often. */
  readonly left = { deletions: 0, comments: 0, pictures: 0, hidden: 0, links: 0 };
  /** The words of the first paragraph in the style Title. */
  title = "";
  private readonly walk: XmlWalk;
  private readonly lists: OpenLists;
  /** Notes in the order of their references. */
  private readonly notes: { readonly label: string; readonly body: Element | undefined }[] = [];
  private readonly labels = new Map<Element, string>();
  /** Open fields, the innermost last: their instruction, and what closes their link. */
  private readonly fields: { instruction: string; close: (() => void) | null }[] = [];

  constructor(
    private readonly builder: TextBuilder,
    private readonly parts: DocxParts,
  ) {
    this.lists = new OpenLists(builder);
    const nothing: Write = () => undefined;
    const count =
      (what: keyof DocxWriter["left"]): Write =>
      () =>
        void this.left[what]++;
    this.walk = new XmlWalk(builder, {
      p: (element) => this.paragraph(element),
      tbl: (element) => this.table(element),
      r: (element) => this.run(element),
      hyperlink: (element) => this.hyperlink(element),
      t: (element) => builder.text(textOf(element)),
      tab: () => builder.text("\t"),
      br: (element) => {
        if (attribute(element, "type") === undefined) builder.lineBreak();
      },
      cr: () => builder.lineBreak(),
      noBreakHyphen: () => builder.text("\u2011"),
      softHyphen: () => builder.text("\u00AD"),
      footnoteReference: (element) => this.note("footnote", element),
      endnoteReference: (element) => this.note("endnote", element),
      commentReference: count("comments"),
      del: count("deletions"),
      moveFrom: nothing,
      fldChar: (element) => this.fieldPart(element),
      instrText: (element) => this.instruction(element),
      oMath: (element) => builder.text(wordsOf(element)),
      AlternateContent: (element) => this.alternative(element),
      drawing: (element) => this.drawing(element),
      pict: (element) => this.drawing(element),
      object: (element) => this.drawing(element),
      rPr: nothing,
      pPr: nothing,
      sectPr: nothing,
      sdtPr: nothing,
      delText: nothing,
      footnoteRef: nothing,
      endnoteRef: nothing,
    });
  }

  write(body: Element | undefined): void {
    if (body) this.blocks(body);
    this.lists.closeAll();
    for (const { label, body: note } of this.notes) {
      const close = this.builder.block({ kind: "footnote", label });
      if (note) this.blocks(note);
      this.lists.closeAll();
      close();
    }
  }

  private blocks(parent: Element): void {
    for (const child of parent.childNodes) if (isElement(child)) this.walk.element(child);
  }

  private paragraph(element: Element): void {
    const properties = childOf(element, "pPr");
    const style = this.parts.styles.get(valueOf(properties, "pStyle") ?? "") ?? BODY;
    const level = levelOf(properties) ?? style.level ?? (style.isTitle ? 1 : undefined);
    const place = listIn(properties) ?? style.list;
    const list = place && level === undefined ? this.parts.lists(place) : undefined;
    if (list && place) this.lists.item(place.depth, list);
    else this.lists.closeAll();
    const closeQuote = style.isQuote ? this.builder.block({ kind: "quote" }) : null;
    if (style.isTitle) this.title ||= wordsOf(element);
    const kind = { kind: "heading" as const, level: Math.min(level ?? 1, 6) as 1 };
    this.walk.inside(this.builder.block(level ? kind : { kind: "paragraph" }), element);
    closeQuote?.();
  }

  private run(element: Element): void {
    const properties = childOf(element, "rPr");
    const isOn = (name: string) => {
      const found = childOf(properties, name);
      return found !== undefined && !/^(?:0|false|off)$/.test(attribute(found, "val") ?? "");
    };
    if (isOn("vanish") && wordsOf(element) !== "") {
      this.left.hidden++;
      return;
    }
    const raised = valueOf(properties, "vertAlign");
    const isNote = childrenOf(element).some(({ tagName }) => /^(?:foot|end)noteRef/.test(tagName));
    const kinds = RUN_MARKS.filter(([name]) => isOn(name)).map(([, kind]) => kind);
    if (!isNote && (raised === "superscript" || raised === "subscript")) kinds.push(raised);
    const closes = kinds.map((kind) => this.builder.mark({ kind } as MarkShape));
    this.walk.children(element);
    for (const close of closes.reverse()) close();
  }

  private hyperlink(element: Element): void {
    const target = this.parts.targets.get(attribute(element, "id") ?? "");
    this.walk.inside(this.link(target), element);
  }

  private link(target: string | undefined): () => void {
    const href = target === undefined ? null : safeHref(target);
    if (href) return this.builder.mark({ kind: "link", href });
    if (target !== undefined) this.left.links++;
    return () => undefined;
  }

  /** A field that is written in runs: begin, instruction, separate, what is shown, end. */
  private fieldPart(element: Element): void {
    const type = attribute(element, "fldCharType");
    if (type === "begin") this.fields.push({ instruction: "", close: null });
    const open = this.fields.at(-1);
    if (type === "separate" && open) {
      const target = /^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"/i.exec(open.instruction)?.[1];
      if (target) open.close ??= this.link(target);
      open.instruction = "";
    }
    if (type === "end") this.fields.pop()?.close?.();
  }

  private instruction(element: Element): void {
    const open = this.fields.at(-1);
    if (open) open.instruction += textOf(element);
  }

  private note(kind: NoteKind, reference: Element): void {
    const body = this.parts.notes[kind].get(attribute(reference, "id"));
    const known = body && this.labels.get(body);
    const label = known ?? String(this.notes.length + 1);
    if (!known) this.notes.push({ label, body });
    if (body) this.labels.set(body, label);
    const close = this.builder.mark({ kind: "footnote-reference", label });
    this.builder.text(`[${label}]`);
    close();
  }

  /** The same thing for programs of several ages; the first is the newest. */
  private alternative(element: Element): void {
    const first = childOf(element, "Choice") ?? childOf(element, "Fallback");
    if (first) this.walk.children(first);
  }

  /** A picture, or a box with text, which is read where it is anchored. */
  private drawing(element: Element): void {
    const isBox = ({ tagName }: Element) => tagName === "txbxContent";
    // One inside another is read with it.
    const boxes = [...elementsIn(element, (one) => !isBox(one))].filter(isBox);
    if (boxes.length === 0) this.left.pictures++;
    for (const box of boxes) this.blocks(box);
  }

  private table(table: Element): void {
    this.lists.closeAll();
    const rows = childrenOf(table, "tr").map((row) => {
      const places = new Map<number, { readonly cell: Element; readonly columns: number }>();
      let at = Number(valueOf(childOf(row, "trPr"), "gridBefore") ?? "0") || 0;
      for (const cell of cellsOf(row)) {
        const columns = Math.max(1, Number(valueOf(childOf(cell, "tcPr"), "gridSpan") ?? "1") || 1);
        places.set(at, { cell, columns });
        at += columns;
      }
      return { places, header: childOf(row, "trPr", "tblHeader") !== undefined };
    });
    /** How many rows a cell goes on below its own. */
    const below = (from: number, column: number) => {
      let count = 0;
      for (let i = from + 1; i < rows.length; i++) {
        const next = rows[i]?.places.get(column);
        if (!next || !goesOn(next.cell)) break;
        count++;
      }
      return count;
    };
    writeTable(
      this.builder,
      rows.map(({ places, header }, i) => ({
        header,
        cells: [...places]
          .filter(([, { cell }]) => !goesOn(cell))
          .map(([at, { cell, columns }]): SourceCell => ({
            header,
            columns,
            rows: 1 + below(i, at),
            write: () => {
              this.blocks(cell);
              this.lists.closeAll();
            },
          })),
      })),
    );
  }
}

/** The cells of a row, also those in a content control. */
function cellsOf(row: Element): Element[] {
  return childrenOf(row).flatMap((one) => {
    if (one.tagName === "tc") return [one];
    return one.tagName === "sdt" ? childrenOf(childOf(one, "sdtContent"), "tc") : [];
  });
}

/** Whether a cell is only the lower part of the one above it. */
function goesOn(cell: Element): boolean {
  const merge = childOf(cell, "tcPr", "vMerge");
  return merge !== undefined && attribute(merge, "val") !== "restart";
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

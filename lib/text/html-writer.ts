import { isSilent } from "./html-shown";
import { attribute, elementsIn, isElement, wordsOf, type Element, type Node } from "./html-tree";
import { formulaOf } from "./html-formula";
import { quotationMarks } from "./html-quotes";
import { resolvedHref } from "./link";
import { writeTable, type SourceRow } from "./table-writer";
import type { MarkShape, TextBuilder } from "./text-builder";

/** Elements that only end a line of text. */
const DIVISIONS = new Set(
  (
    "div section article main header footer nav aside address figure fieldset details summary hgroup " +
    "center form body dl caption thead tbody tfoot tr td th li optgroup hr menu p dir blockquote search"
  ).split(" "),
);

/** Elements that are not read and keep the words beside them apart. */
const CONTROLS = new Set(["button", "input", "select", "textarea", "meter", "progress", "iframe"]);

const MARKS: ReadonlyMap<string, MarkShape["kind"]> = new Map(
  Object.entries({
    em: "emphasis",
    i: "emphasis",
    cite: "emphasis",
    dfn: "emphasis",
    var: "emphasis",
    strong: "strong",
    b: "strong",
    code: "code",
    kbd: "code",
    samp: "code",
    tt: "code",
    del: "deletion",
    s: "deletion",
    strike: "deletion",
    sup: "superscript",
    sub: "subscript",
  }),
);

/** Writes the text of an HTML tree into a builder. Recursive; the tree's depth is limited. */
export class HtmlWriter {
  /** How many links had an unsafe address and became plain words. */
  links = 0;
  /** How many pictures were left out. */
  pictures = 0;
  private readonly layouts = new Map<Element, boolean>();
  private readonly labels = new Map<string, string>();
  /** How many quotations (`q`) are open. */
  private quotations = 0;

  constructor(
    private readonly builder: TextBuilder,
    private readonly root: Element,
    private readonly leavesOut: (element: Element) => boolean,
    /** The address that relative links start from. */
    private readonly base: string | null = null,
  ) {
    for (const element of elementsIn(root)) {
      const label = noteLabel(element);
      const id = element.tagName === "a" ? attribute(element, "href")?.slice(1) : undefined;
      if (label && id && !this.labels.has(id)) this.labels.set(id, label);
    }
  }

  write(): void {
    this.children(this.root);
  }

  private children(parent: { readonly childNodes: readonly Node[] }): void {
    for (const node of parent.childNodes) {
      if ("value" in node) this.builder.text(node.value);
      else if (isElement(node)) this.element(node);
    }
  }

  private element(element: Element): void {
    const { builder } = this;
    const { tagName: tag } = element;
    if (this.leavesOut(element)) return;
    const formula = formulaOf(element);
    if (formula !== null) return builder.text(formula);
    if (isSilent(element)) {
      if (CONTROLS.has(tag)) builder.text(" ");
      return;
    }
    const noted = this.labels.get(attribute(element, "id") ?? "");
    if (noted && (tag === "li" || tag === "p" || tag === "div" || tag === "aside")) {
      return this.inside(builder.block({ kind: "footnote", label: noted }), element);
    }
    const block = this.blockOf(element);
    if (block) return this.inside(builder.block(block), element);
    const kind = MARKS.get(tag);
    if (tag === "br") return builder.lineBreak();
    if (tag === "img") return this.picture(element);
    if (tag === "a") return this.link(element);
    if (tag === "q") return this.quoted(element);
    if (tag === "table") return this.table(element);
    if (tag === "sup" && element.childNodes.some((c) => isElement(c) && noteLabel(c))) {
      return this.children(element);
    }
    if (kind) return this.inside(builder.mark({ kind } as MarkShape), element);
    if (tag === "dt") return this.term(element);
    if (DIVISIONS.has(tag)) builder.boundary();
    this.children(element);
    if (DIVISIONS.has(tag)) builder.boundary();
  }

  private inside(close: () => void, element: Element): void {
    this.children(element);
    close();
  }

  private blockOf(element: Element): Parameters<TextBuilder["block"]>[0] | null {
    const { tagName: tag } = element;
    const level = /^h([1-6])$/.exec(tag)?.[1];
    if (level) return { kind: "heading", level: Number(level) as 1 };
    if (tag === "p" || tag === "dd" || tag === "figcaption") return { kind: "paragraph" };
    if (tag === "pre" || tag === "xmp" || tag === "listing" || tag === "plaintext") {
      return { kind: "preformatted" };
    }
    if (tag === "blockquote") return { kind: "quote" };
    if (tag === "li" && isList(element.parentNode)) return { kind: "item" };
    if (!isList(element) || this.areNotes(element)) return null;
    const ordered = tag === "ol";
    const first = Number(attribute(element, "start") ?? "1");
    const odd = ordered && Number.isSafeInteger(first) && first >= 0 && first !== 1;
    return { kind: "list", ordered, ...(odd ? { first } : {}) };
  }

  /** True for a list that only holds footnotes, which have labels of their own. */
  private areNotes(list: Element): boolean {
    const items = list.childNodes.filter(isElement);
    return items.length > 0 && items.every((i) => this.labels.has(attribute(i, "id") ?? ""));
  }

  private link(element: Element): void {
    const label = noteLabel(element);
    if (label)
      return this.inside(this.builder.mark({ kind: "footnote-reference", label }), element);
    if (isBackLink(element)) return;
    const address = attribute(element, "href");
    const href = address === undefined ? null : resolvedHref(address, this.base);
    if (href) return this.inside(this.builder.mark({ kind: "link", href }), element);
    if (address !== undefined && !address.startsWith("#")) this.links++;
    this.children(element);
  }

  /** A browser shows quotation marks around `q`, so they belong to what was read. */
  private quoted(element: Element): void {
    const [opens, closes] = quotationMarks(element, this.quotations++);
    this.builder.text(opens);
    this.children(element);
    this.builder.text(closes);
    this.quotations--;
  }

  /** Images are not text, except those that represent an emoji. */
  private picture(element: Element): void {
    const alt = attribute(element, "alt") ?? "";
    if (
      /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Component}]{0,15}$/u.test(alt)
    ) {
      this.builder.text(alt);
    } else this.pictures++;
  }

  private term(element: Element): void {
    const close = this.builder.block({ kind: "paragraph" });
    this.inside(this.builder.mark({ kind: "strong" }), element);
    close();
  }

  private table(table: Element): void {
    if (this.isLayout(table)) {
      this.builder.boundary();
      this.children(table);
      return this.builder.boundary();
    }
    for (const caption of table.childNodes) {
      if (!isElement(caption) || caption.tagName !== "caption") continue;
      this.inside(this.builder.block({ kind: "paragraph" }), caption);
    }
    const rows = rowsOf(table).filter((row) => !isSilent(row));
    writeTable(
      this.builder,
      rows.map((row) => this.row(row)),
    );
  }

  private row(row: Element): SourceRow {
    const cells = row.childNodes.filter(isElement).filter((one) => isCell(one) && !isSilent(one));
    return {
      header: cells.length > 0 && cells.every((cell) => cell.tagName === "th"),
      cells: cells.map((cell) => ({
        header: cell.tagName === "th",
        columns: spanOf(cell, "colspan"),
        rows: spanOf(cell, "rowspan"),
        write: () => this.children(cell),
      })),
    };
  }

  /** A table used for layout: one column, or tables inside its cells. */
  private isLayout(table: Element): boolean {
    const known = this.layouts.get(table);
    if (known !== undefined) return known;
    const role = attribute(table, "role");
    const rows = rowsOf(table);
    let nested = false;
    for (const element of elementsIn(table, (e) => e.tagName !== "table")) {
      if (element.tagName === "table") nested = true;
    }
    const columns = rows.some(
      (row) => row.childNodes.filter((c) => isElement(c) && isCell(c)).length > 1,
    );
    const layout = role === "presentation" || role === "none" || nested || !columns;
    this.layouts.set(table, layout);
    return layout;
  }
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.filter(isElement).flatMap((part) => {
    if (part.tagName === "tr") return [part];
    if (!/^t(?:head|body|foot)$/.test(part.tagName)) return [];
    return part.childNodes.filter(isElement).filter((row) => row.tagName === "tr");
  });
}

/** How many places a cell says that it spans. */
function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const span = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return Number.isNaN(span) ? 1 : span;
}

const isCell = (element: Element) => element.tagName === "td" || element.tagName === "th";

function isList(node: object | null): boolean {
  return node !== null && "tagName" in node && /^(?:ul|ol|menu)$/.test(String(node.tagName));
}

/** The label of a reference to a footnote, without brackets; undefined for any other element. */
function noteLabel(element: Element): string | undefined {
  if (element.tagName !== "a") return undefined;
  const href = attribute(element, "href") ?? "";
  if (!/^#./.test(href) || isBackLink(element)) return undefined;
  const parent = element.parentNode;
  const raised = parent !== null && "tagName" in parent && parent.tagName === "sup";
  const lifted = element.childNodes.some((c) => isElement(c) && c.tagName === "sup");
  const isNoteReference =
    attribute(element, "role") === "doc-noteref" ||
    // epub:type, which an XML parser gives without its prefix.
    /(?:^|\s)noteref(?:$|\s)/.test(attribute(element, "type") ?? "") ||
    /footnote-?ref/.test(attribute(element, "class") ?? "");
  if (!raised && !lifted && !isNoteReference) return undefined;
  const label = wordsOf(element).replace(/^[[(]|[\])]$/g, "");
  return label !== "" && label.length <= 12 ? label : undefined;
}

/** The arrow that links from a footnote back to its reference. */
function isBackLink(element: Element): boolean {
  return (
    attribute(element, "role") === "doc-backlink" ||
    /footnote-?back/.test(attribute(element, "class") ?? "") ||
    (/^#(?:fnref|cite_ref|footnote-ref)/.test(attribute(element, "href") ?? "") &&
      wordsOf(element).length <= 3)
  );
}

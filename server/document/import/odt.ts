import { reason } from "@/lib/reason";
import { isLanguage } from "@/lib/text/html-page";
import { attribute, elementsIn, wordsOf, type Element } from "@/lib/text/html-tree";
import { acceptText, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { safeHref } from "@/lib/text/link";
import { writeTable, type SourceRow } from "@/lib/text/table-writer";
import { TextBuilder, type MarkShape } from "@/lib/text/text-builder";
import { XmlWalk, childOf, childrenOf, type Write } from "@/lib/text/xml-writer";
import { textPart, xmlPart } from "./archive-parts";
import { ZipRefusal, type Zip } from "./zip";

/** The most blanks that `text:s` may stand for. */
const MAX_BLANKS = 1_000;
/** The most times that a cell may be repeated. */
const MAX_REPEATED = 100;
/** The most cells that are written again, over all tables: those in one another multiply. */
const MAX_REPEATS = 20_000;

/**
 * The text of an OpenDocument text (.odt, OASIS ODF 1.3): headings, lists, tables, links, notes (at
 * the end). Tracked deletions, comments and pictures are left out.
 */
export function fromOdt(zip: Zip): TextOutcome {
  const manifest = "META-INF/manifest.xml";
  if (zip.has(manifest) && textPart(zip, manifest).includes("encryption-data")) {
    throw new ZipRefusal(reason("Refusals.file.encrypted"));
  }
  const content = xmlPart(zip, "content.xml");
  const styles = zip.has("styles.xml") ? xmlPart(zip, "styles.xml") : undefined;
  const builder = new TextBuilder();
  const writer = new OdtWriter(builder, [styles, content], (href) => formulaOf(zip, href));
  writer.write(childOf(content, "body", "text"));
  const meta = zip.has("meta.xml") ? childOf(xmlPart(zip, "meta.xml"), "meta") : undefined;
  const fact = (name: string) => {
    const found = childOf(meta, name);
    return found ? wordsOf(found).slice(0, 500) : "";
  };
  const author = fact("initial-creator") || fact("creator");
  const language = fact("language");
  const { left } = writer;
  const notices: Notice[] = [
    { kind: "deletions-left-out" as const, count: left.deletions },
    { kind: "comments-left-out" as const, count: left.comments },
    { kind: "pictures-left-out" as const, count: left.pictures },
    { kind: "links-made-text" as const, count: left.links },
  ].filter(({ count }) => count > 0);
  const metadata = {
    ...(author ? { author } : {}),
    ...(isLanguage(language) ? { language } : {}),
  };
  return acceptText(builder.finish(), { title: fact("title") || writer.title, metadata, notices });
}

/** The words of a formula, which is a document of its own: as its author typed it, or its signs. */
function formulaOf(zip: Zip, href: string | undefined): string {
  const name = `${(href ?? "").replace(/^\.\/|\/$/g, "")}/content.xml`;
  if (!zip.has(name)) return "";
  const root = xmlPart(zip, name);
  if (root.tagName !== "math") return "";
  const typed = [...elementsIn(root)].find(({ tagName }) => tagName === "annotation");
  return wordsOf(typed ?? root);
}

class OdtWriter {
  readonly left = { deletions: 0, comments: 0, pictures: 0, links: 0 };
  title = "";
  private repeats = 0;
  private readonly walk: XmlWalk;
  private readonly styles = new Map<string, Element>();
  private readonly orderedLists = new Set<string>();
  private readonly notes: { readonly label: string; readonly body: Element | undefined }[] = [];

  constructor(
    private readonly builder: TextBuilder,
    documents: readonly (Element | undefined)[],
    formulaAt: (href: string | undefined) => string,
  ) {
    for (const document of documents) if (document) this.readStyles(document);
    const nothing: Write = () => undefined;
    this.walk = new XmlWalk(builder, {
      h: (element) => this.heading(element),
      p: (element) => this.paragraph(element),
      list: (element) => this.list(element),
      table: (element) => this.table(element),
      span: (element) => this.span(element),
      a: (element) => this.link(element),
      s: (element) => {
        const blanks = Number(attribute(element, "c") ?? "1") || 1;
        builder.text(" ".repeat(Math.min(blanks, MAX_BLANKS)));
      },
      tab: () => builder.text("\t"),
      "line-break": () => builder.lineBreak(),
      note: (element) => this.note(element),
      annotation: () => void this.left.comments++,
      "annotation-end": nothing,
      "tracked-changes": (element) => {
        const deletions = [...elementsIn(element)].filter(({ tagName }) => tagName === "deletion");
        this.left.deletions += deletions.length;
      },
      "sequence-decls": nothing,
      "variable-decls": nothing,
      "table-of-content": nothing,
      image: () => void this.left.pictures++,
      object: (element) => builder.text(wordsOf(element) || formulaAt(attribute(element, "href"))),
      title: nothing,
      desc: nothing,
    });
  }

  write(body: Element | undefined): void {
    if (body) for (const child of childrenOf(body)) this.walk.element(child);
    for (const { label, body: note } of this.notes) {
      const close = this.builder.block({ kind: "footnote", label });
      if (note) for (const child of childrenOf(note)) this.walk.element(child);
      close();
    }
  }

  private readStyles(document: Element): void {
    for (const element of elementsIn(document)) {
      const name = attribute(element, "name");
      if (name === undefined) continue;
      if (element.tagName === "style") this.styles.set(name, element);
      if (element.tagName !== "list-style") continue;
      const [first] = childrenOf(element);
      if (first?.tagName === "list-level-style-number") this.orderedLists.add(name);
    }
  }

  /** A style of the document and those it is based on, the nearest first. */
  private stylesOf(element: Element): Element[] {
    const found: Element[] = [];
    let name = attribute(element, "style-name");
    while (name !== undefined && found.length < 20) {
      const style = this.styles.get(name);
      if (!style || found.includes(style)) break;
      found.push(style);
      name = attribute(style, "parent-style-name");
    }
    return found;
  }

  private isStyled(element: Element, names: RegExp): boolean {
    const own = attribute(element, "style-name") ?? "";
    return [own, ...this.stylesOf(element).map((style) => attribute(style, "name") ?? "")].some(
      (name) => names.test(name),
    );
  }

  private heading(element: Element): void {
    const level = Math.min(Math.max(1, Number(attribute(element, "outline-level") ?? "1") || 1), 6);
    this.walk.inside(this.builder.block({ kind: "heading", level: level as 1 }), element);
  }

  private paragraph(element: Element): void {
    if (this.isStyled(element, /^Title$/)) {
      this.title ||= wordsOf(element);
      return this.walk.inside(this.builder.block({ kind: "heading", level: 1 }), element);
    }
    const isQuote = this.isStyled(element, /^(?:Quotations?|Quote)$/);
    const isVerbatim = this.isStyled(element, /^Preformatted/);
    const closeQuote = isQuote ? this.builder.block({ kind: "quote" }) : null;
    const kind = isVerbatim ? ("preformatted" as const) : ("paragraph" as const);
    this.walk.inside(this.builder.block({ kind }), element);
    closeQuote?.();
  }

  private list(element: Element): void {
    const ordered = this.orderedLists.has(attribute(element, "style-name") ?? "");
    const close = this.builder.block({ kind: "list", ordered });
    for (const item of childrenOf(element)) {
      if (item.tagName !== "list-item" && item.tagName !== "list-header") continue;
      const closeItem = this.builder.block({ kind: "item" });
      for (const child of childrenOf(item)) this.walk.element(child);
      closeItem();
    }
    close();
  }

  private table(element: Element): void {
    const rows: SourceRow[] = [];
    const read = (parent: Element, header: boolean) => {
      for (const row of childrenOf(parent)) {
        if (/^table-(?:header-rows|rows|row-group)$/.test(row.tagName)) {
          read(row, row.tagName === "table-header-rows");
        }
        if (row.tagName !== "table-row" || wordsOf(row) === "") continue;
        const cells = childrenOf(row, "table-cell").flatMap((cell) =>
          Array.from({ length: this.timesOf(cell) }, () => ({
            header,
            columns: Number(attribute(cell, "number-columns-spanned") ?? "1") || 1,
            rows: Number(attribute(cell, "number-rows-spanned") ?? "1") || 1,
            write: () => {
              for (const child of childrenOf(cell)) this.walk.element(child);
            },
          })),
        );
        rows.push({ header, cells });
      }
    };
    read(element, false);
    if (rows.length > 0) writeTable(this.builder, rows);
  }

  /** How often a cell stands in its row. */
  private timesOf(cell: Element): number {
    const times = Math.floor(Number(attribute(cell, "number-columns-repeated") ?? "1")) || 1;
    const most = Math.min(MAX_REPEATED, 1 + MAX_REPEATS - this.repeats);
    const length = Math.min(Math.max(1, times), most);
    this.repeats += length - 1;
    return length;
  }

  private span(element: Element): void {
    const properties = this.stylesOf(element).flatMap((style) =>
      childrenOf(style, "text-properties"),
    );
    const first = (name: string) =>
      properties.map((one) => attribute(one, name)).find((value) => value !== undefined) ?? "";
    const kinds: MarkShape["kind"][] = [];
    if (/^(?:bold|[6-9]00)$/.test(first("font-weight"))) kinds.push("strong");
    if (/^(?:italic|oblique)$/.test(first("font-style"))) kinds.push("emphasis");
    if (/^super/.test(first("text-position"))) kinds.push("superscript");
    if (/^sub/.test(first("text-position"))) kinds.push("subscript");
    if (!/^(?:|none)$/.test(first("text-line-through-style"))) kinds.push("deletion");
    const closes = kinds.map((kind) => this.builder.mark({ kind } as MarkShape));
    this.walk.children(element);
    for (const close of closes.reverse()) close();
  }

  private link(element: Element): void {
    const target = attribute(element, "href");
    const href = target === undefined ? null : safeHref(target);
    if (href) return this.walk.inside(this.builder.mark({ kind: "link", href }), element);
    if (target !== undefined && !target.startsWith("#")) this.left.links++;
    this.walk.children(element);
  }

  private note(element: Element): void {
    const citation = childOf(element, "note-citation");
    const label = ((citation && wordsOf(citation)) || String(this.notes.length + 1)).slice(0, 12);
    this.notes.push({ label, body: childOf(element, "note-body") });
    const close = this.builder.mark({ kind: "footnote-reference", label });
    this.builder.text(`[${label}]`);
    close();
  }
}

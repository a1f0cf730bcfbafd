import { attribute, isElement, wordsOf, type Element } from "./html-tree";
import { safeHref } from "./link";
import { writeTable } from "./table-writer";
import type { MarkShape, TextBuilder } from "./text-builder";
import { XmlWalk, childOf, childrenOf, type Write } from "./xml-writer";

/** What a way of drawing (`rend`) is here. */
const RENDITIONS: readonly (readonly [RegExp, MarkShape["kind"]])[] = [
  [/italic|\bi\b|emph/i, "emphasis"],
  [/bold|\bb\b|strong/i, "strong"],
  [/super|\bsup\b/i, "superscript"],
  [/\bsub(?:script)?\b/i, "subscript"],
  [/strike|line-through/i, "deletion"],
];

/** Of a `choice`, what is kept, the first that is there. */
const KEPT = ["corr", "expan", "reg", "seg", "unclear", "orig", "abbr", "sic"];

/** What happens beside the words of speech. */
const INCIDENTS = "stage incident kinesic vocal event writing".split(" ");

/** Writes the `text` of TEI documents into a builder. */
export class TeiWriter {
  /** What was left out, and how often. */
  readonly left = { readings: 0, deletions: 0, pictures: 0, heads: 0, links: 0 };
  private readonly walk: XmlWalk;
  private readonly notes: { readonly label: string; readonly note: Element }[] = [];
  private depth = 0;

  constructor(
    private readonly builder: TextBuilder,
    private readonly speakers: ReadonlyMap<string, string>,
  ) {
    const block =
      (shape: Parameters<TextBuilder["block"]>[0]): Write =>
      (element) =>
        this.walk.inside(builder.block(shape), element);
    const mark =
      (kind: MarkShape["kind"]): Write =>
      (element) =>
        this.walk.inside(builder.mark({ kind } as MarkShape), element);
    const division: Write = (element) => this.division(element);
    const nothing: Write = () => undefined;
    const lines: Write = (element) => this.verse(element);
    this.walk = new XmlWalk(builder, {
      front: division,
      body: division,
      back: division,
      ...Object.fromEntries(
        "div div0 div1 div2 div3 div4 div5 div6 div7".split(" ").map((name) => [name, division]),
      ),
      head: (element) => this.heading(element),
      p: block({ kind: "paragraph" }),
      ab: block({ kind: "paragraph" }),
      ...Object.fromEntries(
        "opener closer salute signed dateline byline docAuthor docTitle titlePart epigraph argument trailer castItem"
          .split(" ")
          .map((name) => [name, block({ kind: "paragraph" })]),
      ),
      lg: lines,
      l: (element) => this.line(element),
      lb: () => builder.lineBreak(),
      pb: (element) => {
        const label = attribute(element, "n")?.trim().slice(0, 20);
        if (label) builder.nextWord({ kind: "page", label });
      },
      list: (element) => this.list(element),
      castList: (element) => this.list(element),
      item: block({ kind: "item" }),
      table: (element) => this.table(element),
      quote: (element) => this.quote(element),
      cit: (element) => this.walk.children(element),
      q: (element) => this.quote(element),
      note: (element) => this.note(element),
      ref: (element) => this.link(element),
      ptr: nothing,
      hi: (element) => this.rendered(element),
      emph: mark("emphasis"),
      foreign: mark("emphasis"),
      title: mark("emphasis"),
      code: mark("code"),
      gi: mark("code"),
      sp: (element) => this.turn(element),
      u: (element) => this.turn(element),
      seg: (element) => this.segment(element),
      speaker: block({ kind: "paragraph" }),
      ...Object.fromEntries(INCIDENTS.map((name) => [name, (e: Element) => this.incident(e)])),
      choice: (element) => this.choice(element),
      app: (element) => this.apparatus(element),
      del: () => void this.left.deletions++,
      surplus: () => void this.left.deletions++,
      gap: () => builder.text("[…]"),
      figure: (element) => {
        this.left.pictures++;
        for (const part of childrenOf(element)) {
          if (/^(?:head|p)$/.test(part.tagName)) block({ kind: "paragraph" })(part);
        }
      },
      graphic: () => void this.left.pictures++,
      fw: () => void this.left.heads++,
      s: (element) => this.sentence(element),
      standOff: nothing,
      teiHeader: nothing,
    });
  }

  write(text: Element): void {
    this.depth = 0;
    this.walk.children(text);
  }

  /** Writes the notes, which stand at the end. */
  finish(): void {
    // Notes may hold notes, which follow them.
    for (let i = 0; i < this.notes.length; i++) {
      const { label, note } = this.notes[i] as (typeof this.notes)[number];
      this.walk.inside(this.builder.block({ kind: "footnote", label }), note);
    }
  }

  private division(element: Element): void {
    this.depth++;
    this.builder.boundary();
    this.walk.children(element);
    this.builder.boundary();
    this.depth--;
  }

  private heading(element: Element): void {
    // body counts as the first level, so its divisions begin at the second.
    const level = Math.min(Math.max(1, this.depth), 6) as 1;
    this.walk.inside(this.builder.block({ kind: "heading", level }), element);
  }

  private verse(element: Element): void {
    if (childrenOf(element, "lg").length > 0) return this.walk.children(element);
    this.walk.inside(this.builder.block({ kind: "paragraph" }), element);
  }

  /** A line of verse; the first of a stanza has no break before it, which the builder sees to. */
  private line(element: Element): void {
    this.walk.children(element);
    this.builder.lineBreak();
  }

  private list(element: Element): void {
    const kind = `${attribute(element, "type") ?? ""} ${attribute(element, "rend") ?? ""}`;
    const ordered = /\b(?:ordered|numbered)/.test(kind);
    for (const head of childrenOf(element, "head")) {
      this.walk.inside(this.builder.block({ kind: "paragraph" }), head);
    }
    const close = this.builder.block({ kind: "list", ordered });
    for (const part of childrenOf(element)) {
      if (part.tagName === "head") continue;
      if (part.tagName === "label") this.walk.inside(this.builder.block({ kind: "item" }), part);
      else this.walk.element(part);
    }
    close();
  }

  private table(element: Element): void {
    for (const head of childrenOf(element, "head")) {
      this.walk.inside(this.builder.block({ kind: "paragraph" }), head);
    }
    const places = (cell: Element, name: string) => Number(attribute(cell, name) ?? "1") || 1;
    const rows = childrenOf(element, "row").map((row) => {
      const header = attribute(row, "role") === "label";
      const cells = childrenOf(row, "cell").map((cell) => ({
        header: header || attribute(cell, "role") === "label",
        columns: places(cell, "cols"),
        rows: places(cell, "rows"),
        write: () => this.walk.children(cell),
      }));
      return { header, cells };
    });
    if (rows.length > 0) writeTable(this.builder, rows);
  }

  /** A quotation that holds paragraphs or verse stands by itself; any other is within the line. */
  private quote(element: Element): void {
    const isBlock = childrenOf(element).some(({ tagName }) =>
      /^(?:p|ab|lg|l|list|sp)$/.test(tagName),
    );
    if (isBlock) return this.walk.inside(this.builder.block({ kind: "quote" }), element);
    this.walk.children(element);
  }

  private note(element: Element): void {
    const kind = attribute(element, "type") ?? "";
    const inSpeech = ["speaker", "time", "narrative", "comment", "president", "vote-ayes"].includes(
      kind,
    );
    const parent =
      element.parentNode && "tagName" in element.parentNode ? element.parentNode.tagName : "";
    // In transcripts of speech a note between the turns says who speaks or what happened.
    if (
      inSpeech ||
      parent === "u" ||
      (parent === "div" && attribute(element, "place") === undefined)
    ) {
      return this.incident(element);
    }
    const label = (attribute(element, "n") ?? String(this.notes.length + 1)).slice(0, 12);
    this.notes.push({ label, note: element });
    const close = this.builder.mark({ kind: "footnote-reference", label });
    this.builder.text(`[${label}]`);
    close();
  }

  private link(element: Element): void {
    const target = attribute(element, "target");
    const href = target === undefined ? null : safeHref(target);
    if (href) return this.walk.inside(this.builder.mark({ kind: "link", href }), element);
    if (target !== undefined && !target.startsWith("#")) this.left.links++;
    this.walk.children(element);
  }

  private rendered(element: Element): void {
    const rend = ["rend", "style", "rendition"].map((name) => attribute(element, name)).join(" ");
    const kind = RENDITIONS.find(([pattern]) => pattern.test(rend))?.[1];
    if (!kind) return this.walk.children(element);
    this.walk.inside(this.builder.mark({ kind } as MarkShape), element);
  }

  private turn(element: Element): void {
    const label = childOf(element, "speaker");
    const pointed =
      (attribute(element, "who") ?? "").trim().split(/\s+/)[0]?.replace(/^.*#/, "") ?? "";
    const named = label && wordsOf(label).replace(/[.:]\s*$/, "");
    const speaker = (named ?? this.speakers.get(pointed) ?? pointed).slice(0, 200);
    this.walk.inside(this.builder.block({ kind: "turn", speaker }), element);
  }

  /** In speech a segment is a paragraph; elsewhere it is any stretch of words. */
  private segment(element: Element): void {
    const parent = element.parentNode;
    const isSpoken = parent !== null && "tagName" in parent && parent.tagName === "u";
    if (!isSpoken) return this.walk.children(element);
    this.walk.inside(this.builder.block({ kind: "paragraph" }), element);
  }

  private incident(element: Element): void {
    const close = this.builder.block({ kind: "paragraph" });
    this.walk.inside(this.builder.mark({ kind: "emphasis" }), element);
    close();
  }

  private choice(element: Element): void {
    const [first] = KEPT.flatMap((name) => childrenOf(element, name));
    if (!first) return this.walk.children(element);
    this.left.readings += childrenOf(element).length - 1;
    this.walk.children(first);
  }

  private apparatus(element: Element): void {
    const reading = childOf(element, "lem") ?? childOf(element, "rdg");
    this.left.readings += Math.max(0, childrenOf(element).length - 1);
    if (reading) this.walk.children(reading);
  }

  /** A sentence whose words are marked one by one has blanks between them, unless they are joined. */
  private sentence(element: Element): void {
    if (!childrenOf(element).some(({ tagName }) => tagName === "w" || tagName === "pc")) {
      return this.walk.children(element);
    }
    const token = (one: Element) => {
      for (const part of one.childNodes.filter(isElement)) {
        if (part.tagName !== "w" && part.tagName !== "pc") {
          if (
            /^(?:name|seg|phr|cl|num|date|measure|unit|email|ref|address|time)$/.test(part.tagName)
          )
            token(part);
          else this.walk.element(part);
          continue;
        }
        // A word that is written together with others holds them as words of its own.
        const own = part.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
        this.builder.text(own.trim() === "" ? wordsOf(part) : own.trim());
        if (!/^(?:right|both)$/.test(attribute(part, "join") ?? "")) this.builder.text(" ");
      }
    };
    token(element);
    this.builder.text(" ");
  }
}

import { attribute, elementsIn, isElement, wordsOf, type Element } from "./html-tree";
import { isoDay, isLanguage } from "./html-page";
import { acceptText, unusable, whyNotText, type Notice, type TextOutcome } from "./incoming";
import { MAX_TEXT_LENGTH, type SourceMetadata } from "./document-text";
import { safeHref } from "./link";
import { writeTable } from "./table-writer";
import { TextBuilder, type MarkShape } from "./text-builder";
import { xmlTreeOf } from "./xml-tree";
import { XmlWalk, childOf, childrenOf, type Write } from "./xml-writer";

const MAX_LENGTH = 2 * MAX_TEXT_LENGTH;

/** Parts of a law or of a debate that have a heading and stand in one another. */
const PARTS = (
  "section part paragraph chapter title book tome article clause subsection subpart subparagraph " +
  "subchapter subtitle division subdivision subclause sublist level transitional point indent alinea rule " +
  "subrule proviso debateSection administrationOfOath declarationOfVote communication petitions papers " +
  "noticesOfMotion questions address proceduralMotions pointOfOrder adjournment rollCall prayers " +
  "oralStatements writtenStatements personalStatements ministerialStatements resolutions nationalInterest " +
  "hcontainer container"
).split(" ");
const SPEECH = ["speech", "question", "answer", "other", "speechGroup"];
const MARKS: Readonly<Record<string, MarkShape["kind"]>> = {
  b: "strong",
  i: "emphasis",
  em: "emphasis",
  sup: "superscript",
  sub: "subscript",
  del: "deletion",
};

/**
 * The text of a document in Akoma Ntoso (OASIS LegalDocML 1.0 and the drafts before it): laws and
 * judgments with numbers and headings, debates with a turn for each speech, notes at the end.
 */
export function fromAkomaNtoso(xml: string): TextOutcome {
  const refusal = whyNotText(xml, MAX_LENGTH);
  if (refusal) return refusal;
  const tree = xmlTreeOf(xml.replace(/^\uFEFF/, "").replaceAll("\0", ""));
  if (!tree.ok) return tree;
  const document = childrenOf(tree.value.childNodes.find(isElement))[0];
  if (!document) return unusable("empty");
  const builder = new TextBuilder();
  const writer = new AkomaNtosoWriter(builder, peopleIn(document));
  writer.write(document);
  const { title, metadata } = factsIn(document);
  const notices: Notice[] = [
    { kind: "pictures-left-out" as const, count: writer.pictures },
    { kind: "links-made-text" as const, count: writer.links },
  ].filter(({ count }) => count > 0);
  return acceptText(builder.finish(), { title, metadata, notices });
}

class AkomaNtosoWriter {
  pictures = 0;
  links = 0;
  private depth = 0;
  private readonly walk: XmlWalk;
  private readonly notes: { readonly label: string; readonly note: Element }[] = [];

  constructor(
    private readonly builder: TextBuilder,
    private readonly people: ReadonlyMap<string, string>,
  ) {
    const each = (names: readonly string[], way: Write) =>
      Object.fromEntries(names.map((name) => [name, way]));
    const paragraph: Write = (element) =>
      this.walk.inside(builder.block({ kind: "paragraph" }), element);
    const nothing: Write = () => undefined;
    this.walk = new XmlWalk(builder, {
      meta: nothing,
      ...each(PARTS, (element) => this.part(element)),
      ...each(SPEECH, (element) => this.turn(element)),
      ...each(["p", "from", "block", "longTitle", "formula", "recital"], paragraph),
      ...each(["scene", "narrative", "summary"], (element) => {
        const close = builder.block({ kind: "paragraph" });
        this.walk.inside(builder.mark({ kind: "emphasis" }), element);
        close();
      }),
      ...each(Object.keys(MARKS), (element) =>
        this.walk.inside(builder.mark({ kind: MARKS[element.tagName] } as MarkShape), element),
      ),
      br: () => builder.lineBreak(),
      eol: nothing,
      eop: nothing,
      img: () => void this.pictures++,
      ul: (element) => this.list(element, false),
      ol: (element) => this.list(element, true),
      li: (element) => this.walk.inside(builder.block({ kind: "item" }), element),
      table: (element) => this.table(element),
      ref: (element) => this.link(element),
      a: (element) => this.link(element),
      authorialNote: (element) => this.note(element),
    });
  }

  write(document: Element): void {
    this.walk.children(document);
    for (let i = 0; i < this.notes.length; i++) {
      const { label, note } = this.notes[i] as (typeof this.notes)[number];
      this.walk.inside(this.builder.block({ kind: "footnote", label }), note);
    }
  }

  /** A numbered part: its number and heading are a heading, unless the number stands alone. */
  private part(element: Element): void {
    const isHead = ({ tagName }: Element) => /^(?:num|heading|subheading)$/.test(tagName);
    const heads = childrenOf(element).filter(isHead);
    const hasHeading = heads.some(({ tagName }) => tagName === "heading");
    const isNumbered = heads.length > 0;
    this.builder.boundary();
    if (hasHeading) {
      this.depth++;
      const level = Math.min(this.depth, 6) as 1;
      const close = this.builder.block({ kind: "heading", level });
      for (const head of heads) {
        this.walk.children(head);
        this.builder.text(" ");
      }
      close();
    } else if (isNumbered) {
      // The number opens the first paragraph, as it does in print.
      for (const head of heads) {
        this.walk.children(head);
        this.builder.text(" ");
      }
    }
    for (const child of childrenOf(element)) if (!isHead(child)) this.walk.element(child);
    this.builder.boundary();
    if (hasHeading) this.depth--;
  }

  private turn(element: Element): void {
    const from = childOf(element, "from");
    const pointed = (attribute(element, "by") ?? "").replace(/^#/, "");
    const shown = from && wordsOf(from).replace(/[.:]\s*$/, "");
    const speaker = (shown ?? this.people.get(pointed) ?? pointed).slice(0, 200);
    if (element.tagName === "speechGroup") return this.part(element);
    this.walk.inside(this.builder.block({ kind: "turn", speaker }), element);
  }

  private list(element: Element, ordered: boolean): void {
    this.walk.inside(this.builder.block({ kind: "list", ordered }), element);
  }

  private table(element: Element): void {
    const rows = childrenOf(element, "tr").map((row) => {
      const cells = childrenOf(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
      return {
        header: cells.length > 0 && cells.every(({ tagName }) => tagName === "th"),
        cells: cells.map((cell) => ({
          header: cell.tagName === "th",
          columns: Number(attribute(cell, "colspan") ?? "1") || 1,
          rows: Number(attribute(cell, "rowspan") ?? "1") || 1,
          write: () => this.walk.children(cell),
        })),
      };
    });
    if (rows.length > 0) writeTable(this.builder, rows);
  }

  private link(element: Element): void {
    const target = attribute(element, "href");
    const href = target === undefined ? null : safeHref(target);
    if (href) return this.walk.inside(this.builder.mark({ kind: "link", href }), element);
    if (target !== undefined && !target.startsWith("#")) this.links++;
    this.walk.children(element);
  }

  private note(element: Element): void {
    const label = (attribute(element, "marker") ?? String(this.notes.length + 1)).slice(0, 12);
    this.notes.push({ label, note: element });
    const close = this.builder.mark({ kind: "footnote-reference", label });
    this.builder.text(`[${label}]`);
    close();
  }
}

/** Names by the ids that speeches point to. */
function peopleIn(document: Element): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const one of elementsIn(document)) {
    if (one.tagName !== "TLCPerson") continue;
    const id = attribute(one, "eId") ?? attribute(one, "id");
    const name = attribute(one, "showAs");
    if (id && name) people.set(id, name);
  }
  return people;
}

function factsIn(document: Element): { title?: string; metadata: Partial<SourceMetadata> } {
  const identification = childOf(document, "meta", "identification");
  const work = childOf(identification, "FRBRWork");
  const expression = childOf(identification, "FRBRExpression");
  const named = (part: Element | undefined, name: string, key: string) => {
    const found = childOf(part, name);
    return found && attribute(found, key);
  };
  const date = isoDay(named(work, "FRBRdate", "date"));
  const language = named(expression, "FRBRlanguage", "language");
  const titled = [...elementsIn(document)].find(({ tagName }) => tagName === "docTitle");
  const title = titled ? wordsOf(titled) : named(work, "FRBRalias", "value");
  return {
    ...(title ? { title: title.slice(0, 500) } : {}),
    metadata: {
      ...(date ? { date } : {}),
      ...(isLanguage(language) ? { language } : {}),
    },
  };
}

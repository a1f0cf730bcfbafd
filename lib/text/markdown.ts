import type { Nodes, Paragraph, Parents } from "mdast";
import { fromMarkdown as treeOf } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { writeHtml } from "./html";
import { isLanguage, isoDay } from "./html-page";
import {
  MAX_DEPTH,
  normaliseText,
  unusable,
  acceptText,
  whyNotText,
  type TextOutcome,
} from "./incoming";
import type { SourceMetadata } from "./document-text";
import { safeHref } from "./link";
import { joinPlainLines } from "./markdown-lines";
import { TextBuilder } from "./text-builder";
import { reason } from "../reason";

/**
 * The longest Markdown, in UTF-16 code units: the parser takes some seconds for each million.
 * Longer texts can be imported as plain text or HTML.
 */
const MAX_MARKDOWN_LENGTH = 2_000_000;

/** A Markdown text (CommonMark with tables, strikethrough, task lists, footnotes, front matter). */
export function fromMarkdown(content: string): TextOutcome {
  const refusal = whyNotText(content, MAX_MARKDOWN_LENGTH);
  if (refusal?.problem === "too-long") {
    return unusable(
      "too-long",
      reason("Refusals.text.markdownTooLong", { millions: MAX_MARKDOWN_LENGTH / 1e6 }),
    );
  }
  if (refusal) return refusal;
  const { text, notices } = normaliseText(content);
  const front = frontMatter(text);
  const source = text.slice(front.length);
  if (isFlood(source)) return unusable("too-deep");
  const joined = joinPlainLines(source);
  const tree = treeOf(joined.source, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const writer = new MarkdownWriter(joined.restore);
  if (!writer.write(tree, 0)) return unusable("too-deep");
  const document = writer.finish();
  const opening = document.structure.blocks.find((b) => b.kind === "heading" && b.level === 1);
  const heading = opening && document.text.slice(opening.start, opening.end);
  const omissions = [
    { kind: "raw-html-left-out" as const, count: writer.html },
    { kind: "links-made-text" as const, count: writer.links },
  ];
  return acceptText(document, {
    title: front.title ?? heading,
    metadata: front.metadata,
    notices: [...notices, ...omissions.filter(({ count }) => count > 0)],
  });
}

/**
 * Whether parsing would take more than linear time: markers nested on one line, or a paragraph with
 * more openers than anybody writes.
 */
function isFlood(source: string): boolean {
  if (/^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}/m.test(source)) return true;
  if (/^[ \t]{400}/m.test(source)) return true;
  return source
    .split(/\n[ \t]*\n/)
    .some((part) => (part.match(/[[\]*_~`<]/g)?.length ?? 0) > 20_000);
}

class MarkdownWriter {
  html = 0;
  links = 0;
  /** True while the first row of a table is written: in Markdown it holds the headers. */
  private headers = false;
  /** The box of a task that precedes its words. */
  private box = "";
  private readonly builder = new TextBuilder();
  private readonly addresses = new Map<string, string>();

  /** `restore` puts back the line ends in words of the tree. */
  constructor(private readonly restore: (words: string) => string) {}

  finish() {
    return this.builder.finish();
  }

  /** Returns false when the tree is too deep. */
  write(node: Nodes, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    const { builder } = this;
    const inside = (close: () => void) => {
      const shallow = this.children(node as Parents, depth);
      close();
      return shallow;
    };
    switch (node.type) {
      case "root":
        for (const child of node.children) {
          if (child.type === "definition") this.addresses.set(child.identifier, child.url);
        }
        return this.children(node, depth);
      case "heading":
        return inside(builder.block({ kind: "heading", level: node.depth }));
      case "paragraph":
        return this.paragraph(node, depth);
      case "blockquote":
        return inside(builder.block({ kind: "quote" }));
      case "list": {
        const first = node.ordered && typeof node.start === "number" ? node.start : 1;
        const shape = { kind: "list" as const, ordered: node.ordered === true };
        return inside(builder.block(first === 1 ? shape : { ...shape, first }));
      }
      case "listItem": {
        if (typeof node.checked === "boolean") this.box = node.checked ? "[x] " : "[ ] ";
        return inside(builder.block({ kind: "item" }));
      }
      case "code": {
        const close = builder.block({ kind: "preformatted" });
        builder.text(this.restore(node.value));
        close();
        return true;
      }
      case "table":
        this.headers = true;
        return inside(builder.block({ kind: "table" }));
      case "tableRow": {
        const shallow = inside(builder.block({ kind: "row", ...this.header() }));
        this.headers = false;
        return shallow;
      }
      case "tableCell":
        return inside(builder.cell({ kind: "cell", ...this.header() }));
      case "footnoteDefinition":
        return inside(builder.block({ kind: "footnote", label: node.label ?? node.identifier }));
      case "footnoteReference": {
        const label = node.label ?? node.identifier;
        const close = builder.mark({ kind: "footnote-reference", label });
        builder.text(`[${label}]`);
        close();
        return true;
      }
      case "emphasis":
        return inside(builder.mark({ kind: "emphasis" }));
      case "strong":
        return inside(builder.mark({ kind: "strong" }));
      case "delete":
        return inside(builder.mark({ kind: "deletion" }));
      case "inlineCode": {
        const close = builder.mark({ kind: "code" });
        builder.text(node.value);
        close();
        return true;
      }
      case "link":
        return inside(this.link(node.url));
      case "linkReference":
        return inside(this.link(this.addresses.get(node.identifier) ?? ""));
      case "image":
      case "imageReference":
        builder.text(node.alt ?? "");
        return true;
      case "break":
        builder.lineBreak();
        return true;
      case "text":
        builder.text(this.restore(node.value));
        return true;
      case "html":
        return this.rawHtml(this.restore(node.value));
      default:
        // Thematic breaks and link definitions have no text.
        return true;
    }
  }

  private children(parent: Parents, depth: number): boolean {
    return parent.children.every((child) => this.write(child, depth + 1));
  }

  private paragraph(node: Paragraph, depth: number): boolean {
    const close = this.builder.block({ kind: "paragraph" });
    this.builder.text(this.box);
    this.box = "";
    const shallow = this.children(node, depth);
    close();
    return shallow;
  }

  private header(): { header?: true } {
    return this.headers ? { header: true } : {};
  }

  private link(url: string): () => void {
    const href = safeHref(url);
    if (href) return this.builder.mark({ kind: "link", href });
    this.links++;
    return () => undefined;
  }

  /**
   * Keeps the words of raw HTML, as a browser shows them, and never its tags. A tag alone is left
   * out.
   */
  private rawHtml(html: string): boolean {
    if (/^<br\s*\/?>$/i.test(html)) {
      this.builder.lineBreak();
      return true;
    }
    this.html++;
    return /^<[^<>]*>$/.test(html) || writeHtml(this.builder, html);
  }
}

interface FrontMatter {
  /** Its length in UTF-16 code units. */
  readonly length: number;
  readonly title?: string;
  readonly metadata: Partial<SourceMetadata>;
}

/** Reads `key: value` lines between two lines of three hyphens; other YAML is ignored. */
function frontMatter(text: string): FrontMatter {
  const found = /^---[ \t]*\n((?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!found || !/^[\w-]+[ \t]*:/.test(found[1] ?? "")) return { length: 0, metadata: {} };
  const fields = new Map<string, string>();
  for (const line of (found[1] ?? "").split("\n")) {
    const pair = /^([\w-]+)[ \t]*:(.*)$/.exec(line);
    const value = pair?.[2]?.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (pair?.[1] && value) fields.set(pair[1].toLowerCase(), value);
  }
  const language = fields.get("language") ?? fields.get("lang");
  const url = safeHref(fields.get("url") ?? "");
  const date = isoDay(fields.get("date"));
  const author = fields.get("author");
  const publisher = fields.get("publisher");
  return {
    length: found[0].length,
    title: fields.get("title"),
    metadata: {
      ...(author ? { author } : {}),
      ...(publisher ? { publisher } : {}),
      ...(date ? { date } : {}),
      ...(url ? { url } : {}),
      ...(isLanguage(language) ? { language } : {}),
    },
  };
}

import { MAX_TEXT_LENGTH } from "./document-text";
import { articleOf } from "./html-article";
import { factsOf, isLanguage } from "./html-page";
import { isElement, treeOf, type Element } from "./html-tree";
import { HtmlWriter } from "./html-writer";
import { normaliseText, unusable, acceptText, whyNotText, type TextOutcome } from "./incoming";
import { TextBuilder } from "./text-builder";

export interface HtmlOptions {
  /** BCP 47, when it is known from elsewhere; takes precedence over the page's own. */
  readonly language?: string;
}

/** The longest markup, in UTF-16 code units; it is longer than the text it contains. */
const MAX_PAGE_LENGTH = 2 * MAX_TEXT_LENGTH;

/**
 * The text of a page as its reader saw it: the article, without what surrounds it. A fragment (no
 * `html`, `head` or `body` in the source) was selected by somebody and is kept whole.
 *
 * Of the markup only the marks and blocks of `document-text` survive: no script, no style, no
 * attribute except an address that `safeHref` accepts.
 */
export function fromHtml(html: string, { language }: HtmlOptions = {}): TextOutcome {
  const refusal = whyNotText(html, MAX_PAGE_LENGTH);
  if (refusal) return refusal;
  const source = normaliseText(html);
  const document = treeOf(source.text);
  if (!document) return unusable("too-deep");
  const page = document.childNodes.find(isElement);
  const body = page?.childNodes.find((n): n is Element => isElement(n) && n.tagName === "body");
  if (!page || !body) return unusable("empty");

  const isPage = /<(?:!doctype|html|head|body)[\s>]/i.test(source.text.slice(0, 10_000));
  const { root, leavesOut } = isPage ? articleOf(body) : { root: body, leavesOut: () => false };
  const builder = new TextBuilder();
  const writer = new HtmlWriter(builder, root, leavesOut);
  writer.write();

  const { title, metadata } = factsOf(document, root);
  return acceptText(builder.finish(), {
    title,
    metadata: isLanguage(language) ? { ...metadata, language } : metadata,
    notices:
      writer.links > 0
        ? [...source.notices, { kind: "links-made-text", count: writer.links }]
        : source.notices,
  });
}

/** Adds the text of HTML that is embedded in another text; false when it is nested too deeply. */
export function writeHtml(builder: TextBuilder, html: string): boolean {
  const body = treeOf(html)
    ?.childNodes.find(isElement)
    ?.childNodes.find((n): n is Element => isElement(n) && n.tagName === "body");
  if (body) new HtmlWriter(builder, body, () => false).write();
  return body !== undefined;
}

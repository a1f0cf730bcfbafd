import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { HTML } from "./html-constructs";
import { safeHref } from "./link";

/**
 * What a note may not hold: elements (their signs are shown as they were typed), pictures, headings,
 * which would stand among those of the page, and footnotes, whose ids would meet those of others.
 */
const LEFT_OUT = [
  ...HTML,
  "labelStartImage",
  "headingAtx",
  "setextUnderline",
  "gfmFootnoteCall",
  "gfmFootnoteDefinition",
  // Without footnotes it would take `[^1]: words` for a link, and the words would be gone.
  "definition",
];

const OPTIONS = {
  extensions: [gfm({ singleTilde: false }), { disable: { null: LEFT_OUT } }],
  htmlExtensions: [gfmHtml()],
};

/** The only attribute whose value a person chose. In text the sign `<` is always escaped. */
const LINK = /<a href="([^"]*)"/g;

/**
 * The Markdown of a note (CommonMark with the tables, lists, strikethrough and addresses of GitHub)
 * as HTML without scripts, pictures, forms or ids. An address that may not be followed leaves its
 * words.
 */
export function noteHtml(markdown: string): string {
  return micromark(markdown, OPTIONS)
    .replace(/<input([^>]*)>/g, (_, rest: string) => (rest.includes("checked=") ? "☑" : "☐"))
    .replace(LINK, (whole, address: string) =>
      safeHref(address) ? `${whole} rel="noreferrer noopener nofollow ugc"` : "<a",
    );
}

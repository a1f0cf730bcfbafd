import { fromMarkdown } from "mdast-util-from-markdown";
import { toString } from "mdast-util-to-string";
import { HTML } from "@/lib/text/html-constructs";

type Node = ReturnType<typeof fromMarkdown>["children"][number];

/** The parts of a list or a quote, separated by spaces; a paragraph is one part. */
function wordsOf(node: Node): string {
  const parts = "children" in node && node.type !== "paragraph" && node.type !== "heading";
  return parts ? (node.children as Node[]).map(wordsOf).join(" ") : toString(node);
}

/** As notes are shown: words in angle brackets are words, and HTML is none. */
const WITHOUT_HTML = { extensions: [{ disable: { null: HTML } }] };

/** The words of a Markdown text on one line, without markup: what a closed card shows. */
export function plainSummary(markdown: string): string {
  return fromMarkdown(markdown, WITHOUT_HTML)
    .children.map(wordsOf)
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();
}

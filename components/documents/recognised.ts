import type { TextFormat } from "@/lib/text/document-text";

/** How much of a text is searched for its title, in UTF-16 code units. */
const LOOKED_AT = 200_000;

/** The format of a pasted text: HTML has its doctype or tags, Markdown its headings and links. */
export function formatOfFile(content: string): TextFormat {
  const start = content.slice(0, LOOKED_AT);
  if (/^\s*(<!doctype html|<html|<(p|div|h[1-6]|article|section)\b)/i.test(start)) return "html";
  if (/^#{1,6} \S|^\S.*\n(=+|-{3,})\s*$|\[[^\]\n]+\]\([^)\s]+\)/m.test(start)) return "markdown";
  return "plain";
}

/** A likely title for the preview; the server decides. */
export function titleOf(content: string, format: TextFormat): string {
  const start = content.slice(0, LOOKED_AT);
  if (format === "html") {
    // Parsed without being displayed: scripts do not run and nothing is fetched.
    const page = new DOMParser().parseFromString(start, "text/html");
    const title = page.querySelector("h1")?.textContent || page.title;
    return shortened(title);
  }
  if (format === "markdown") {
    const heading = /^# +(.+?)\s*#*$/m.exec(start)?.[1] ?? /^(\S.*)\n=+\s*$/m.exec(start)?.[1];
    if (heading) return shortened(heading.replace(/[*_`]/g, ""));
  }
  return shortened(start.trimStart().split("\n", 1)[0] ?? "");
}

function shortened(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length > 120 ? `${line.slice(0, 119).trimEnd()}…` : line;
}

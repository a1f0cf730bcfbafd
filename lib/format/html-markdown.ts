import { noteHtml } from "../text/note-html";

/** Words in Markdown, or nothing. */
export function renderMarkdown(markdown: string): string {
  return markdown ? `<div class="note-body" dir="auto">${noteHtml(markdown)}</div>` : "";
}

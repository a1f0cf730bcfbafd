import "server-only";
import { translator } from "@/server/platform/messages";

/** What a mail says: paragraphs around one link. */
export interface Letter {
  readonly subject: string;
  /** Read before the link. */
  readonly before: readonly string[];
  readonly link: string;
  /** The words of the link, where it is shown as a button. */
  readonly action: string;
  /** Read after the link. */
  readonly after: readonly string[];
}

const t = translator("Mail");

/** The letter as plain text, with its link on a line of its own. */
export function letterAsText({ before, link, after }: Letter): string {
  return `${[...before, link, ...after, `-- \n${t("signature")}`].join("\n\n")}\n`;
}

/**
 * The letter as a small page: no pictures, no fonts, nothing that is loaded from anywhere, and
 * readable in mail programs that know few styles.
 */
export function letterAsHtml({ subject, before, link, action, after }: Letter): string {
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escaped(words)}</p>`;
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;font:16px/1.5 Georgia,serif;color:#26221c;background:#fbf8f2">`,
    `<div style="max-width:34em;margin:0 auto">`,
    ...before.map(paragraph),
    `<p style="margin:0 0 16px"><a href="${escaped(link)}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#1f5fbf;color:#ffffff;text-decoration:none">${escaped(action)}</a></p>`,
    `<p style="margin:0 0 16px;font-size:14px;word-break:break-all">${escaped(link)}</p>`,
    ...after.map(paragraph),
    `<p style="margin:24px 0 0;font-size:14px;color:#6b6459">${escaped(t("signature"))}</p>`,
    "</div></body></html>",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A parser would turn it into a line feed.
  "\r": "&#13;",
};

/** Escapes words for the content of an element and for a quoted attribute. */
export function escapeHtml(words: string): string {
  return words.replace(/[&<>"'\r]/g, (sign) => ENTITY[sign] ?? sign);
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A parser would make a line feed of it.
  "\r": "&#13;",
};

/** Words as they may stand in an element and in a quoted attribute. */
export function escapeHtml(words: string): string {
  return words.replace(/[&<>"'\r]/g, (sign) => ENTITY[sign] ?? sign);
}

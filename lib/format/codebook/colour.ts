/** A colour as #rrggbb, also where it is written with three digits; null for anything else. */
export function hexColour(words: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(words.trim())?.[1];
  if (digits === undefined) return null;
  const six = digits.length === 6 ? digits : digits.replace(/./g, "$&$&");
  return `#${six.toLowerCase()}`;
}

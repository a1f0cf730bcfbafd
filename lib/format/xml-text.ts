/** What XML 1.0 forbids even as a reference (Char, section 2.2). */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/**
 * Words as the content of an element, character for character: a carriage return is written as a
 * reference, since every XML reader turns a bare one into a line feed. A character that XML has no
 * place for becomes U+FFFD, so that what follows stays where offsets say.
 */
export function xmlText(words: string): string {
  return words.replace(FORBIDDEN, "\ufffd").replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The first words, at most `length` UTF-16 code units, without half a character at the end. */
export function beginningOf(words: string, length: number): string {
  return words.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Words as the value of an attribute in double quotes, where bare line ends and tabs become spaces. */
export function xmlAttribute(words: string): string {
  return xmlText(words).replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Letters that are no letter with a mark, as they are written where there are none but A to Z. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "Th",
  ı: "i",
};

/** In code points, without its ending: short enough in UTF-8 for every file system. */
const MAX_LENGTH = 60;

/** Names that Windows reserves for devices, with or without an ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name from a title and an ending with its dot: no path, no controls, nothing that disguises
 * the ending (U+202E makes `txt.exe` read backwards), nothing a file system refuses.
 */
export function fileName(title: string, ending: `.${string}`): string {
  const plain = title
    .normalize("NFC")
    .replace(/[\p{Cf}\p{Cs}\ufffd]/gu, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .replace(/[<>:"/\\|?*]+/g, "-");
  const short = [...plain].slice(0, MAX_LENGTH).join("");
  const name = short.replace(/^[\s.-]+|[\s.]+$/g, "");
  if (name === "") return `obelus${ending}`;
  return (DEVICE.test(name) ? `_${name}` : name) + ending;
}

/**
 * Content-Disposition of a download (RFC 6266): the name in ASCII for old programs, and in UTF-8 as
 * RFC 8187 (once 5987) writes it. One line whatever the name holds.
 */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u00c0-\u024f\u1e9e]/g, (letter) => LETTERS[letter] ?? letter)
    // Some programs read a percent sign as an escape; a backslash or a quote ends the string.
    .replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  const utf8 = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

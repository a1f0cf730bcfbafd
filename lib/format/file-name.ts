/** The longest name before its ending, in code points: short enough for every file system in UTF-8. */
const MAX_LENGTH = 60;

/** Names that Windows keeps for devices, with or without an ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name made of a title: no path, no controls, nothing that hides how it ends (U+202E turns
 * `txt.exe` around), nothing a file system refuses.
 */
export function fileName(title: string, ending: string): string {
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
 * Content-Disposition of a download (RFC 6266): the name in ASCII for old programs, and in UTF-8
 * as RFC 8187 (once 5987) writes it. One line whatever the name holds.
 */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    // A percent sign is read as an escape by some, a backslash and a quote end the string.
    .replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  const utf8 = encodeURIComponent(name.replace(/\p{Cs}/gu, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

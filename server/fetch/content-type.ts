import "server-only";

/** Endings of the file names that the readers know, by media type. */
const ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "text/html": "html",
    "application/xhtml+xml": "xhtml",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "text/vtt": "vtt",
    "text/srt": "srt",
    "application/x-subrip": "srt",
    "text/rtf": "rtf",
    "application/rtf": "rtf",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docm",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/tei+xml": "xml",
    "application/akn+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
    "application/x-mimearchive": "mhtml",
  }),
);

/** Types that say nothing of what the bytes are. */
const ANYTHING: ReadonlySet<string> = new Set([
  "",
  "application/octet-stream",
  "binary/octet-stream",
  "application/zip",
  "application/x-zip-compressed",
  "application/download",
  "application/force-download",
]);

/** The media type of a Content-Type header without its parameters, in small letters. */
export function essenceOf(header: string): string {
  return (header.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The charset that a Content-Type header declares. */
export function charsetOf(header: string): string | undefined {
  return /;\s*charset\s*=\s*"?\s*([\w.:-]+)/i.exec(header)?.[1];
}

/** Whether a reader might know what is of this type. What it is, its bytes decide then. */
export function mayBeRead(header: string): boolean {
  const type = essenceOf(header);
  return ENDINGS.has(type) || ANYTHING.has(type);
}

/** The ending of a file of this type; empty where the type does not say. */
export function endingOf(header: string): string {
  return ENDINGS.get(essenceOf(header)) ?? "";
}

/** The last part of an address's path as a file's name, with the ending of what the server says it is. */
export function fileNameOf({ pathname, hostname }: URL, contentType: string): string {
  const last = decoded(pathname.split("/").findLast((part) => part !== "") ?? "") || hostname;
  const ending = endingOf(contentType);
  if (ending === "") return last;
  return `${last.replace(/\.[A-Za-z0-9]{1,5}$/, "")}.${ending}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import { zipKind, type ZipKind } from "./zip-kind";

/** What Obelus knows to tell of a file by its bytes. */
export type FileKind = BinaryKind | WrittenKind;

/** Kinds whose bytes are no text. */
export type BinaryKind =
  | ZipKind
  | "pdf"
  | "old-office"
  | "encrypted-office"
  | "picture"
  | "sound"
  | "film"
  | "archive"
  | "program"
  | "database";

/** Kinds whose bytes are characters. */
export type WrittenKind =
  | "plain"
  | "markdown"
  | "html"
  | "xhtml"
  | "tei"
  | "akoma-ntoso"
  | "other-xml"
  | "rtf"
  | "srt"
  | "vtt"
  | "mail"
  | "mhtml";

/** First bytes, as characters of Latin-1. */
const SIGNATURES: readonly (readonly [RegExp, BinaryKind])[] = [
  [
    /^(?:\x89PNG|GIF8[79]a|\xFF\xD8\xFF|II\*\0|MM\0\*|RIFF....WEBP|\0\0\x01\0[\x01-\x20]\0)/s,
    "picture",
  ],
  [/^BM....\0\0\0\0/s, "picture"],
  [/^(?:ID3|OggS|fLaC|RIFF....WAVE|\xFF[\xFB\xF3\xF2])/s, "sound"],
  [/^(?:....ftypM4A)/s, "sound"],
  [/^(?:....ftyp|RIFF....AVI |\x1A\x45\xDF\xA3|\0\0\x01[\xBA\xB3])/s, "film"],
  [
    /^(?:\x1F\x8B|BZh[1-9]|7z\xBC\xAF\x27\x1C|Rar!\x1A\x07|\xFD7zXZ\0|\x28\xB5\x2F\xFD)/s,
    "archive",
  ],
  [/^(?:MZ[^]{58}|\x7FELF|\xCA\xFE\xBA\xBE|\xCF\xFA\xED\xFE|\0asm)/s, "program"],
  [/^SQLite format 3\0/, "database"],
];

/** PDF readers take a file whose mark comes late. */
const PDF_MARK_WITHIN = 1_024;

/** What a file is whose bytes are no text; null for a file that may be text. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const start = latin1(bytes.subarray(0, PDF_MARK_WITHIN));
  if (/^PK(?:\x03\x04|\x05\x06)/.test(start)) return zipKind(bytes);
  if (start.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    // Names in such a file are UTF-16.
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return all.includes(Buffer.from("EncryptedPackage", "utf16le"))
      ? "encrypted-office"
      : "old-office";
  }
  if (/^[^<]{0,200}%PDF-\d/s.test(start) || start.includes("\n%PDF-1.")) return "pdf";
  return SIGNATURES.find(([signature]) => signature.test(start))?.[1] ?? null;
}

/** What a text is by how it begins; undefined where only its name can tell. */
export function writtenKind(text: string): WrittenKind | undefined {
  const start = text.slice(0, 65_536).replace(/^[\uFEFF\s]+/, "");
  if (start.startsWith("{\\rtf")) return "rtf";
  if (/^WEBVTT(?:[ \t\n\r]|$)/.test(start)) return "vtt";
  if (/^(?:\d+[ \t]*\r?\n)?\d+:\d\d:\d\d[,.]\d{1,3} *--> *\d+:\d\d/.test(start)) return "srt";
  if (isMail(start)) {
    return /^Content-Type:\s*multipart\/related/im.test(head(start)) ? "mhtml" : "mail";
  }
  return xmlKind(start);
}

/** One thing that may stand before the root of XML: blanks, an instruction, a comment, its type. */
const BEFORE_ROOT = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>/iy;

/** Where the root begins. One by one: as one expression, blanks could be parted in 2^n ways. */
function rootAt(start: string): number {
  for (let at = 0; ; at = BEFORE_ROOT.lastIndex) {
    BEFORE_ROOT.lastIndex = at;
    if (!BEFORE_ROOT.test(start)) return at;
  }
}

function xmlKind(start: string): WrittenKind | undefined {
  const isXml = /^<\?xml[\s?]/.test(start);
  const root = /^<([\w:.-]+)([^>]*)/.exec(start.slice(rootAt(start)));
  const name = root?.[1]?.replace(/^.*:/, "") ?? "";
  const attributes = root?.[2] ?? "";
  const isWeb = /^html$/i.test(name) || /^<!doctype\s+html/i.test(start);
  if (isWeb)
    return isXml && /=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.test(attributes)
      ? "xhtml"
      : "html";
  if (/^(?:TEI|teiCorpus|TEI\.2)$/.test(name)) return "tei";
  if (name === "akomaNtoso") return "akoma-ntoso";
  if (/^(?:head|body)$/i.test(name) && !isXml) return "html";
  return isXml && name !== "" ? "other-xml" : undefined;
}

const head = (start: string) => /^[^]*?\r?\n\r?\n/.exec(start)?.[0] ?? start;

/** A message as mail programs write it: header fields that no letter typed by hand has. */
function isMail(start: string): boolean {
  if (!/^(?:From [^\n]*\n)?[A-Za-z][\w-]*:[ \t]?\S?/.test(start)) return false;
  const fields = head(start);
  const isHead = fields
    .split(/\r?\n/)
    .every(
      (line, i) =>
        line === "" || /^(?:[\w-]+:|[ \t])/.test(line) || (i === 0 && /^From /.test(line)),
    );
  return isHead && /^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):/im.test(fields);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

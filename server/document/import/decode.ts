import type { Notice } from "@/lib/text/incoming";
import { reason, type Reason } from "@/lib/reason";
import { decoderFor, fits } from "./decoders";
import { guessEncoding } from "./guess-encoding";

export type Decoded =
  | { readonly ok: true; readonly value: string; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly problem: "unknown-encoding"; readonly reason: Reason };

export interface DecodeOptions {
  /** Whether the bytes are of a page or of XML, which may declare their encoding themselves. */
  readonly markup: boolean;
  /** What a person chose; comes before everything else. */
  readonly chosen?: string;
  /** What was declared with the file, as HTTP does. */
  readonly declared?: string;
}

/** How far into a page its encoding is looked for. Browsers also take one that comes late. */
const HEAD = 65_536;

/**
 * Bytes as text, as a browser reads them: what a person chose, else a byte order mark, then what
 * was declared, by HTTP or by the page, then UTF-8, then a guess. A declared label that no browser
 * knows (UTF-7 is one) is as none. Bytes that do not fit become U+FFFD and are counted in a
 * notice; a guess is said too.
 *
 * The labels are those of the WHATWG Encoding standard, so `latin1` means windows-1252 as in every
 * browser, and UTF-32.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): Decoded {
  const { chosen } = options;
  if (chosen !== undefined && !decoderFor(chosen)) {
    const why = reason("Refusals.text.unknownEncoding", { encoding: chosen.slice(0, 40) });
    return { ok: false, problem: "unknown-encoding", reason: why };
  }
  const explicit =
    chosen ?? marked(bytes) ?? known(options.declared) ?? known(inPage(bytes, options));
  const label =
    explicit ?? (fits(bytes, "utf-8") && !hasZeros(bytes) ? "utf-8" : guessEncoding(bytes));
  const decoder = decoderFor(label);
  if (!decoder) throw new Error(`no decoder for ${label}`);
  const value = decoder.decode(bytes);
  const notices: Notice[] = [];
  const isGuess = explicit === undefined && decoder.name !== "utf-8";
  const params = { encoding: nameOf(decoder.name) };
  if (isGuess) notices.push({ kind: "encoding-guessed", params });
  const replaced = replacements(value) - (decoder.name === "utf-8" ? written(bytes) : 0);
  if (replaced > 0) notices.push({ kind: "bytes-replaced", count: replaced, params });
  const isOdd =
    explicit !== undefined && explicit !== chosen && decoder.name.startsWith("windows-125");
  if (isOdd && hasHighBytes(bytes) && fits(bytes, "utf-8")) {
    notices.push({ kind: "encoding-doubtful", params });
  }
  return { ok: true, value, notices };
}

/** The name of an encoding as people write it: UTF-8, Shift_JIS, windows-1252. */
function nameOf(encoding: string): string {
  if (encoding === "shift_jis") return "Shift_JIS";
  return /^(?:windows|macintosh|x-)/.test(encoding) ? encoding : encoding.toUpperCase();
}

const known = (label: string | undefined) => (label && decoderFor(label) ? label : undefined);
const hasZeros = (bytes: Uint8Array) => bytes.includes(0) || bytes.includes(0x1b);
const hasHighBytes = (bytes: Uint8Array) => bytes.some((byte) => byte > 0x7f);
const replacements = (text: string) => text.match(/\uFFFD/g)?.length ?? 0;

/** How many replacement characters the file holds itself, in UTF-8. */
function written(bytes: Uint8Array): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = all.indexOf("\uFFFD"); at >= 0; at = all.indexOf("\uFFFD", at + 3)) count++;
  return count;
}

function marked(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 && bytes.length > 4 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  return undefined;
}

/** The charset of a meta element or of an XML declaration. */
function inPage(bytes: Uint8Array, { markup }: DecodeOptions): string | undefined {
  if (!markup) return undefined;
  const start = bytes.subarray(0, HEAD);
  const head = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
    .toString("latin1")
    .replace(/<!--[^]*?-->/g, "");
  const found =
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  const label = found?.[1]?.toLowerCase();
  // A page that can be read as bytes up to here is not UTF-16, whatever it says.
  return label && /^utf-?(?:16|32)/.test(label) ? "utf-8" : label;
}

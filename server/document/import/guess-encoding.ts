import { analyse } from "chardet";
import { decoderFor, fits } from "./decoders";

/** How many bytes are looked at; a text says in fewer which language it is in. */
const LOOKED_AT = 65_536;

/**
 * The encoding of bytes that do not say it themselves, as a browser guesses it: without a mark
 * UTF-32 and UTF-16 show by where their zeros are, UTF-8 by its sequences (a few faulty bytes do
 * not make it another encoding), the encodings of East Asia by pairs that are common characters
 * there, Cyrillic, Greek and other scripts by which letters follow one another (chardet, after
 * ICU). What is none of these is windows-1252.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const start = bytes.subarray(0, LOOKED_AT);
  const wide = wideEncoding(start);
  if (wide) return wide;
  // ISO-2022-JP has no byte above 0x7F: its escapes alone tell it from ASCII.
  if (/\x1B(?:\$[@B]|\([BJ])/.test(latin1(start)) && !hasHighBytes(start)) return "iso-2022-jp";
  const { sequences, faults } = utf8In(bytes);
  if (faults === 0 || sequences > faults) return "utf-8";
  return pairedEncoding(start) ?? singleByteEncoding(start) ?? "windows-1252";
}

/** UTF-32 or UTF-16 without a mark. */
function wideEncoding(start: Uint8Array): string | undefined {
  if (start.length < 4) return undefined;
  const words = Math.floor(start.length / 4);
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  for (const littleEndian of [true, false]) {
    let fitting = 0;
    for (let i = 0; i < words; i++) {
      const code = view.getUint32(4 * i, littleEndian);
      if (code > 0 && code <= 0x10ffff) fitting++;
    }
    if (fitting === words) return littleEndian ? "utf-32le" : "utf-32be";
  }
  const pairs = Math.floor(start.length / 2);
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (start[i] === 0) zeros[i % 2]!++;
  const [even = 0, odd = 0] = zeros;
  // A single NUL is a fault in a text of another encoding.
  if (odd > 1 && odd * 2 >= pairs && even * 20 <= pairs) return "utf-16le";
  if (even > 1 && even * 2 >= pairs && odd * 20 <= pairs) return "utf-16be";
  if (start.length % 2 === 1 || utf8In(start).faults === 0) return undefined;
  return ["utf-16le", "utf-16be"].find((label) => looksWritten(start, label));
}

/** Whether nearly all units are letters of living scripts, with spaces or stops between them. */
function looksWritten(start: Uint8Array, label: string): boolean {
  const text = decoderFor(label)?.decode(start) ?? "";
  if (!/[ \n\r\u3001\u3002\uFF0C]/.test(text)) return false;
  const familiar =
    text.match(
      /[\n\r\t -~\u00A0-\u024F\u0370-\u07FF\u0900-\u0E7F\u2010-\u2030\u3000-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\uFF00-\uFFEF]/g,
    )?.length ?? 0;
  return familiar * 100 >= text.length * 98;
}

/** How many sequences of several bytes are right in UTF-8, and how many faults there are. */
function utf8In(bytes: Uint8Array): { sequences: number; faults: number } {
  let sequences = 0;
  let faults = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : 3;
    let right = byte >= 0xc2 && byte < 0xf5;
    for (let i = 1; right && i <= more; i++) right = ((bytes[at + i] ?? 0) & 0xc0) === 0x80;
    if (right) sequences++;
    else faults++;
    at += right ? more + 1 : 1;
  }
  return { sequences, faults };
}

const hasHighBytes = (bytes: Uint8Array) => bytes.some((byte) => byte > 0x7f);

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** An encoding of two bytes a character, with its characters in daily use, first and second byte. */
interface Paired {
  readonly label: string;
  readonly common: RegExp;
  /** Without it the same bytes are more likely something else. */
  readonly needs?: RegExp;
}

const PAIRED: readonly Paired[] = [
  {
    label: "euc-jp",
    common: /[\xA1\xA4\xA5\xB0-\xCF][\xA1-\xFE]/g,
    needs: /[\xA4\xA5][\xA1-\xF6]/g,
  },
  {
    label: "shift_jis",
    common: /[\x81-\x83\x88-\x97][\x40-\x7E\x80-\xFC]/g,
    needs: /\x82[\x9F-\xF1]|\x83[\x40-\x7E\x80-\x96]/g,
  },
  { label: "euc-kr", common: /[\xA1\xB0-\xC8][\xA1-\xFE]/g, needs: /[\xB0-\xC8][\xA1-\xFE]/g },
  { label: "gb18030", common: /[\xA1\xA3\xB0-\xD7][\xA1-\xFE]/g },
  { label: "big5", common: /[\xA1\xA4-\xC6][\x40-\x7E\xA1-\xFE]/g },
];

/**
 * An encoding in which nearly all bytes above ASCII pair to characters in daily use. In a text of
 * western Europe such bytes stand alone among letters, so that they do not pair.
 */
function pairedEncoding(start: Uint8Array): string | undefined {
  const text = latin1(start);
  let best: { label: string; share: number } | undefined;
  for (const { label, common, needs } of PAIRED) {
    // The last character may be cut in the middle.
    if (!fits(start, label) && !fits(start.subarray(0, -1), label)) continue;
    const pairs =
      decoderFor(label)
        ?.decode(start)
        .match(/[^\x00-\x7F]/g)?.length ?? 0;
    const share = (text.match(common)?.length ?? 0) / Math.max(1, pairs);
    const needed = needs ? (text.match(needs)?.length ?? 0) / Math.max(1, pairs) : 1;
    const least = label === "euc-kr" ? 0.75 : 0.2;
    if (share < 0.8 || needed < least) continue;
    if (!best || share > best.share + 0.02) best = { label, share };
  }
  return best?.label;
}

/** Scripts in whose texts most letters are above ASCII. */
const OTHER_SCRIPTS = /^(?:windows-125[13568]|iso-8859-[5-8]|koi8-[ru]|ibm866|windows-874)$/i;
const OTHER_LATIN = /^(?:windows-125[047]|iso-8859-(?:2|3|4|9|10|13|14|16))$/i;

function singleByteEncoding(start: Uint8Array): string | undefined {
  const words = latin1(start)
    .replace(/<[^<>]*>/g, " ")
    .match(/[A-Za-z\x80-\xFF]+/g);
  const high = words?.join("").match(/[\x80-\xFF]/g)?.length ?? 0;
  const all = words?.join("").length ?? 0;
  if (!words || high < 4) return undefined;
  const [first] = analyse(Buffer.from(words.join(" "), "latin1"));
  const label = first?.name.toLowerCase() ?? "";
  if (!first || !decoderFor(label)) return undefined;
  if (OTHER_SCRIPTS.test(label)) return high * 3 >= all ? label : undefined;
  const isLikely = first.confidence >= 40 && high >= 20;
  if (!OTHER_LATIN.test(label) || !isLikely) return undefined;
  // With letters where ISO 8859-2 has controls it is the encoding of Windows.
  return label === "iso-8859-2" && start.some((b) => b >= 0x80 && b < 0xa0)
    ? "windows-1250"
    : label;
}

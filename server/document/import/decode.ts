import "server-only";
import type { TextFormat } from "@/lib/text/document-text";
import { reason, type Reason } from "@/lib/reason";

export type Decoded =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false;
      readonly problem: "not-text" | "unknown-encoding";
      readonly reason: Reason;
    };

/** How far into a page a browser looks for its encoding. */
const HEAD = 1024;

/**
 * Bytes as text: a byte order mark decides, then what was declared (by HTTP, or by the page in
 * its first kilobyte), then UTF-8. Always strictly: bytes that do not fit are refused and never
 * become replacement characters in silence.
 *
 * UTF-7 is no encoding of the web and is refused by name; the labels are those of the WHATWG
 * Encoding standard, so `latin1` means windows-1252 as in every browser.
 */
export function decode(bytes: Uint8Array, format: TextFormat, declared?: string): Decoded {
  const inPage = format === "html" ? declaredIn(bytes) : undefined;
  const label = marked(bytes) ?? declared ?? inPage ?? "utf-8";
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label, { fatal: true });
  } catch {
    return {
      ok: false,
      problem: "unknown-encoding",
      reason: reason("Refusals.text.unknownEncoding", { encoding: label.slice(0, 40) }),
    };
  }
  try {
    return { ok: true, value: decoder.decode(bytes) };
  } catch {
    return {
      ok: false,
      problem: "not-text",
      reason: reason("Refusals.text.otherEncoding", { encoding: decoder.encoding.toUpperCase() }),
    };
  }
}

function marked(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** The charset of a meta element or of an XML declaration. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const label = found?.[1]?.toLowerCase();
  // A page that can be read as bytes up to here is not UTF-16, whatever it says.
  return label?.startsWith("utf-16") ? "utf-8" : label;
}

/** The labels of UTF-32, which no browser reads and Python and MATLAB write. */
const UTF_32 = ["utf-32le", "utf-32be"];

/** Labels that the web gives another meaning than their name (WHATWG Encoding, HTML 12.2.3). */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "utf-32": "utf-32le",
    "x-user-defined": "windows-1252",
  }),
);

/** What windows-1252 has at 0x80 to 0x9F; the five places without a letter keep their control. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

export interface Decoder {
  /** The name by which the standard calls it, in lower case. */
  readonly name: string;
  /** Bytes that fit nothing become U+FFFD. */
  decode(bytes: Uint8Array): string;
}

/** The decoder for a label of the WHATWG Encoding standard or UTF-32; undefined for any other. */
export function decoderFor(label: string): Decoder | undefined {
  const plain = label.trim().toLowerCase();
  const known = ALIASES.get(plain) ?? plain;
  if (UTF_32.includes(known)) {
    return { name: known, decode: (bytes) => fromUtf32(bytes, known === "utf-32le") };
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(known);
  } catch {
    return undefined;
  }
  const name = decoder.encoding.toLowerCase();
  const decode = (bytes: Uint8Array) => decoder.decode(bytes);
  if (name !== "windows-1252") return { name, decode };
  // Some versions of Node read windows-1252 as Latin-1.
  return {
    name,
    decode: (bytes) =>
      decode(bytes).replace(
        /[\x80-\x9F]/g,
        (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control,
      ),
  };
}

/** Whether the bytes are without a fault in this encoding. */
export function fits(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many code points are put together at once; more would overflow the stack. */
const AT_ONCE = 8_192;

function fromUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let codes: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    if (at === 0 && code === 0xfeff) continue;
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    codes.push(isScalar ? code : 0xfffd);
    if (codes.length < AT_ONCE) continue;
    parts.push(String.fromCodePoint(...codes));
    codes = [];
  }
  if (bytes.length % 4 !== 0) codes.push(0xfffd);
  return parts.join("") + String.fromCodePoint(...codes);
}

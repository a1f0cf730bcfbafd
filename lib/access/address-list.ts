/** One entry of a list of addresses, as mail programs and spreadsheets write it. */
export interface ListedAddress {
  /** The entry as it was written. */
  readonly written: string;
  /** The name beside the address; empty where there is none. */
  readonly name: string;
  /** What stands where the address should; it may be none. */
  readonly address: string;
}

/** Ends an entry, unless it stands in quotation marks, angle brackets or round brackets. */
const SEPARATOR = /[\n\r;,\t]/;
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "<": ">", "(": ")" };

/**
 * The addresses in a pasted list, in their order: `a@x.org`, `Ana <a@x.org>`, `"Reis, Ana" <a@x.org>`,
 * `Reis, Ana <a@x.org>` and `a@x.org (Ana)`, separated by commas, semicolons, tabs or lines; bare
 * addresses also by spaces. Whether each is an address is for `emailKey` to say.
 */
export function addressesIn(text: string): ListedAddress[] {
  return withSurnames(piecesOf(text)).flatMap(entriesIn);
}

interface Piece {
  readonly written: string;
  /** What ends it; empty for the last. */
  readonly end: string;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let written = "";
  let closing = "";
  for (const character of text) {
    const isLineEnd = character === "\n" || character === "\r";
    // What is left open ends with its line, so that one slip does not swallow the rest of a list.
    if (isLineEnd || character === closing) closing = "";
    else if (closing === "") closing = CLOSING[character] ?? "";
    if (closing === "" && SEPARATOR.test(character)) {
      pieces.push({ written: written.trim(), end: character });
      written = "";
    } else {
      written += character;
    }
  }
  pieces.push({ written: written.trim(), end: "" });
  return pieces.filter((piece) => piece.written !== "");
}

/** Puts a surname back to the name after its comma: `Reis, Ana <a@x.org>` is one entry. */
function withSurnames(pieces: readonly Piece[]): string[] {
  const entries: string[] = [];
  let surname = "";
  for (const { written, end } of pieces) {
    const entry = surname === "" ? written : `${surname}, ${written}`;
    const isSurname = end === "," && surname === "" && !written.includes("@");
    if (isSurname) {
      surname = written;
      continue;
    }
    if (surname !== "" && !/<[^<>]*>$/.test(written)) entries.push(surname, written);
    else entries.push(entry);
    surname = "";
  }
  return surname === "" ? entries : [...entries, surname];
}

function entriesIn(written: string): ListedAddress[] {
  const bracketed = /^(?<name>[^<>]*)<(?<address>[^<>]*)>$/.exec(written)?.groups;
  const noted = /^(?<address>[^\s()]+)\s*\((?<name>[^()]*)\)$/.exec(written)?.groups;
  const { name = "", address = "" } = bracketed ?? noted ?? {};
  if (bracketed ?? noted) {
    return [{ written, name: plainName(name), address: plainAddress(address) }];
  }
  const words = written.split(/\s+/);
  const several = words.length > 1 && words.every((word) => word.includes("@"));
  return (several ? words : [written]).map((each) => ({
    written: each,
    name: "",
    address: plainAddress(each),
  }));
}

function plainName(name: string): string {
  const trimmed = name.trim();
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(trimmed);
  return (quoted?.[1] ?? quoted?.[2] ?? trimmed).replace(/\\(.)/g, "$1").trim();
}

function plainAddress(address: string): string {
  return address.trim().replace(/^mailto:/i, "");
}

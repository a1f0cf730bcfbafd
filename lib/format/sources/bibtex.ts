import { reason, type Reason } from "../../reason";
import { lineCounter, Splitting, type Entry, type Split } from "./incoming";

/** An entry of BibTeX, and the one that it takes what it does not say from. */
export interface BibtexEntry extends Entry {
  readonly parent: string | null;
}

/** Where an entry begins that was not closed before: at the start of a line, with a key. */
const NEXT = /\n[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}()="]+\s*,/iy;

/**
 * The entries of BibTeX or BibLaTeX, each as a text of its own with the abbreviations (`@string`) that
 * it uses and the entry that its `crossref` names. Preambles, comments and what stands between entries
 * are passed over, as BibTeX does. An entry that is not closed ends where the next one begins.
 * Linear in the length of the file.
 */
export function splitBibtex(text: string): Split<BibtexEntry> {
  const found = new Splitting<BibtexEntry>();
  const lineAt = lineCounter(text);
  const abbreviations = new Map<string, string | null>();
  const raw: { scan: Scanned; line: number; key: string }[] = [];
  const start = /@\s*([a-z]+)\s*([{(])/gi;
  for (let match = start.exec(text); match && !found.isFull; match = start.exec(text)) {
    const kind = (match[1] ?? "").toLowerCase();
    const scan = scanFrom(text, match.index, start.lastIndex, match[2] === "(" ? ")" : "}");
    start.lastIndex = scan.end;
    if (kind === "comment" || kind === "preamble") continue;
    const line = lineAt(match.index);
    const key = /^[^{(]*[{(]\s*([^\s,{}="]*)/.exec(scan.words)?.[1] ?? "";
    if (!scan.isClosed) {
      found.refuse(line, kind === "string" ? "@string" : key, NOT_CLOSED);
    } else if (kind === "string") {
      const name = /[{(]\s*([^\s=]+)\s*=/.exec(scan.flat)?.[1]?.toLowerCase() ?? "";
      // One that is made of others could double with every line.
      const isJoined = scan.flat.includes("#") || /=\s*[a-z]/i.test(scan.flat);
      abbreviations.set(name, isJoined ? null : scan.words);
    } else raw.push({ scan, line, key });
    if (raw.length > 0 && raw.length + found.unread.length > ENTRIES_SPLIT) break;
  }
  const byKey = new Map(raw.map((one) => [one.key, one]));
  for (const { scan, line, key } of raw) {
    const used = wordsUsed(scan.flat).filter((name) => abbreviations.has(name));
    if (used.some((name) => abbreviations.get(name) === null)) {
      found.refuse(line, key, reason("Refusals.source.joinedAbbreviations"));
      continue;
    }
    const parentKey = /,\s*crossref\s*=\s*[{"]?\s*([^\s,{}"]+)/i.exec(scan.words)?.[1] ?? "";
    const parent = parentKey === key ? undefined : byKey.get(parentKey);
    const texts = (scanned: Scanned) =>
      [...new Set(wordsUsed(scanned.flat))]
        .map((name) => abbreviations.get(name) ?? "")
        .concat(scanned.words)
        .join("\n");
    // The library fails at entries that take from another one; that is done by whoever calls this.
    const own = texts(scan).replace(/(,\s*)crossref(\s*=)/gi, "$1x-crossref$2");
    found.add(
      {
        line,
        name: key,
        text: own,
        fields: fieldsOf(scan.flat),
        parent: parent ? texts(parent.scan) : null,
      },
      key,
      Math.max(own.length, parent?.scan.words.length ?? 0),
    );
  }
  return found.finish();
}

const ENTRIES_SPLIT = 6_000;
const NOT_CLOSED: Reason = reason("Refusals.sourceFile.notClosed");

interface Scanned {
  /** The entry as it stands in the file. */
  readonly words: string;
  /** The same without what stands in braces or quotation marks. */
  readonly flat: string;
  readonly end: number;
  readonly isClosed: boolean;
}

function scanFrom(text: string, from: number, inside: number, closing: "}" | ")"): Scanned {
  let depth = 1;
  let isQuoted = false;
  let flatFrom = from;
  const flat: string[] = [];
  const stop = /[{}"()\n\\]/g;
  stop.lastIndex = inside;
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    const at = match.index;
    const sign = match[0];
    if (sign === "\\") {
      // A quotation mark behind it is an accent.
      if (text[at + 1] === '"') stop.lastIndex = at + 2;
      continue;
    }
    if (sign === "\n") {
      NEXT.lastIndex = at;
      if (!NEXT.test(text)) continue;
      return { words: text.slice(from, at), flat: flat.join(""), end: at, isClosed: false };
    }
    const wasOutside = depth === 1 && !isQuoted;
    if (sign === '"') {
      if (depth === 1) isQuoted = !isQuoted;
    } else if (sign === "{") depth += 1;
    else if (sign === "}") {
      if (closing === "}" || depth > 1) depth -= 1;
    } else if (sign === closing && depth === 1 && !isQuoted) depth = 0;
    if (depth <= 0) {
      flat.push(text.slice(flatFrom, at));
      const end = at + 1;
      return { words: text.slice(from, end), flat: flat.join(""), end, isClosed: true };
    }
    const isOutside = depth === 1 && !isQuoted;
    if (wasOutside && !isOutside) flat.push(text.slice(flatFrom, at));
    else if (!wasOutside && isOutside) flatFrom = at + 1;
  }
  return { words: text.slice(from), flat: flat.join(""), end: text.length, isClosed: false };
}

/** Words that stand bare as values: names of abbreviations, in small letters. */
function wordsUsed(flat: string): string[] {
  return [...flat.matchAll(/[=#]\s*([a-z][\w:.+-]*)/gi)].map(([, name = ""]) => name.toLowerCase());
}

function fieldsOf(flat: string): string[] {
  return [...flat.matchAll(/,\s*([a-z][\w+-]*)\s*=/gi)].map(([, name = ""]) => name.toLowerCase());
}

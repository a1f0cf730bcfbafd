/** Somebody who can be mentioned. */
interface Named {
  readonly id: string;
  readonly name: string;
}

const PART_OF_WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Where a mention stands in what is being written. */
export interface Mentioning {
  /** The place of the "@", in UTF-16 code units. */
  readonly from: number;
  /** What stands between it and the cursor. */
  readonly begun: string;
}

/**
 * The people whom a note mentions: whose name, written as it is, stands behind an "@" that does not
 * continue a word (as in an e-mail address), and does not go on into a longer word. Where one name
 * begins with another one, the longer one is meant; people of the same name are all meant.
 */
export function mentionedIn(body: string, people: readonly Named[]): string[] {
  const words = body.normalize("NFC");
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) {
    const key = name.normalize("NFC");
    if (key !== "") byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  const lengths = [...new Set([...byName.keys()].map(({ length }) => length))].toSorted(
    (one, other) => other - one,
  );
  const mentioned = new Set<string>();
  for (let at = words.indexOf("@"); at >= 0; at = words.indexOf("@", at + 1)) {
    if (continuesWord(words, at)) continue;
    const start = at + 1;
    const length = lengths.find(
      (one) => byName.has(words.slice(start, start + one)) && endsWord(words, start + one),
    );
    const ids = length === undefined ? undefined : byName.get(words.slice(start, start + length));
    for (const id of ids ?? []) mentioned.add(id);
  }
  return [...mentioned];
}

/** The mention that is being written where the cursor stands, in UTF-16 code units; null where none is. */
export function mentionAt(text: string, cursor: number): Mentioning | null {
  const from = text.lastIndexOf("@", cursor - 1);
  if (from < 0 || continuesWord(text, from)) return null;
  const begun = text.slice(from + 1, cursor);
  // A name has a few words and stands on one line.
  const isName = begun.length <= MOST_OF_NAME && !/[\r\n]/.test(begun) && !begun.startsWith(" ");
  return isName ? { from, begun } : null;
}

/** In UTF-16 code units; longer names are offered by their beginning. */
const MOST_OF_NAME = 60;

function continuesWord(text: string, at: number): boolean {
  return at > 0 && PART_OF_WORD.test(lastCharacter(text, at));
}

function endsWord(text: string, end: number): boolean {
  const code = text.codePointAt(end);
  return code === undefined || !PART_OF_WORD.test(String.fromCodePoint(code));
}

/** The character that ends before a place. */
function lastCharacter(text: string, end: number): string {
  return /[\s\S]$/u.exec(text.slice(Math.max(0, end - 2), end))?.[0] ?? "";
}

import { reasonsForDifference } from "../anchor/difference";
import type { Token } from "./tokens";
import { isNegation } from "../text/turning-words";

/** The most words that a bracket can replace. */
const MAX_REPLACED = 12;
/** With fewer letters outside a bracket too many words match. */
const MIN_STEM_LENGTH = 3;
/** Words whose capital letter does not make them a name. */
const NO_NAMES = new Set(
  (
    "i we he she it they you who the a an this that these those his her their our its my in on at of and but if when as " +
    "ich er sie es wir ihr der die das ein eine je il elle nous vous ils le la les un une yo él ella el los las"
  ).split(" "),
);

/**
 * Whether the quoter's brackets declare the difference. A bracket may explain or shorten; it must
 * not hide that the statement was reversed, nor put another person in the place of one.
 */
export function isDeclared(
  [text, removed]: readonly [string, readonly Token[]],
  [quoted, added]: readonly [string, readonly Token[]],
): boolean {
  if (added.length === 0 || !added.every(({ declared }) => declared)) return false;
  const [only] = added;
  if (only && only.unbracketed !== "") {
    const [other] = removed;
    const { unbracketed } = only;
    return (
      added.length === 1 &&
      removed.length === 1 &&
      other !== undefined &&
      unbracketed.length >= MIN_STEM_LENGTH &&
      (other.key.startsWith(unbracketed) || other.key.endsWith(unbracketed))
    );
  }
  if (removed.filter(({ isWord }) => isWord).length > MAX_REPLACED) return false;
  return !turns(removed, added) && !renames([text, removed], [quoted, added]);
}

function turns(removed: readonly Token[], added: readonly Token[]): boolean {
  const keys = new Set(added.map(({ key }) => key));
  const before = removed.map(({ key }) => key);
  const gone = before.filter((key) => !keys.has(key));
  const additions = [...keys].filter((key) => !before.includes(key));
  const graveOf = (words: readonly string[]) =>
    words
      .flatMap((word) => reasonsForDifference("·", `· ${word}`))
      .filter((reason) => reason !== "wording");
  return (
    graveOf(gone).some((reason) => reason !== "name") ||
    graveOf(additions).includes("negation") ||
    [...gone, ...additions].some(isNegation)
  );
}

/** Whether a name is gone and another one came. */
export function renames(
  [text, removed]: readonly [string, readonly Token[]],
  [quoted, added]: readonly [string, readonly Token[]],
): boolean {
  const [gone, newNames] = [namesIn(text, removed), namesIn(quoted, added)];
  return gone.length > 0 && newNames.length > 0 && !gone.some((name) => newNames.includes(name));
}

function namesIn(text: string, tokens: readonly Token[]): string[] {
  return tokens
    .filter(
      ({ isWord, key, start }) =>
        isWord && !NO_NAMES.has(key) && /\p{Lu}/u.test(text.charAt(start)),
    )
    .map(({ key }) => key);
}

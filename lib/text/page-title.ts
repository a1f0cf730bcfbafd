import { treeOf, wordsOf } from "./html-tree";

/** UTF-16 code units. */
const MAX_LENGTH = 5_000;

/** Words without the entities that were encoded twice, as `&amp;amp;` is; tags stay words. */
export function withoutEntities(words: string): string {
  if (!/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]{1,30});/i.test(words) || words.length > MAX_LENGTH) {
    return words;
  }
  const tree = treeOf(words.replaceAll("<", "&lt;"));
  return tree ? wordsOf(tree) : words;
}

/** UTF-16 code units; what is longer is no title. */
const MAX_TITLE = 600;

/** What stands between a title and the name of its site. */
const SEPARATOR = /(\s+[|–—·•»›:-]+\s+|\s*[|»›]\s*|\s*::\s*)/;

export interface Site {
  /** Names of the site: its publisher, its domain. */
  readonly names: readonly string[];
  /** The headings of the article. */
  readonly headings: readonly string[];
}

/**
 * A title without the name of its site: what stands before a separator when that is the article's
 * heading, or when what follows is the publisher or the domain; a name may stand before it, too.
 */
export function withoutSite(title: string, { names, headings }: Site): string {
  if (title.length > MAX_TITLE) return title;
  const parts = title.split(SEPARATOR);
  const bareNames = new Set(names.map(bare));
  const bareHeadings = new Set(headings.map(bare));
  const isSame = (all: ReadonlySet<string>, words: string) =>
    words.length > 2 && all.has(bare(words));
  const isSite = (words: string) => isSame(bareNames, words) || isSame(bareNames, `the ${words}`);
  let end = parts.length;
  for (; end > 0; end -= 2) {
    const words = parts.slice(0, end).join("");
    if (isSame(bareHeadings, words)) return words;
  }
  for (end = parts.length; end > 1 && isSite(parts[end - 1] ?? "");) end -= 2;
  const start = end > 1 && isSite(parts[0] ?? "") ? 2 : 0;
  return parts.slice(start, end).join("");
}

function bare(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

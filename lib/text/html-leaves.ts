import { attribute, elementsIn, isElement, shortWordsOf, type Element } from "./html-tree";
import { isBlock, type Weight } from "./html-boilerplate";
import { isSilent } from "./html-shown";
import { beginsAsPageLine, isByline, isCreditLine, isDateLine, isPageLine } from "./page-phrases";

/** An element that holds text and no other block, or text between blocks. */
interface Leaf {
  /** Null for text between blocks, which is never left out. */
  readonly element: Element | null;
  readonly letters: number;
  readonly linked: number;
  /** Its words when they are few; empty otherwise. */
  readonly words: string;
  /** 1 to 6 for a heading, 0 for anything else. */
  readonly level: number;
  readonly place: "before" | "core" | "after";
  /** Whether something was left out between it and the leaf before. */
  readonly followsGap: boolean;
}

interface Weights {
  weightOf(element: Element): Weight;
  leavesOut(element: Element): boolean;
}

/** The words of longer leaves are not compared. */
const SHORT = 160;
/** Unlinked letters from which on a leaf is taken for a paragraph of the article. */
const PROSE = 80;

/**
 * The lines of an article's part that belong to the page: labels, bylines and dates at its
 * beginning, links and labels at its end, and headings of what was left out.
 */
export function trimmed(root: Element, core: Element, weights: Weights): Set<Element> {
  const leaves = leavesOf(root, core, weights);
  const dropped = new Set<Leaf>();
  const isProse = ({ letters, linked, level }: Leaf) => level === 0 && letters - linked >= PROSE;
  const prose = leaves.filter(isProse);
  const first = leaves.findIndex((leaf) => leaf.place !== "after" && isProse(leaf));
  const last = leaves.findLastIndex((leaf) => leaf.place !== "after" && isProse(leaf));
  const isArticle = prose.length >= 3;

  let isBelowPageLine = false;
  for (const [at, leaf] of leaves.entries()) {
    if (leaf.level === 1 || !leaf.element) {
      isBelowPageLine = false;
      continue;
    }
    const isStart = first < 0 || at < first;
    const isEnd = last >= 0 && at > last;
    const next = leaves[at + 1];
    const isHeadOfProse = leaf.level > 0 && next !== undefined && !next.followsGap && isProse(next);
    const isOfPage =
      ((isPageLine(leaf.words) || isCreditLine(leaf.words)) && !isHeadOfProse) ||
      (leaf.linked > 0 && beginsAsPageLine(leaf.words));
    const isLink = leaf.linked * 2 > leaf.letters;
    isBelowPageLine = isLink ? isBelowPageLine : isOfPage;
    if (
      isOfPage ||
      isBelowPageLine ||
      leaf.place === "after" ||
      ((isStart || isEnd) && isAboutLine(leaf.element, leaf, isStart)) ||
      (isArticle && isStart && isLabel(leaf)) ||
      (isArticle && isEnd && isLinks(leaf) && isAmongLinks(leaves, at))
    ) {
      dropped.add(leaf);
    }
  }
  if (dropped.size === leaves.length) return new Set();
  dropHeadings(leaves, dropped);
  return new Set([...dropped].flatMap(({ element }) => element ?? []));
}

/** A line that says who wrote the article and when. */
function isAboutLine(element: Element, { words, level }: Leaf, isStart: boolean): boolean {
  if (words === "" || level === 2) return false;
  if (isDateLine(words) || (isStart && isByline(words))) return true;
  if (words.length > 100) return false;
  for (const one of elementsIn(element)) {
    if (one.tagName === "time" || attribute(one, "rel") === "author") return true;
  }
  return element.tagName === "time" || attribute(element, "rel") === "author";
}

/** A word or two above the article, such as the name of a section. */
function isLabel({ element, words, letters, linked, level, place }: Leaf): boolean {
  if (level > 0 || letters === 0) return false;
  if (linked >= letters * 0.9) return true;
  if (words === "" || !element || !/^(?:div|span|a|small|b|strong)$/.test(element.tagName))
    return false;
  return letters < (place === "before" ? 60 : 40) && !/[.!?…:。！？]["”»]?$/.test(words);
}

/** A line of links below the article. */
function isLinks({ letters, linked }: Leaf): boolean {
  return letters > 0 && linked >= letters * 0.9;
}

/** A single paragraph or item that is a link may be the article's source. */
function isAmongLinks(leaves: readonly Leaf[], at: number): boolean {
  const beside = [leaves[at - 1], leaves[at + 1]];
  return (
    !/^(?:p|li)$/.test(leaves[at]?.element?.tagName ?? "") ||
    beside.some((one) => one && isLinks(one))
  );
}

/** Drops the headings of what was dropped. */
function dropHeadings(leaves: readonly Leaf[], dropped: Set<Leaf>): void {
  let next: Leaf | undefined;
  let isAfterGap = true;
  for (const leaf of leaves.toReversed()) {
    if (dropped.has(leaf)) {
      isAfterGap = true;
      continue;
    }
    const isEmpty = isAfterGap && (!next || (next.level > 0 && next.level <= leaf.level));
    if (leaf.level > 1 && isEmpty && leaf.letters < SHORT) {
      dropped.add(leaf);
      isAfterGap = true;
      continue;
    }
    next = leaf;
    isAfterGap = leaf.followsGap;
  }
}

/** The leaves in reading order. Recursive; the tree's depth is limited. */
function leavesOf(root: Element, core: Element, weights: Weights): Leaf[] {
  const leaves: Leaf[] = [];
  let place: Leaf["place"] = root === core ? "core" : "before";
  let followsGap = false;
  const pushText = (text: string) => {
    const letters = text.trim().length;
    leaves.push({ element: null, letters, linked: 0, words: "", level: 0, place, followsGap });
    followsGap = false;
  };
  const push = (element: Element) => {
    const { letters, linked } = weights.weightOf(element);
    if (letters === 0) return;
    const words = letters <= SHORT ? (shortWordsOf(element, 2 * SHORT) ?? "") : "";
    const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1] ?? 0);
    leaves.push({ element, letters, linked, words, level, place, followsGap });
    followsGap = false;
  };
  const gather = (parent: Element) => {
    const hasText = parent.childNodes.some((node) => "value" in node && node.value.trim() !== "");
    for (const child of parent.childNodes) {
      if ("value" in child && child.value.trim() !== "") pushText(child.value);
      if (!isElement(child) || isSilent(child)) continue;
      if (weights.leavesOut(child)) {
        followsGap = true;
        continue;
      }
      if (child === core) place = "core";
      if (weights.weightOf(child).hasBlock) gather(child);
      else if (isBlock(child) || !hasText) push(child);
      if (child === core) place = "after";
    }
  };
  gather(root);
  return leaves;
}

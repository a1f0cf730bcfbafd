import { attribute, elementsIn, isElement, type Element } from "./html-tree";
import { isHiddenByName, isSilent } from "./html-shown";
import { trimmed } from "./html-leaves";
import {
  isAround,
  isBlock,
  isBoilerplate,
  type PageWeights,
  type Weight,
} from "./html-boilerplate";
import { Names } from "./page-names";

export interface Article {
  readonly root: Element;
  /** False when the page has too little text for an article. */
  readonly isSubstantial: boolean;
  /** True for a part of a page that does not belong to the article. */
  leavesOut(element: Element): boolean;
}

/** A part with fewer letters is no article. */
const SUBSTANTIAL = 250;
/** Letters in one paragraph, without those in links, from which on it counts as prose. */
const PARAGRAPH = 25;

const NOTHING: Weight = {
  letters: 0,
  own: 0,
  hasSentence: false,
  linked: 0,
  prose: 0,
  links: 0,
  linkedHeadings: 0,
  hasTitle: false,
  hasBody: false,
  hasBlock: false,
};

/**
 * The part of a page that was written to be read. A page that marks it (`articleBody`, `article`,
 * `main`, or a name that programs give to it) is trusted when exactly one such part is substantial
 * and holds a good share of the page's paragraphs; otherwise the part with the most text in its own
 * paragraphs is taken, as in Readability's scoring. When no part stands out, the whole body is
 * taken. Inside it, what is called, built or worded as something else is left out.
 *
 * Linear in the size of the page.
 */
export function articleOf(body: Element, names = new Names()): Article {
  const strict = new Choice(body, names, true);
  if (strict.letters >= SUBSTANTIAL) return strict.article();
  // A page that is all teasers, or a thread in a forum, is read as it is.
  const lenient = new Choice(body, names, false);
  return lenient.prose > strict.letters * 3 ? lenient.article() : strict.article();
}

/** One attempt to find the article; a strict one leaves out what is named as comments. */
class Choice {
  private readonly raw = new Map<Element, Weight>();
  private readonly kept = new Map<Element, Weight>();
  private readonly dropped = new Set<Element>();
  /** For parents of paragraphs: the letters of these. */
  private readonly parents = new Map<Element, number>();
  private readonly page: PageWeights;
  private readonly root: Element;
  /** The part that holds the paragraphs; in the root or the root itself. */
  private readonly core: Element;

  constructor(
    private readonly body: Element,
    private readonly names: Names,
    isStrict: boolean,
  ) {
    let all = 0;
    const survey = (element: Element, isOutside: boolean): Weight => {
      const outside =
        isOutside || isAround(element) || (isStrict && names.kindsOf(element).has("comments"));
      const sum = { ...NOTHING };
      for (const child of element.childNodes) {
        if ("value" in child) {
          const letters = lettersIn(child.value);
          sum.letters += letters;
          sum.own += letters;
          if (letters > PARAGRAPH) sum.hasSentence = true;
        } else if (isElement(child) && !isSilent(child)) {
          const weight = survey(child, outside);
          add(sum, weight);
          sum.hasBlock ||= weight.hasBlock || isBlock(child);
        }
      }
      close(element, sum);
      sum.hasBody ||= this.isBody(element);
      if (isParagraph(element, sum) && sum.letters - sum.linked > PARAGRAPH) {
        const before = sum.prose;
        sum.prose = sum.letters - sum.linked;
        if (!outside) all += sum.prose - before;
      }
      this.raw.set(element, sum);
      return sum;
    };
    survey(body, false);
    this.page = { names, all, isStrict, weightOf: (e) => this.raw.get(e) ?? NOTHING };
    this.weigh(body);
    this.core = this.chosen();
    this.root = this.widened();
    for (const element of trimmed(this.root, this.core, this)) this.dropped.add(element);
  }

  /** Letters of what is kept, without those in links. */
  get letters(): number {
    const { letters, linked } = this.weightOf(this.root);
    return letters - linked;
  }

  get prose(): number {
    return this.weightOf(this.root).prose;
  }

  weightOf(element: Element): Weight {
    return this.kept.get(element) ?? NOTHING;
  }

  leavesOut(element: Element): boolean {
    return this.dropped.has(element);
  }

  article(): Article {
    const { root, dropped, prose } = this;
    const isSubstantial = prose >= SUBSTANTIAL;
    return { root, isSubstantial, leavesOut: (element) => dropped.has(element) };
  }

  /** The weight of what is kept of an element. Recursive; the tree's depth is limited. */
  private weigh(element: Element): Weight {
    const raw = this.raw.get(element) ?? NOTHING;
    const sum = { ...NOTHING, letters: raw.own };
    for (const child of element.childNodes) {
      if (isElement(child) && this.raw.has(child)) {
        if (this.isDropped(child)) {
          this.dropped.add(child);
          continue;
        }
        const weight = this.weigh(child);
        add(sum, weight);
        sum.hasBlock ||= weight.hasBlock || isBlock(child);
      }
    }
    close(element, sum);
    const own = sum.letters - sum.linked;
    if (isParagraph(element, raw) && own > PARAGRAPH) {
      sum.prose = own;
      const parent = element.parentNode;
      if (parent && "tagName" in parent) {
        this.parents.set(parent, (this.parents.get(parent) ?? 0) + own);
      }
    }
    this.kept.set(element, sum);
    return sum;
  }

  private isDropped(element: Element): boolean {
    if (isHiddenByName(element)) {
      return (this.raw.get(element)?.prose ?? 0) * 5 < this.page.all || !this.page.isStrict;
    }
    return isBoilerplate(element, this.page);
  }

  private chosen(): Element {
    const all = this.weightOf(this.body).prose;
    const marked: Element[][] = [[], [], [], [], []];
    const collect = (element: Element, inside: number) => {
      let within = inside;
      const mark = this.markOf(element);
      if (mark >= 0 && !(within & (1 << mark))) {
        marked[mark]?.push(element);
        within |= 1 << mark;
      }
      for (const child of element.childNodes) {
        if (isElement(child) && this.kept.has(child)) collect(child, within);
      }
    };
    collect(this.body, 0);
    for (const [rank, candidates] of marked.entries()) {
      // A name is less certain than an element or a property made for it.
      const share = rank === 1 || rank === 3 ? 2 : 3;
      const [first, second] = candidates
        .filter((one) => this.weightOf(one).letters >= SUBSTANTIAL)
        .sort((a, b) => this.weightOf(b).prose - this.weightOf(a).prose);
      if (!first) continue;
      if (second && this.weightOf(second).prose * 4 > this.weightOf(first).prose) continue;
      if (this.weightOf(first).prose * share >= all) return first;
    }
    return this.heaviest() ?? this.body;
  }

  /** How an element is marked as the article; the lower, the more certain. */
  private markOf(element: Element): number {
    if (/(?:^|\s)articleBody(?:$|\s)/.test(attribute(element, "itemprop") ?? "")) return 0;
    if (this.isBody(element)) return 1;
    const role = attribute(element, "role");
    if (element.tagName === "article" || role === "article") return 2;
    if (this.isCalled(element, "article")) return 3;
    return element.tagName === "main" || role === "main" ? 4 : -1;
  }

  private isBody(element: Element): boolean {
    return this.isCalled(element, "body");
  }

  /** Whether an element that can hold an article has a name of this kind and none of another. */
  private isCalled(element: Element, kind: "body" | "article"): boolean {
    const kinds = this.names.kindsOf(element);
    if (!kinds.has(kind) || !/^(?:div|section|article|main|td)$/.test(element.tagName))
      return false;
    return !kinds.has("boilerplate") && !kinds.has("about") && !kinds.has("comments");
  }

  /** The smallest part that holds four fifths of the paragraphs of its surroundings. */
  private heaviest(): Element | undefined {
    let best: Element | undefined;
    for (const [element, letters] of this.parents) {
      if (!best || letters > (this.parents.get(best) ?? 0)) best = element;
    }
    if (!best || (this.parents.get(best) ?? 0) < SUBSTANTIAL) return undefined;
    // An article in sections has its paragraphs in several siblings: climb while that adds much.
    for (let at: Element = best; ;) {
      const parent = at.parentNode;
      if (!parent || !("tagName" in parent) || parent.tagName === "html") return best;
      if (this.weightOf(parent).prose > this.weightOf(best).prose * 1.2) best = parent;
      at = parent;
    }
  }

  /** The nearest part around the paragraphs that has the title, unless it has much else. */
  private widened(): Element {
    const { core } = this;
    if (this.weightOf(core).hasTitle) return core;
    const limit = Math.max(this.weightOf(core).prose * 1.5, this.weightOf(core).prose + 600);
    for (let at = core.parentNode; at && "tagName" in at; at = at.parentNode) {
      if (at.tagName === "html" || this.weightOf(at).prose > limit) return core;
      if (this.weightOf(at).hasTitle) return at;
    }
    return core;
  }
}

function add(sum: Weight, part: Weight): void {
  sum.letters += part.letters;
  sum.linked += part.linked;
  sum.prose += part.prose;
  sum.links += part.links;
  sum.linkedHeadings += part.linkedHeadings;
  sum.hasTitle ||= part.hasTitle;
  sum.hasBody ||= part.hasBody;
}

/** What an element makes of the sum of its content. */
function close(element: Element, sum: Weight): void {
  // A heading that leads elsewhere as a whole is the name of the site.
  if (element.tagName === "h1") sum.hasTitle = sum.letters > 0 && sum.linked < sum.letters * 0.9;
  if (element.tagName === "a" && attribute(element, "href") !== undefined) {
    sum.linked = sum.letters;
    if (sum.letters > 0) sum.links = 1;
    if (sum.letters > 0 && hasHeading(element)) sum.linkedHeadings = 1;
  } else if (
    /^h[2-6]$/.test(element.tagName) &&
    sum.letters > 0 &&
    sum.linked >= sum.letters * 0.9
  ) {
    sum.linkedHeadings = 1;
  }
}

/** Looks at few elements: a link around a heading holds little else. */
function hasHeading(link: Element): boolean {
  let steps = 0;
  for (const element of elementsIn(link)) {
    if (/^h[2-6]$/.test(element.tagName)) return true;
    if (++steps > 12) return false;
  }
  return false;
}

/** A paragraph, or a division with text of its own, as pages without paragraphs have. */
function isParagraph({ tagName: tag }: Element, { hasSentence }: Weight): boolean {
  return PARAGRAPHS.has(tag) || (hasSentence && (tag === "div" || tag === "td"));
}

const PARAGRAPHS = new Set(["p", "pre", "blockquote", "li", "dd"]);

const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Letters of a text on one line; one of a script that writes syllables or words counts as three. */
function lettersIn(text: string): number {
  const shown = text.replace(/\s+/g, " ").trim();
  return shown.length + 2 * (shown.match(WIDE)?.length ?? 0);
}

import { attribute, type Element } from "@/lib/text/html-tree";
import { childOf, childrenOf, valueOf } from "@/lib/text/xml-writer";

/** What a paragraph's style says of its part in the text. */
export interface ParagraphStyle {
  /** 1 to 6 for a heading. */
  readonly level?: number;
  readonly isTitle: boolean;
  readonly isQuote: boolean;
  readonly list?: ListPlace;
}

export interface ListPlace {
  readonly id: string;
  /** 0 for the outermost list. */
  readonly depth: number;
}

/** Styles by their ids, with what they take over from those they are based on. */
export function stylesOf(styles: Element | undefined): ReadonlyMap<string, ParagraphStyle> {
  const found = new Map<string, ParagraphStyle>();
  const elements = new Map(
    childrenOf(styles, "style").map((style) => [attribute(style, "styleId") ?? "", style]),
  );
  const styleOf = (id: string, steps: number): ParagraphStyle => {
    const known = found.get(id);
    const style = elements.get(id);
    if (known) return known;
    // A style that is based on itself ends here.
    if (!style || steps > 20) return { isTitle: false, isQuote: false };
    const base = styleOf(valueOf(style, "basedOn") ?? "", steps + 1);
    // Word names its own styles in English in every language.
    const name = (valueOf(style, "name") ?? "").toLowerCase();
    const properties = childOf(style, "pPr");
    const level = levelOf(properties) ?? levelIn(name);
    const made: ParagraphStyle = {
      level: level ?? base.level,
      isTitle: name === "title" || base.isTitle,
      isQuote: /^(?:intense )?quote$|^block ?text$|^quotations?$/.test(name) || base.isQuote,
      list: listIn(properties) ?? base.list,
    };
    found.set(id, made);
    return made;
  };
  for (const id of elements.keys()) styleOf(id, 0);
  return found;
}

function levelIn(name: string): number | undefined {
  const level = Number(/^heading (\d)$/.exec(name)?.[1]);
  return level >= 1 ? Math.min(level, 6) : undefined;
}

/** The level of the outline that a paragraph or a style names itself; 9 is the body. */
export function levelOf(properties: Element | undefined): number | undefined {
  const outline = valueOf(properties, "outlineLvl");
  const level = outline === undefined ? Number.NaN : Number(outline) + 1;
  return level >= 1 && level <= 6 ? level : undefined;
}

export function listIn(properties: Element | undefined): ListPlace | undefined {
  const place = childOf(properties, "numPr");
  const id = valueOf(place, "numId");
  const depth = Math.min(Number(valueOf(place, "ilvl") ?? "0") || 0, 8);
  return id === undefined ? undefined : { id, depth };
}

/** Of a list at a depth: whether it counts, and from what. */
interface ListLevel {
  readonly ordered: boolean;
  readonly first: number;
}

export type Lists = (place: ListPlace) => ListLevel | undefined;

export function listsOf(numbering: Element | undefined): Lists {
  const abstract = new Map(
    childrenOf(numbering, "abstractNum").map((one) => [attribute(one, "abstractNumId"), one]),
  );
  const named = new Map(
    childrenOf(numbering, "num").map((one) => [
      attribute(one, "numId"),
      abstract.get(valueOf(one, "abstractNumId")),
    ]),
  );
  const levels = new Map<string, ListLevel>();
  return ({ id, depth }) => {
    // 0 takes a paragraph out of the list of its style.
    if (id === "0") return undefined;
    const place = `${depth} ${id}`;
    const known = levels.get(place) ?? levelAt(named.get(id), depth);
    levels.set(place, known);
    return known;
  };
}

function levelAt(list: Element | undefined, depth: number): ListLevel {
  const level = childrenOf(list, "lvl").find((one) => attribute(one, "ilvl") === String(depth));
  const format = valueOf(level, "numFmt") ?? "bullet";
  const first = Number(valueOf(level, "start") ?? "1");
  return {
    ordered: format !== "bullet" && format !== "none",
    first: Number.isSafeInteger(first) && first >= 0 ? first : 1,
  };
}

import { attribute, type Element } from "./html-tree";

/** Outer and inner quotation marks by language, after CLDR; French ones with their spaces. */
const MARKS: Readonly<Record<string, string>> = {
  en: "“ ” ‘ ’",
  de: "„ “ ‚ ‘",
  fr: "«_ _» “ ”",
  es: "« » “ ”",
  it: "« » “ ”",
  pt: "“ ” ‘ ’",
  ca: "« » “ ”",
  nl: "‘ ’ “ ”",
  da: "“ ” ‘ ’",
  nb: "« » ‘ ’",
  no: "« » ‘ ’",
  nn: "« » ‘ ’",
  sv: "” ” ’ ’",
  fi: "” ” ’ ’",
  is: "„ “ ‚ ‘",
  pl: "„ ” « »",
  cs: "„ “ ‚ ‘",
  sk: "„ “ ‚ ‘",
  sl: "„ “ ‚ ‘",
  hr: "„ ” ‚ ’",
  sr: "„ “ ‘ ’",
  hu: "„ ” » «",
  ro: "„ ” « »",
  bg: "„ “ „ “",
  lt: "„ “ ‚ ‘",
  lv: "« » ‘ ’",
  et: "„ “ « »",
  ru: "« » „ “",
  uk: "« » „ “",
  be: "« » „ “",
  el: "« » “ ”",
  ar: "” “ ’ ‘",
  fa: "« » ‹ ›",
  ja: "「 」 『 』",
};

const OF_ENGLISH = MARKS["en"] ?? "";

/**
 * The marks that a browser puts around a quotation (`q`), by the language of the text around it.
 *
 * @param depth how many quotations it stands in
 */
export function quotationMarks(element: Element, depth: number): readonly [string, string] {
  let language = "";
  for (let at = element.parentNode; at && "attrs" in at && !language; at = at.parentNode) {
    language = attribute(at, "lang") ?? "";
  }
  const marks = MARKS[language.toLowerCase().split(/[-_]/)[0] ?? ""] ?? OF_ENGLISH;
  const [opens = "“", closes = "”", opensInner = "‘", closesInner = "’"] = marks
    .split(" ")
    .map((mark) => mark.replace("_", "\u00a0"));
  return depth % 2 === 0 ? [opens, closes] : [opensInner, closesInner];
}

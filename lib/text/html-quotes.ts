import { attribute, type Element } from "./html-tree";

/** Outer and inner quotation marks by language, after CLDR; French ones with their spaces. */
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);

const OF_ENGLISH = MARKS.get("en") ?? "";

const LANGUAGES = new WeakMap<object, string>();

/** The language of what an element stands in, without its region. Recursive; each is looked at once. */
function languageAround({ parentNode: parent }: Element): string {
  if (parent === null || !("attrs" in parent)) return "";
  let language = LANGUAGES.get(parent);
  if (language === undefined) {
    const tag = attribute(parent, "lang");
    language = tag ? (tag.toLowerCase().split(/[-_]/, 1)[0] ?? "") : languageAround(parent);
    LANGUAGES.set(parent, language);
  }
  return language;
}

/**
 * The marks that a browser puts around a quotation (`q`), by the language of the text around it.
 *
 * @param depth how many quotations it stands in
 */
export function quotationMarks(element: Element, depth: number): readonly [string, string] {
  const marks = MARKS.get(languageAround(element)) ?? OF_ENGLISH;
  const [opens = "“", closes = "”", opensInner = "‘", closesInner = "’"] = marks
    .split(" ")
    .map((mark) => mark.replace("_", "\u00a0"));
  return depth % 2 === 0 ? [opens, closes] : [opensInner, closesInner];
}

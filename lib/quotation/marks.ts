/** A quotation mark as it stands in a text. UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The mark that it stands for: `''` stands for `"`, two commas for `„`. */
  readonly sign: string;
  /** Where it stands: before words, after them, or where it could be either. */
  readonly place: "before" | "after" | "either";
}

/** What typewriters and news agencies write for a double mark. */
const DOUBLED: Readonly<Record<string, string>> = {
  "''": '"',
  "``": "“",
  ",,": "„",
  "<<": "«",
  ">>": "»",
  "‘‘": "“",
  "’’": "”",
  "‹‹": "«",
  "››": "»",
  "″": '"',
  "＂": '"',
  "〝": "“",
  "〞": "”",
  "〟": "”",
  "｢": "「",
  "｣": "」",
};

const LETTER = /[\p{L}\p{N}]/u;
/** Letters of scripts that join what follows to the closing mark, or precede the opening one. */
export const JOINING = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const BEFORE_WORDS = /[\s([{¿¡—–-]/u;
const AFTER_WORDS = /[\s.,;:!?…)\]}—–，。；：！？、،؛؟-]/u;

/** The quotation marks of a text, and apostrophes among the single ones, in order. */
export function* marksOf(text: string): Generator<Mark> {
  const marks = /''|``|,,|<<|>>|‘‘|’’|‹‹|››|[“”„"″＂«»‘’‚「」『』｢｣‹›〝〞〟]/gu;
  for (const { 0: written, index: start } of text.matchAll(marks)) {
    const end = start + written.length;
    const sign = DOUBLED[written] ?? written;
    const place = /[«»]/.test(sign)
      ? placeOfGuillemet(text, start, end)
      : placeOf(text, start, end);
    // Only where it stands shows that two commas, apostrophes or signs are one mark.
    if (written === ",," && place !== "before") continue;
    if (/^(?:''|<<|>>)$/.test(written) && place === "either") continue;
    yield { start, end, sign, place };
  }
}

function placeOf(text: string, start: number, end: number): Mark["place"] {
  const [before, after] = [text[start - 1] ?? " ", text[end] ?? " "];
  if (BEFORE_WORDS.test(before) && LETTER.test(after)) return "before";
  if (!BEFORE_WORDS.test(before) && AFTER_WORDS.test(after)) return "after";
  return "either";
}

/** French sets spaces inside its marks, which do not break a line where a typesetter set them. */
function placeOfGuillemet(text: string, start: number, end: number): Mark["place"] {
  const [before, after] = [text[start - 1] ?? "\n", text[end] ?? "\n"];
  const fixed = /[\u00a0\u202f]/u;
  if (fixed.test(after) && !fixed.test(before)) return "before";
  if (fixed.test(before) && !LETTER.test(after)) return "after";
  if (/\s/u.test(before) && /[.,;:!?…)]/u.test(after)) return "after";
  if (/[\n(]/u.test(before) && /\s/u.test(after)) return "before";
  return placeOf(text, start, end);
}

/**
 * Whether a text sets its guillemets as German does, »so«: most of those whose place shows which
 * they are do. Null where none shows.
 */
export function areTurned(marks: readonly Mark[]): boolean | null {
  let turned = 0;
  for (const { sign, place } of marks) {
    if (place === "either" || (sign !== "«" && sign !== "»")) continue;
    turned += (sign === "»") === (place === "before") ? 1 : -1;
  }
  return turned === 0 ? null : turned > 0;
}

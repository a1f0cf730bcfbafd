/**
 * The one form in which words are compared wherever something is looked for: in the open text, in a
 * search and in a query. Case, accents, vowel points, tatweel, widths, ligatures, invisible
 * characters, the form of apostrophes, quotation marks and dashes, and the kind and length of white
 * space make no difference; the signs of vowels that Indic scripts need do.
 *
 * The database has the same function for its indexes, `obelus_fold` (the migration "one_fold"); a
 * test compares the two, character by character.
 */

/** Marks that people omit when they type: of Latin, Greek and Cyrillic, Hebrew, Arabic. */
const MARKS =
  "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff";
/** Soft hyphens, joiners, direction marks, variation selectors, byte order marks. */
const UNSEEN =
  "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";
/** Parts of Hangul syllables after the first, and voicing marks of half-width kana: no marks, and yet one character with what is before them. */
const JOINING = "\\u1160-\\u11ff\\ud7b0-\\ud7fb\\uff9e\\uff9f\\uffa1-\\uffdc";
const DROPPED = new RegExp(`[${MARKS}${UNSEEN}]+`, "g");
/** White space that remains after compatibility decomposition. */
const SPACE = /[\t\n\v\f\r \u0085\u1680\u2028\u2029]+/g;

/** One character for another, after lower case. */
const LIKE: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ς: "σ",
  ٱ: "ا",
  ک: "ك",
  ی: "ي",
  ى: "ي",
  "`": "'",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "′": "'",
  ʼ: "'",
  ʹ: "'",
  "׳": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "«": '"',
  "»": '"',
  "״": '"',
  "‐": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "־": "-",
};
/** Letters that are written as two. */
const AS_TWO: Readonly<Record<string, string>> = { ß: "ss", þ: "th", æ: "ae", œ: "oe" };
/** An acute accent that stands alone is typed for an apostrophe; decomposed it would be a space. */
const STANDING_ACUTE = /[´΄]/g;

const REPLACED = new RegExp(`[${[...Object.keys(LIKE), ...Object.keys(AS_TWO)].join("")}]`, "g");
const PLAIN = /^[!-_a-~]*$/;

/** Words in the form in which they are compared. White space at the ends stays, as one space. */
export function fold(words: string): string {
  if (PLAIN.test(words)) return words.toLowerCase();
  return words
    .replace(STANDING_ACUTE, "'")
    .normalize("NFKD")
    .replace(DROPPED, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(REPLACED, (found) => LIKE[found] ?? AS_TWO[found] ?? found)
    .replace(SPACE, " ");
}

/** A text in the form that is compared, with the way back. Offsets are UTF-16 code units. */
export interface Searchable {
  readonly folded: string;
  /** Where in the text each code unit of `folded` begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** What is folded together: white space, or a character with what joins it or is dropped after it. */
const CLUSTER = new RegExp(
  `[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+|[^][\\p{M}\\u0640${UNSEEN}${JOINING}]*`,
  "gu",
);

/** Built once for each text; linear in its length. `folded` is {@link fold} of the text. */
export function searchable(text: string): Searchable {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let wasSpace = false;
  CLUSTER.lastIndex = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    let end = at + 1;
    let folded: string;
    if (code > 0x20 && code < 0x7f && code !== 0x60 && !(next >= 0x300)) {
      folded = code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : (text[at] as string);
    } else {
      CLUSTER.lastIndex = at;
      const cluster = CLUSTER.exec(text)?.[0] ?? (text[at] as string);
      end = at + cluster.length;
      folded = fold(cluster);
    }
    // What is not seen may stand between two spaces, and belongs to what is before it.
    if (wasSpace && folded.startsWith(" ")) folded = folded.slice(1);
    if (folded === "") {
      if (ends.length > 0 && ends.at(-1) === at && !wasSpace) ends[ends.length - 1] = end;
    } else {
      parts.push(folded);
      for (let i = 0; i < folded.length; i++) {
        starts.push(at);
        ends.push(end);
      }
      wasSpace = folded.endsWith(" ");
    }
    at = end;
  }
  return { folded: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

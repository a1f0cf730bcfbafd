/** Characters that are not seen: soft hyphens, joiners, direction marks, variation selectors. */
const INVISIBLE = /[\xAD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/g;
/** Ligatures, full-width and half-width forms, and the shapes of Arabic letters in old files. */
const COMPATIBILITY = /[\uFB00-\uFDFB\uFE70-\uFEFC\uFF01-\uFFEE]+/g;
/** Marks that readers of Arabic and Hebrew put in or leave out, and the tatweel. */
const POINTS =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]/g;
const TATWEEL = /\u0640/g;
/** The stress marks of Russian textbooks, after the letter was composed as far as it can be. */
const STRESS = /(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu;

const SIGNS: Readonly<Record<string, string>> = {
  "。": ".",
  "｡": ".",
  "،": ",",
  "؛": ";",
  "؟": "?",
  "։": ".",
  "۔": ".",
  "‼": "!!",
};

/** A word or mark in the form in which it is compared. */
export function keyOf(written: string): string {
  if (/^[a-z]+$/.test(written)) return written;
  return withoutPoints(written).replace(/[[\]]/g, "").toLowerCase().replace(/ß/g, "ss");
}

function withoutPoints(written: string): string {
  return composed(written).replace(POINTS, "").replace(STRESS, "");
}

/** Composed, with one form of apostrophe and of each mark, in the case in which it is written. */
function composed(written: string): string {
  return written
    .replace(INVISIBLE, "")
    .replace(COMPATIBILITY, (found) => found.normalize("NFKC"))
    .replace(/[’ʼ׳＇]/g, "'")
    .replace(/[。｡،؛؟։۔‼]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(TATWEEL, "")
    .normalize("NFC");
}

/**
 * Whether two words with one key are pointed as different words: each letter that has points on
 * both sides has to have some of the same. `كَتَبَ` and `كُتِبَ` are two words, `كتب` may be either.
 */
export function arePointedApart(one: string, other: string): boolean {
  if (one === other) return false;
  const [left, right] = [pointsOf(one), pointsOf(other)];
  return left.some((points, i) => {
    const others = right[i] ?? "";
    return (
      ![...points].every((point) => others.includes(point)) &&
      ![...others].every((point) => points.includes(point))
    );
  });
}

/** The points of each letter. */
function pointsOf(word: string): string[] {
  const letters: string[] = [];
  for (const character of composed(word).normalize("NFD")) {
    if (!character.match(POINTS)) letters.push("");
    else if (letters.length > 0) letters[letters.length - 1] += character;
  }
  return letters;
}

/** Whether two words with one key are written with capitals at different letters. */
export function differInCase(one: string, other: string): boolean {
  return (
    one !== other && withoutPoints(one) !== withoutPoints(other) && caseOf(one) !== caseOf(other)
  );
}

/** For each letter whether it is a capital. */
function caseOf(word: string): string {
  return withoutPoints(word)
    .replace(/[[\]]/g, "")
    .replace(/[^\p{L}]/gu, "")
    .replace(/\p{Lu}/gu, "A")
    .replace(/[^A]/gu, "a")
    .replace(/a+/g, "a")
    .replace(/A+/g, "A");
}

import { bisectLeft } from "d3-array";

/** An offset that counts Unicode code points, as the W3C Web Annotation model and the API do. */
export type CodePoint = number & { readonly unit?: "code point" };

/** An offset that counts UTF-16 code units, as strings and the rest of the product do. */
export type Utf16 = number & { readonly unit?: "UTF-16 code unit" };

/** What an index is made of: the length of a text, and where its surrogate pairs start. */
export interface CodePointSource {
  readonly units: Utf16;
  readonly astral: readonly Utf16[];
}

/** Converts offsets of one text between the two units. */
export interface CodePointIndex {
  /** How many code points the text has. */
  readonly length: number;
  /** Of which it is made, so that a thread can be given it. */
  readonly source: CodePointSource;
  /**
   * From UTF-16 code units to code points.
   * @throws RangeError for an offset outside the text or inside a surrogate pair: offsets in
   * this unit are our own, so a wrong one is a mistake of ours.
   */
  toCodePoints(utf16: Utf16): CodePoint;
  /**
   * From code points to UTF-16 code units, or null for what is no offset of this text (a
   * fraction, a negative number, one past the end): these numbers come from outside. The answer
   * never lies inside a surrogate pair.
   */
  toUtf16(codePoints: CodePoint): Utf16 | null;
}

/** True when no surrogate stands alone; only such a text survives UTF-8. */
export function isWellFormed(text: string): boolean {
  // With the u flag a pair is one character, so the class finds only lone surrogates.
  return !/[\uD800-\uDFFF]/u.test(text);
}

/** The text with U+FFFD for each surrogate that stands alone; no offset changes. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
}

export function codePointLength(text: string): number {
  return text.length - astralStarts(text).length;
}

/**
 * An index that answers in O(log n). It holds two numbers for each character beyond the Basic
 * Multilingual Plane, so for a text without any both units are the same and the index is empty.
 */
export function codePointIndex(text: string): CodePointIndex {
  return codePointIndexFrom({ units: text.length, astral: astralStarts(text) });
}

/** As {@link codePointIndex}, for a text whose surrogate pairs are known. */
export function codePointIndexFrom(source: CodePointSource): CodePointIndex {
  const { units, astral } = source;
  /** The same characters as code points: each of them before one takes a code unit more. */
  const astralCodePoints = astral.map((utf16, i) => utf16 - i);
  const length = units - astral.length;
  return {
    length,
    source,
    toCodePoints(utf16) {
      if (!Number.isInteger(utf16) || utf16 < 0 || utf16 > units) {
        throw new RangeError(`no offset of a text of ${units} code units: ${utf16}`);
      }
      const before = bisectLeft(astral, utf16);
      if (before > 0 && astral[before - 1] === utf16 - 1) {
        throw new RangeError(`offset ${utf16} lies inside a surrogate pair`);
      }
      return utf16 - before;
    },
    toUtf16(codePoints) {
      if (!Number.isInteger(codePoints) || codePoints < 0 || codePoints > length) return null;
      return codePoints + bisectLeft(astralCodePoints, codePoints);
    },
  };
}

/** Where the surrogate pairs of a text start, in UTF-16 code units. */
function astralStarts(text: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      starts.push(i++);
    }
  }
  return starts;
}

import type { Span } from "../../span/span";

/** The parts of speech that the tagger of English tells apart, and quoted words taken as one. */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X"
  | "SPACE"
  | "QUOTE";

/** A word or a mark of a sentence, or a whole quotation in it. Spans are UTF-16 code units. */
export interface Item extends Span {
  readonly written: string;
  /** In lower case. */
  readonly key: string;
  readonly pos: PartOfSpeech;
}

/** Splits a paragraph into words and marks with their parts of speech, in order. */
export type Tag = (text: string) => readonly { written: string; pos: PartOfSpeech }[];

export const isNominal = ({ pos }: Item): boolean =>
  pos === "NOUN" || pos === "PROPN" || pos === "PRON" || pos === "NUM";
export const isVerbal = ({ pos }: Item): boolean => pos === "VERB" || pos === "AUX";
export const isWord = ({ written }: Item): boolean => /^[\p{L}\p{N}]/u.test(written);
export const isDash = (item: Item | undefined): boolean =>
  !!item && /^(?:[―—–]|--)$/.test(item.written);
export const isCapital = ({ written }: Item): boolean => /^\p{Lu}/u.test(written);

export const RELATIVES = new Set(["who", "which", "whose", "whom", "where"]);
const TIMES = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february " +
    "march april may june july august september october november december tonight recently earlier later " +
    "last next week month year night morning afternoon evening weekend"
  ).split(" "),
);
/** Whether a word only says when. */
export const isTime = ({ key, pos }: Item): boolean =>
  TIMES.has(key) || (pos === "NUM" && /^\d{1,4}$/.test(key));

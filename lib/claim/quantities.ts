import type { Quantity } from "../annotation/annotation";
import type { Span } from "../span/span";
import { baseAfter, periodsOf, placeIn, sentencesOf } from "./quantity/context";
import { eastAsianQuantitiesIn } from "./quantity/east-asian";
import { languageOf } from "./quantity/language";
import { readQuantities, type ReadQuantity } from "./quantity/reading";

/**
 * A quantity that the words seem to claim; offsets are UTF-16 code units of the words. A range, and
 * a movement from one value to another, have their lower and their higher end.
 */
export interface ProposedQuantity extends Quantity, Span {}

/**
 * Quantities that words seem to claim, in reading order, for a person to confirm or correct. They
 * are guesses and are not stored. The work grows with the length of the words, not faster.
 */
export function proposeQuantities(words: string, language = ""): readonly ProposedQuantity[] {
  const spoken = language || languageOf(words);
  return sentencesOf(words).flatMap(({ start, end }) =>
    quantitiesOfSentence(words.slice(start, end), spoken).map((quantity) => ({
      ...quantity,
      start: start + quantity.start,
      end: start + quantity.end,
    })),
  );
}

function quantitiesOfSentence(sentence: string, language: string): readonly ProposedQuantity[] {
  const eastAsian = eastAsianQuantitiesIn(sentence);
  const found: readonly ReadQuantity[] =
    eastAsian.length > 0 ? eastAsian : readQuantities(sentence, language);
  const inOrder = found.toSorted((a, b) => a.start - b.start);
  const periods = periodsOf(sentence, inOrder);
  const place = placeIn(sentence);
  return inOrder.map((quantity, i) => ({
    place,
    denominator: "",
    ...quantity,
    period: quantity.period ?? periods[i] ?? "",
    base: quantity.base || baseAfter(sentence, quantity.end),
  }));
}

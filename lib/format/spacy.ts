import { besideOf } from "./beside";
import { jsonInLine } from "./json-line";
import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";

/**
 * The lines that spaCy's and Prodigy's training scripts read: `text` and `spans` with offsets in
 * code points and an exclusive end. Spans may overlap, as in a span group; `doc.char_span` makes
 * them. The pieces of a discontinuous span have the same `id`.
 */
export const SPACY: PieceFormat = {
  textBefore({ document, text }) {
    const { id, title, language, revision } = document;
    const meta = { document: id, title, language, revision: revision.number };
    return `${jsonInLine({ text: text.text, meta }).slice(0, -1)},"spans":[`;
  },
  betweenPieces: ",",
  piece(one, { document }) {
    const label = labelOf(one.annotation);
    const spans = placesOf(one.annotation, document).map(({ start, end }, index) => ({
      start,
      end,
      label,
      id: one.annotation.id,
      ...(index === 0 ? { obelus: besideOf(one) } : {}),
    }));
    return spans.length > 0 ? { words: spans.map(jsonInLine).join(",") } : null;
  },
  textAfter: () => "]}\n",
};

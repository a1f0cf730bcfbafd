import { besideOf } from "./beside";
import { jsonInLine } from "./json-line";
import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { noteEnds, relationsBetween } from "./links";
import { placesOf } from "./placed";

/** Entities have whole numbers as ids; an annotation has at most 100 pieces. */
const PIECES = 1_000;

/**
 * doccano's lines for spans and relations: one text a line. Offsets count code points, the end is
 * exclusive. The pieces of a discontinuous span are entities of their own with a relation from each
 * to the next. doccano takes what it does not know into the text's metadata or passes over it.
 */
export const DOCCANO: PieceFormat = {
  textBefore({ document, text, number }) {
    const { id, title, revision } = document;
    const facts = { id: number, text: text.text, document: id, title, revision: revision.number };
    return `${jsonInLine(facts).slice(0, -1)},"entities":[`;
  },
  betweenPieces: ",",
  piece(one, { document, number }) {
    const places = placesOf(one.annotation, document);
    if (places.length === 0) return null;
    const label = labelOf(one.annotation);
    const ids = places.map((_, index) => number * PIECES + index);
    const entities = places.map(({ start, end }, index) => ({
      id: ids[index],
      label,
      start_offset: start,
      end_offset: end,
      ...(index === 0 ? { obelus: besideOf(one) } : { continues: one.annotation.id }),
    }));
    const relations = ids.slice(1).map((to, index) => ({
      id: to,
      from_id: ids[index],
      to_id: to,
      type: "continues",
    }));
    return {
      words: entities.map(jsonInLine).join(","),
      later: JSON.stringify([relations.map(jsonInLine), noteEnds(one, number * PIECES) ?? null]),
    };
  },
  textAfter(_text, _file, later) {
    const parts = later.map((some) => JSON.parse(some) as [pieces: string[], ends: string | null]);
    const related = relationsBetween(parts.flatMap(([, ends]) => ends ?? []));
    const relations = [
      ...parts.flatMap(([pieces]) => pieces),
      // Ids below those of entities, which begin with a thousand; pieces have theirs from there.
      ...related.map(({ source, target, type }, at) =>
        jsonInLine({ id: -1 - at, from_id: source, to_id: target, type }),
      ),
    ];
    return `],"relations":[${relations.join(",")}],"Comments":[]}\n`;
  },
};

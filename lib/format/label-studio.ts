import { besideOf } from "./beside";
import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { linksWithin } from "./links";
import { placesOf } from "./placed";
import { xmlAttribute } from "./xml-text";

/**
 * Tasks of Label Studio with their annotations, one task a text. Offsets count code points; each
 * region has its words, by which a reader finds out. A region of the same annotation follows with
 * the relation `continues`. `meta.config` is the labelling configuration that the names in
 * `from_name` and `to_name` refer to; a project needs it before tasks come in.
 */
export const LABEL_STUDIO: PieceFormat = {
  before: () => "[",
  betweenTexts: ",\n",
  textBefore({ document, text, number }, file) {
    const { id, title, revision } = document;
    const task = {
      id: number,
      data: { text: text.text, title, document: id },
      meta: { revision: revision.number, config: labellingConfig(file.labels) },
      predictions: [],
    };
    const annotation = {
      id: number,
      was_cancelled: false,
      ground_truth: false,
      created_at: file.exportedAt,
      completed_by: { email: "", first_name: file.by },
    };
    return `${JSON.stringify(task).slice(0, -1)},"annotations":[${JSON.stringify(annotation).slice(0, -1)},"result":[`;
  },
  betweenPieces: ",",
  piece(one, { document }) {
    const { annotation } = one;
    const places = placesOf(annotation, document);
    if (places.length === 0) return null;
    const ids = places.map((_, index) =>
      index === 0 ? annotation.id : `${annotation.id}-${index}`,
    );
    const regions = places.map(({ start, end, exact }, index) => ({
      id: ids[index],
      from_name: "label",
      to_name: "text",
      type: "labels",
      origin: "manual",
      value: { start, end, text: exact, labels: [labelOf(annotation)] },
      ...(index === 0
        ? { meta: { text: annotation.body === "" ? [] : [annotation.body] }, obelus: besideOf(one) }
        : {}),
    }));
    const relations = ids.slice(1).map((to, index) => ({
      type: "relation",
      from_id: ids[index],
      to_id: to,
      direction: "right",
      labels: ["continues"],
    }));
    const related = linksWithin(one).map(({ other, type }) => ({
      type: "relation",
      from_id: annotation.id,
      to_id: other.id,
      direction: "right",
      labels: [type],
    }));
    return {
      words: [...regions, ...relations, ...related].map((some) => JSON.stringify(some)).join(","),
    };
  },
  textAfter: () => "]}]}",
  after: () => "]\n",
};

function labellingConfig(labels: readonly string[]): string {
  const all = labels.map((label) => `<Label value="${xmlAttribute(label)}"/>`).join("");
  const relations = '<Relations><Relation value="continues"/></Relations>';
  return `<View>${relations}<Labels name="label" toName="text">${all}</Labels><Text name="text" value="$text" granularity="symbol"/></View>`;
}

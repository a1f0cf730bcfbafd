import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { tokenSentences } from "./tokens";

/** The features of our layer, in the order of the columns. */
const FEATURES = ["annotation", "author", "comment", "kind", "label", "status", "tags"] as const;

/** A piece of an annotation: UTF-16 code units, then the values of the features. */
type Unit = readonly [start: number, end: number, ...values: string[]];

/**
 * WebAnno TSV 3.3: sentences of tokens with a column for each feature of one layer of spans. Offsets
 * count UTF-16 code units. Tokens end where an annotation begins or ends, so that no span is widened
 * and no unit smaller than a token is needed; space at the edges of a span is left out, since no
 * token holds it. Pieces of a discontinuous span are spans with the same `annotation`.
 */
export const WEBANNO: PieceFormat = {
  textBefore: () =>
    `#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Obelus|${FEATURES.join("|")}\n\n`,
  piece({ annotation }, { document, toUtf16 }) {
    const values: Record<(typeof FEATURES)[number], string> = {
      annotation: annotation.id,
      author: annotation.createdBy.name,
      comment: annotation.body,
      kind: annotation.kind,
      label: labelOf(annotation),
      status: annotation.status,
      tags: annotation.tags.join(" "),
    };
    const units = placesOf(annotation, document).map(({ start, end }): Unit => [
      toUtf16(start),
      toUtf16(end),
      ...FEATURES.map((name) => escaped(values[name])),
    ]);
    return units.length > 0 ? { words: "", later: JSON.stringify(units) } : null;
  },
  textAfter({ text, document }, _file, later) {
    const units = later
      .flatMap((some) => JSON.parse(some) as Unit[])
      .toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
    const borders = [...new Set(units.flatMap(([start, end]) => [start, end]))].toSorted(
      (a, b) => a - b,
    );
    const lines: string[] = [];
    let open: { readonly unit: Unit; readonly number: number }[] = [];
    let next = 0;
    let sentence = 0;
    for (const { start, end, tokens } of tokenSentences(text, document.language, borders)) {
      sentence++;
      lines.push("", `#Text=${lineText(text.text.slice(start, end))}`);
      tokens.forEach((token, at) => {
        open = open.filter(({ unit }) => unit[1] > token.start);
        for (let unit = units[next]; unit && unit[0] < token.end; unit = units[++next]) {
          if (unit[1] > token.start) open.push({ unit, number: next + 1 });
        }
        const cells = FEATURES.map((_, feature) =>
          open.length === 0
            ? "_"
            : open.map(({ unit, number }) => `${unit[feature + 2] || "*"}[${number}]`).join("|"),
        );
        const words = escaped(text.text.slice(token.start, token.end));
        lines.push(
          `${sentence}-${at + 1}\t${token.start}-${token.end}\t${words}\t${cells.join("\t")}\t`,
        );
      });
    }
    return lines.length > 0 ? `${lines.join("\n")}\n` : "";
  },
};

const ESCAPES: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\f": "\\f",
};

/** A value of a cell. */
function escaped(words: string): string {
  return words.replace(/->|[\\[\]|_;*\t\n\r\f]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

/** The text of a sentence, which stands in one line. */
function lineText(words: string): string {
  return words.replace(/[\\\t\n\r\f]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

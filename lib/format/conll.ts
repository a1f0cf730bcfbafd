import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { tokenSentences } from "./tokens";

/** UTF-16 code units. */
type Labelled = readonly [start: number, end: number, label: string];

/**
 * The columns of CoNLL-2003 with tags as IOB2: token, two empty ones, tag; a blank line after each
 * sentence, `-DOCSTART-` before each text. A token has one tag: of two spans that share a word only
 * the one that begins earlier, or else the longer, is written, and the pieces of a discontinuous
 * span become spans of their own. A span that begins or ends inside a token takes the whole token.
 */
export const CONLL: PieceFormat = {
  textBefore: () => "-DOCSTART- -X- -X- O\n\n",
  piece({ annotation }, { document, toUtf16 }) {
    const label = labelOf(annotation);
    const spans = placesOf(annotation, document).map(({ start, end }): Labelled => [
      toUtf16(start),
      toUtf16(end),
      label,
    ]);
    return spans.length > 0 ? { words: "", later: JSON.stringify(spans) } : null;
  },
  textAfter({ text, document }, _file, later) {
    const all = later.flatMap((some) => JSON.parse(some) as Labelled[]);
    const spans = all.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
    const lines: string[] = [];
    let next = 0;
    let open: Labelled | null = null;
    for (const { tokens } of tokenSentences(text, document.language)) {
      for (const { start, end } of tokens) {
        if (open && open[1] <= start) open = null;
        let isFirst = false;
        for (let span = spans[next]; span && span[0] < end; span = spans[++next]) {
          if (open || span[1] <= start) continue;
          open = span;
          isFirst = true;
        }
        const tag = open ? `${isFirst ? "B" : "I"}-${open[2]}` : "O";
        const token = text.text.slice(start, end).replace(/\s+/gu, "_");
        lines.push(`${token} _ _ ${tag}`);
      }
      // A span goes on in the next sentence, where readers expect it to begin anew.
      if (open) {
        const rest: Labelled = [...open];
        open = null;
        const last = tokens.at(-1)?.end ?? 0;
        if (rest[1] > last) spans.splice(next, 0, [last, rest[1], rest[2]]);
      }
      lines.push("");
    }
    return lines.length > 0 ? `${lines.join("\n")}\n` : "";
  },
};

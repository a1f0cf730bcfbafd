import type { AnnotationAnswer } from "../contract/annotation";
import { KINDS, STATUSES } from "../contract/terms";
import { besideOf } from "./beside";
import { jsonInLine } from "./json-line";
import { labelOf } from "./label";
import type { PieceFormat } from "./piece-format";
import { noteEnds, relationsBetween } from "./links";
import { placesOf } from "./placed";

/**
 * brat's stand-off lines beside the text: `T` for the span, whose pieces stand in one line, `A` for
 * kind and status, `R` for relations within the text, `#` for what was written. Offsets count code points of the text that {@link
 * bratText} writes. The note `Obelus` holds the whole annotation as JSON, which brat shows and does
 * not read.
 */
export const BRAT: PieceFormat = {
  piece(one, { document, number }) {
    const { annotation } = one;
    const places = placesOf(annotation, document);
    if (places.length === 0) return null;
    const span = `T${number}`;
    const offsets = places.map(({ start, end }) => `${start} ${end}`).join(";");
    const words = places.map(({ exact }) => inOneLine(exact)).join(" ");
    const first = 10 * number;
    const lines = [
      `${span}\t${labelOf(annotation)} ${offsets}\t${words}`,
      `A${first}\tKind ${span} ${annotation.kind}`,
      `A${first + 1}\tStatus ${span} ${annotation.status}`,
      ...remark(annotation).map((words) => `#${first}\tAnnotatorNotes ${span}\t${words}`),
      `#${first + 1}\tObelus ${span}\t${jsonInLine(besideOf(one))}`,
    ];
    return { words: `${lines.join("\n")}\n`, later: noteEnds(one, number) };
  },
  textAfter: (_text, _file, later) =>
    relationsBetween(later)
      .map(
        ({ source, target, type }, at) => `R${at + 1}\t${type} Arg1:T${source} Arg2:T${target}\n`,
      )
      .join(""),
};

function remark({ body }: AnnotationAnswer): string[] {
  return body === "" ? [] : [inOneLine(body)];
}

/** brat has no escapes: a tab or a line end would end the column. As long as before. */
function inOneLine(words: string): string {
  return words.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, " ");
}

/**
 * The text beside the lines. brat reads it with universal line ends, so that CR LF would count once:
 * the carriage return becomes a space, and one that stands alone a line feed.
 */
export function bratText(text: string): string {
  return text.replace(/\r(?=\n)/g, " ").replace(/\r/g, "\n");
}

/** What brat needs to show the labels of a project. */
export function bratConfiguration(
  labels: readonly string[],
  relations: readonly string[] = [],
): string {
  return [
    "[entities]",
    ...labels,
    "",
    "[relations]",
    ...relations.map((type) => `${type}\tArg1:<ENTITY>, Arg2:<ENTITY>`),
    "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    "",
    "[events]",
    "",
    "[attributes]",
    `Kind\tArg:<ENTITY>, Value:${KINDS.join("|")}`,
    `Status\tArg:<ENTITY>, Value:${STATUSES.join("|")}`,
    "",
  ].join("\n");
}

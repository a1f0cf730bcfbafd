import { labelOf } from "./label";
import { linksWithin } from "./links";
import { addUnder } from "./lists";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { tokenSentences, type TokenSentence } from "./tokens";

/** The features of our layer, in the order of the columns. */
const FEATURES = ["annotation", "author", "comment", "kind", "label", "status", "tags"] as const;

/** Our layer of relations: its features, and last the layer of its ends. */
const RELATIONS = "#T_RL=webanno.custom.ObelusRelation|note|type|BT_webanno.custom.Obelus";

/** A piece of an annotation: UTF-16 code units, then the values of the features. */
type Unit = readonly [start: number, end: number, ...values: string[]];

/** The pieces of an annotation, and the relations that lead from it. */
interface Noted {
  readonly id: string;
  readonly units: readonly Unit[];
  readonly to: readonly (readonly [id: string, type: string, note: string])[];
}

/** A unit with its number in the file, and the address of its first token. */
interface NumberedUnit {
  readonly unit: Unit;
  readonly number: number;
  readonly id: string;
  address: string;
}

/**
 * WebAnno TSV 3.3: sentences of tokens with a column for each feature of one layer of spans. Offsets
 * count UTF-16 code units. Tokens end where an annotation begins or ends, so that no span is widened
 * and no unit smaller than a token is needed; space at the edges of a span is left out, since no
 * token holds it. Pieces of a discontinuous span are spans with the same `annotation`. A relation
 * stands at the first token of the span that it leads to, with the address and number of the other
 * one; a text without relations has no layer for them.
 */
export const WEBANNO: PieceFormat = {
  piece(one, { document, toUtf16 }) {
    const { annotation } = one;
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
    if (units.length === 0) return null;
    const to = linksWithin(one).map(({ other, type, note }) => [other.id, type, note] as const);
    return { words: "", later: JSON.stringify({ id: annotation.id, units, to } satisfies Noted) };
  },
  textAfter({ text, document }, _file, later) {
    const noted = later.map((some) => JSON.parse(some) as Noted);
    const numbered = noted
      .flatMap(({ id, units }) => units.map((unit) => ({ id, unit })))
      .toSorted((a, b) => a.unit[0] - b.unit[0] || b.unit[1] - a.unit[1])
      .map((one, at): NumberedUnit => ({ ...one, number: at + 1, address: "" }));
    const borders = [...new Set(numbered.flatMap(({ unit: [start, end] }) => [start, end]))];
    borders.sort((a, b) => a - b);
    const sentences = [...tokenSentences(text, document.language, borders)];
    const opened = openAt(sentences, numbered);
    const relations = relationsAt(noted, numbered);
    const hasRelations = relations.size > 0;
    const head = ["#FORMAT=WebAnno TSV 3.3", `#T_SP=webanno.custom.Obelus|${FEATURES.join("|")}`];
    const lines = [...head, ...(hasRelations ? [RELATIONS] : []), ""];
    for (const [at, { start, end, tokens }] of sentences.entries()) {
      lines.push("", `#Text=${lineText(text.text.slice(start, end))}`);
      for (const [index, token] of tokens.entries()) {
        const address = `${at + 1}-${index + 1}`;
        const open = opened.get(address) ?? [];
        const cells = FEATURES.map((_, feature) =>
          open.length === 0
            ? "_"
            : open.map(({ unit, number }) => `${unit[feature + 2] || "*"}[${number}]`).join("|"),
        );
        if (hasRelations) cells.push(...relationCells(relations.get(address) ?? []));
        const words = escaped(text.text.slice(token.start, token.end));
        lines.push(`${address}\t${token.start}-${token.end}\t${words}\t${cells.join("\t")}\t`);
      }
    }
    return `${lines.join("\n")}\n`;
  },
};

/** The units that hold each token, by its address; a unit gets the address of its first one. */
function openAt(
  sentences: readonly TokenSentence[],
  numbered: readonly NumberedUnit[],
): ReadonlyMap<string, readonly NumberedUnit[]> {
  const opened = new Map<string, readonly NumberedUnit[]>();
  let open: NumberedUnit[] = [];
  let next = 0;
  for (const [at, { tokens }] of sentences.entries()) {
    for (const [index, token] of tokens.entries()) {
      const address = `${at + 1}-${index + 1}`;
      open = open.filter(({ unit }) => unit[1] > token.start);
      for (let one = numbered[next]; one && one.unit[0] < token.end; one = numbered[++next]) {
        if (one.unit[1] <= token.start) continue;
        one.address = address;
        open.push(one);
      }
      if (open.length > 0) opened.set(address, [...open]);
    }
  }
  return opened;
}

interface RelationAt {
  readonly note: string;
  readonly type: string;
  readonly base: string;
}

/** The relations that lead to each token, by its address. Ends are the first pieces of annotations. */
function relationsAt(
  noted: readonly Noted[],
  numbered: readonly NumberedUnit[],
): ReadonlyMap<string, readonly RelationAt[]> {
  const firsts = new Map<string, NumberedUnit>();
  for (const one of numbered) {
    if (one.address !== "" && !firsts.has(one.id)) firsts.set(one.id, one);
  }
  const relations = new Map<string, RelationAt[]>();
  for (const { id, to } of noted) {
    const from = firsts.get(id);
    for (const [other, type, note] of to) {
      const end = firsts.get(other);
      if (!from || !end) continue;
      const base = `${from.address}[${from.number}_${end.number}]`;
      addUnder(relations, end.address, { note, type, base });
    }
  }
  return relations;
}

function relationCells(relations: readonly RelationAt[]): string[] {
  if (relations.length === 0) return ["_", "_", "_"];
  return [
    relations.map(({ note }) => escaped(note) || "*").join("|"),
    relations.map(({ type }) => escaped(type)).join("|"),
    relations.map(({ base }) => base).join("|"),
  ];
}

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

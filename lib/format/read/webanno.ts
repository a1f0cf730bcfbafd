import { reason } from "../../reason";
import { addUnder } from "../lists";
import type {
  AboutText,
  IncomingAnnotation,
  IncomingRelation,
  IncomingSegment,
  TextReader,
} from "./incoming";
import { linesOf } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Passages, type Passage } from "./own-text";
import { Reading, unreadable } from "./reading";

/** The layers that our own export writes. */
const OWN_LAYER = "webanno.custom.Obelus";
const OWN_RELATIONS = "webanno.custom.ObelusRelation";

interface Layer {
  readonly name: string;
  readonly kind: "span" | "chain" | "relation";
  readonly features: readonly string[];
  /** Its first column after the three of the token. */
  readonly from: number;
  readonly columns: number;
}

/** A token, or a part of one; UTF-16 code units of the file's text. */
interface Row {
  readonly line: number;
  /** Of the token in the file: its sentence, its place there, and the part of it. */
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

/** A span of a layer: its first line, where it stands, and a value for each feature, or null. */
interface Unit {
  readonly line: number;
  /** Of its first token. */
  readonly address: string;
  /** What tells it from others of its tokens; null where it is the only one. */
  readonly number: string | null;
  /** What relations of the file call it. */
  readonly key: string;
  start: number;
  end: number;
  readonly values: (string | null)[];
}

/**
 * The spans of a WebAnno TSV file, version 3.x, as INCEpTION writes it: a column for each feature of
 * each layer, after a token with its offsets in UTF-16 code units. The text between tokens is not in
 * the file. Our own layer brings back what it holds of an annotation. A relation between spans is called
 * by its first value, and else by its layer; its other values are its note. Chains, and relations between
 * tokens, have no counterpart here.
 *
 * Source: INCEpTION's description of the format, and its tests.
 */
export const readWebanno: TextReader = (content, about) => {
  const file = parse(content);
  if (!file) return unreadable(reason("Refusals.import.notWebanno"));
  const reading = new Reading();
  const passages = new Passages(about);
  const passage = passages.add(textOf(file, about));
  const known = codebookIndex(about);
  const spans = file.layers.filter(({ kind }) => kind === "span");
  const unitsByLayer = new Map(spans.map((layer) => [layer.name, unitsOf(file.rows, layer)]));
  const relations = relationsIn(file, unitsByLayer, reading);
  for (const layer of file.layers) {
    if (layer.kind === "relation") continue;
    if (layer.kind === "chain") {
      const count = file.rows.filter(({ cells }) => isUsed(cells, layer)).length;
      if (count > 0) reading.notice("Refusals.import.notices.relations", "", count);
      continue;
    }
    const units = unitsByLayer.get(layer.name) ?? [];
    if (layer.name === OWN_LAYER) {
      addOwn(units, layer, passage, reading, known, relations);
      continue;
    }
    for (const unit of units) {
      const segment = passage.segmentOfUnits(unit.start, unit.end);
      if (!segment) reading.refuse(unit.line, null, reason("Refusals.import.outsideOwnText"));
      else {
        const coded = codedBy(labelsOf(unit, layer), known);
        const { key } = unit;
        const value = { ...coded, key, relations: relations.get(key) ?? [], target: [segment] };
        reading.add(unit.line, value, passage.source);
      }
    }
  }
  const items = passages.ofThisText(reading.items).toSorted((a, b) => a.line - b.line);
  return reading.finish(items);
};

interface TsvFile {
  readonly layers: readonly Layer[];
  readonly rows: readonly Row[];
  /** The text of each sentence, with where its first token stands. */
  readonly sentences: readonly {
    readonly text: string;
    readonly row: Row;
    readonly word: string;
  }[];
}

const HEAD = /^#(?:T_SP|T_CH|T_RL)=/;
const ROW = /^(\d+-\d+(?:\.\d+)?)\t(\d{1,9})-(\d{1,9})\t([^\t]*)\t?/;

function parse(content: string): TsvFile | null {
  const layers: Layer[] = [];
  const rows: Row[] = [];
  const sentences: TsvFile["sentences"][number][] = [];
  let isTsv = false;
  let columns = 0;
  let text = "";
  for (const { line, text: row } of linesOf(content)) {
    isTsv ||= /^#FORMAT=WebAnno TSV 3/.test(row);
    if (HEAD.test(row)) {
      const [name = "", ...features] = row.slice(row.indexOf("=") + 1).split("|");
      const kind = row.startsWith("#T_SP")
        ? "span"
        : row.startsWith("#T_CH")
          ? "chain"
          : "relation";
      const layer = { name, kind, features, from: columns, columns: Math.max(1, features.length) };
      columns += layer.columns;
      layers.push(layer as Layer);
    } else if (row.startsWith("#Text=")) {
      // A sentence of several lines has the mark on each of them.
      text = text === "" ? unescaped(row.slice(6)) : `${text}\n${unescaped(row.slice(6))}`;
    } else {
      const [whole, address = "", start, end, word] = ROW.exec(row) ?? [];
      if (whole === undefined) continue;
      const cells = row.slice(whole.length).split("\t");
      const token = { line, address, start: Number(start), end: Number(end), cells };
      rows.push(token);
      if (text !== "") sentences.push({ text, row: token, word: unescaped(word ?? "") });
      text = "";
    }
  }
  return isTsv ? { layers, rows, sentences } : null;
}

/**
 * The text that the file's offsets count in: the document's, where every sentence stands in it at
 * its offset, else the sentences with line ends between them.
 */
function textOf({ sentences }: TsvFile, { text }: AboutText): string {
  const standing = sentences.map(({ text: words, row, word }) => ({
    words,
    start: row.start - Math.max(0, words.indexOf(word)),
  }));
  if (standing.every(({ words, start }) => text.startsWith(words, start))) return text;
  const parts: string[] = [];
  let length = 0;
  for (const { words, start } of standing) {
    // Offsets that run backwards, or far beyond what the file holds, are no text's.
    if (start < length || start - length > MAX_GAP) continue;
    parts.push("\n".repeat(start - length), words);
    length = start + words.length;
  }
  return parts.join("");
}

/** The most characters that may stand between two sentences. */
const MAX_GAP = 10_000;

function isUsed(cells: readonly string[], { from, columns }: Layer): boolean {
  return cells.slice(from, from + columns).some((cell) => cell !== "_" && cell !== "");
}

/** The spans of a layer. A number in brackets joins the tokens that one span holds. */
function unitsOf(rows: readonly Row[], layer: Layer): Unit[] {
  const units: Unit[] = [];
  const byNumber = new Map<string, Unit>();
  for (const { line, address, start, end, cells } of rows) {
    const found = new Map<string, Unit>();
    cells.slice(layer.from, layer.from + layer.columns).forEach((cell, feature) => {
      stackedIn(cell).forEach(({ value, number }, at) => {
        const key = number ?? `stack ${at}`;
        const known = found.get(key) ?? (number === null ? undefined : byNumber.get(number));
        const ofFile = `${layer.name} ${units.length}`;
        const unit = known ?? { line, address, number, key: ofFile, start, end, values: [] };
        if (!known) units.push(unit);
        if (number !== null) byNumber.set(number, unit);
        found.set(key, unit);
        unit.start = Math.min(unit.start, start);
        unit.end = Math.max(unit.end, end);
        unit.values[feature] ??= value;
      });
    });
  }
  return units;
}

/**
 * What leads from each span, by its key. A relation stands at the first token of the span that it leads
 * to; its last cell has the address of the other one, with both numbers where a token has several.
 */
function relationsIn(
  { layers, rows }: TsvFile,
  unitsByLayer: ReadonlyMap<string, readonly Unit[]>,
  reading: Reading,
): ReadonlyMap<string, IncomingRelation[]> {
  const relations = new Map<string, IncomingRelation[]>();
  for (const layer of layers.filter(({ kind }) => kind === "relation")) {
    const base = layer.features.at(-1)?.replace(/^BT_/, "") ?? "";
    const find = finderOf(unitsByLayer.get(base) ?? []);
    const lines = rows.filter(({ cells }) => isUsed(cells, layer));
    for (const { address, cells } of lines) {
      const own = cells.slice(layer.from, layer.from + layer.columns);
      const values = own.slice(0, -1).map(splitUnescaped);
      splitUnescaped(own.at(-1) ?? "").forEach((end, at) => {
        const [, from = "", first = "0", second = "0"] = END.exec(end) ?? [];
        const [source, target] = [find(from, first), find(address, second)];
        if (!source || !target) {
          reading.notice("Refusals.import.notices.relations");
          return;
        }
        addUnder(relations, source.key, { ...calledBy(layer, values, at), to: target.key });
      });
    }
  }
  return relations;
}

const END = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d{1,9})(?:_(\d{1,9}))?\])?$/;

/** Finds a span by the address of its first token, and its number where that is not 0. */
function finderOf(units: readonly Unit[]) {
  const byNumber = new Map(units.map((unit) => [unit.number, unit]));
  const byAddress = new Map(units.toReversed().map((unit) => [unit.address, unit]));
  return (address: string, number: string): Unit | undefined =>
    number === "0" ? byAddress.get(address) : byNumber.get(number);
}

function calledBy(
  { name, features }: Layer,
  values: readonly (readonly string[])[],
  at: number,
): Pick<IncomingRelation, "type" | "note"> {
  const present = values.flatMap((all, feature) => {
    const value = all[at] ?? "*";
    return value === "*" || value === "_"
      ? []
      : [{ feature: features[feature] ?? "", value: unescaped(value) }];
  });
  if (name === OWN_RELATIONS) {
    const of = (feature: string) => present.find((one) => one.feature === feature)?.value ?? "";
    return { type: of("type"), note: of("note") };
  }
  const [first, ...others] = present;
  const note = others.map(({ feature, value }) => `${feature}: ${value}`).join("\n");
  return { type: first?.value ?? name.slice(name.lastIndexOf(".") + 1), note };
}

/** What stands in a cell, which several spans may share; null for a feature without a value. */
function stackedIn(cell: string): { value: string | null; number: string | null }[] {
  if (cell === "_" || cell === "") return [];
  return splitUnescaped(cell).map((part) => {
    const [, before = part, number = null] = /^((?:[^\\]|\\.)*?)\[(\d{1,9})\]$/s.exec(part) ?? [];
    return { value: before === "*" ? null : unescaped(before), number };
  });
}

/** The parts of a cell between vertical bars. */
function splitUnescaped(cell: string): string[] {
  return cell.match(/(?:[^\\|]|\\.)+/gs) ?? [];
}

const ESCAPED: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

function unescaped(words: string): string {
  return words.replace(/\\(->|.)/gs, (_, sign: string) => ESCAPED[sign] ?? sign);
}

/** The first value is the label of a span; others are named by their feature. */
function labelsOf({ values }: Unit, { name, features }: Layer): string[] {
  const [first, ...others] = values.flatMap((value, feature) =>
    value === null || value === undefined ? [] : [{ value, name: features[feature] ?? "" }],
  );
  if (!first) return [name.slice(name.lastIndexOf(".") + 1)];
  return [first.value, ...others.map((other) => `${other.name}: ${other.value}`)];
}

/** Our own layer: pieces of one annotation have its id. */
function addOwn(
  units: readonly Unit[],
  { features }: Layer,
  passage: Passage,
  reading: Reading,
  known: ReturnType<typeof codebookIndex>,
  relations: ReadonlyMap<string, readonly IncomingRelation[]>,
): void {
  const pieces = new Map<string, { line: number; value: Mutable; target: IncomingSegment[] }>();
  for (const unit of units) {
    const of = (name: string) => unit.values[features.indexOf(name)] ?? "";
    const segment = passage.segmentOfUnits(unit.start, unit.end);
    const id = of("annotation");
    if (!segment) {
      reading.refuse(unit.line, id || null, reason("Refusals.import.outsideOwnText"));
      continue;
    }
    const one = pieces.get(id);
    if (one && id !== "") {
      one.target.push(segment);
      continue;
    }
    const [kind, label] = [of("kind"), of("label")];
    const tags = of("tags")
      .split(" ")
      .filter((tag) => tag !== "");
    // The label of an annotation without a technique, type or form is its first tag, or its kind.
    const labels = label === kind || label === tags[0] ? [kind] : [`${kind}:${label}`];
    const value = {
      ...codedBy(labels, known),
      ...(id === "" ? {} : { id }),
      ...(of("author") === "" ? {} : { author: of("author") }),
      ...(of("status") === "" ? {} : { status: of("status") }),
      tags,
      body: of("comment"),
      key: unit.key,
      relations: relations.get(unit.key) ?? [],
    };
    pieces.set(id === "" ? `line ${unit.line}` : id, { line: unit.line, value, target: [segment] });
  }
  for (const { line, value, target } of pieces.values()) {
    reading.add(line, { ...value, target }, passage.source);
  }
}

type Mutable = Omit<IncomingAnnotation, "target">;

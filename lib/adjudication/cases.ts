import { group } from "d3-array";
import { DISAGREEMENTS, LABEL_PARTS } from "../contract/terms";
import { hull } from "../span/span";
import { align, type Unit } from "./align";
import {
  labelPart,
  placeKey,
  shared,
  type Coding,
  type CodingLabel,
  type LabelPart,
} from "./coding";

type Disagreement = (typeof DISAGREEMENTS)[number];

/** Codings of several people that are decided on together. */
export interface Case {
  /** That of its oldest coding. Ids grow with time, so what others add later does not change it. */
  readonly id: string;
  /** The hull, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** In reading order. */
  readonly codings: readonly Coding[];
  /** The numbers of the coders who marked nothing here. */
  readonly missing: readonly number[];
  /** Empty where all coders of the text say the same. */
  readonly disagreements: readonly Disagreement[];
  /** In which parts of the label they differ; empty where the disagreement is another. */
  readonly differs: readonly LabelPart[];
}

/**
 * The codings of a text as cases in reading order. `coders` is how many people coded it, also those
 * who marked little: who marked nothing where another did has missed it. What one person marked as
 * one span and another as several is one case.
 */
export function casesOf(codings: readonly Coding[], coders: number): Case[] {
  const all = Array.from({ length: coders }, (_, coder) => coder);
  return joinPieces(align(codings))
    .map((units) => caseOf(units, all))
    .toSorted((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1));
}

/** A case as if only these had coded the text, by their numbers; without codings where none did. */
export function caseAmong(one: Case, coders: readonly number[]): Case {
  const codings = one.codings.filter(({ coder }) => coders.includes(coder));
  return { ...one, ...comparedCodings(codings, coders) };
}

function caseOf(units: readonly Unit[], coders: readonly number[]): Case {
  const codings = units
    .flatMap((unit) => unit.codings)
    .toSorted((one, other) => {
      const [a, b] = [hull(one.segments), hull(other.segments)];
      return a.start - b.start || b.end - a.end || (one.id < other.id ? -1 : 1);
    });
  return {
    id: codings.reduce((least, { id }) => (id < least ? id : least), codings[0]?.id ?? ""),
    ...hull(codings.flatMap(({ segments }) => segments)),
    ...comparedCodings(codings, coders),
  };
}

/** Codings with who of the coders has none of them, and in what the others disagree. */
function comparedCodings(codings: readonly Coding[], coders: readonly number[]) {
  const byCoder = group(codings, ({ coder }) => coder);
  const missing = coders.filter((coder) => !byCoder.has(coder));
  const differs = LABEL_PARTS.filter((part) => isAnyDifferent(codings, part));
  const is: Readonly<Record<Disagreement, boolean>> = {
    missed: missing.length > 0,
    boundary: differsInPlace([...byCoder.values()]),
    label: differs.length > 0,
    split: new Set([...byCoder.values()].map(({ length }) => length)).size > 1,
  };
  return { codings, missing, disagreements: DISAGREEMENTS.filter((each) => is[each]), differs };
}

function isAnyDifferent(labels: readonly CodingLabel[], part: LabelPart): boolean {
  return new Set(labels.map((label) => labelPart(label, part))).size > 1;
}

/** Whether people who marked as many spans marked other characters. */
function differsInPlace(byCoder: readonly (readonly Coding[])[]): boolean {
  const bySize = group(byCoder, ({ length }) => length);
  return [...bySize.values()].some(
    (alike) =>
      new Set(alike.map((own) => own.map(({ segments }) => placeKey(segments)).join(" "))).size > 1,
  );
}

/** Units that are pieces of one span of somebody, together; each other unit by itself. */
function joinPieces(units: readonly Unit[]): Unit[][] {
  const sorted = units.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const parents = sorted.map((_, at) => at);
  const root = (at: number): number => {
    let up = at;
    while (parents[up] !== up) up = parents[up] as number;
    return (parents[at] = up);
  };
  let open: number[] = [];
  sorted.forEach((unit, at) => {
    open = open.filter((other) => (sorted[other]?.end ?? 0) > unit.start);
    for (const other of open) {
      if (root(other) === root(at)) continue;
      if (arePieces(sorted[other] as Unit, unit)) parents[root(at)] = root(other);
    }
    open.push(at);
  });
  return [...group(sorted.keys(), root).values()].map((some) =>
    some.map((at) => sorted[at] as Unit),
  );
}

/**
 * Whether somebody has a span in each of two units, apart from one another and with one label, where
 * somebody else has one span with that label over both.
 */
function arePieces(one: Unit, other: Unit): boolean {
  const first = new Map(one.codings.map((coding) => [coding.coder, coding]));
  const second = new Map(other.codings.map((coding) => [coding.coder, coding]));
  const pieces: (readonly [Coding, Coding])[] = [];
  for (const [coder, piece] of first) {
    const beside = second.get(coder);
    if (beside && isOneTag(piece, beside) && shared(piece.segments, beside.segments) === 0) {
      pieces.push([piece, beside]);
    }
  }
  if (pieces.length === 0) return false;
  const whole = [
    ...one.codings.filter(({ coder }) => !second.has(coder)),
    ...other.codings.filter(({ coder }) => !first.has(coder)),
  ];
  return whole.some((span) =>
    pieces.some(([a, b]) => isOneTag(span, a) && touches(span, a) && touches(span, b)),
  );
}

const touches = (one: Coding, other: Coding) => shared(one.segments, other.segments) > 0;

function isOneTag(one: CodingLabel, other: CodingLabel): boolean {
  return one.kind === other.kind && one.slug === other.slug;
}

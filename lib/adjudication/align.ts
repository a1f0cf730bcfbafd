import { group } from "d3-array";
import { assign, type Offer } from "../agreement/gamma/assign";
import { hull } from "../span/span";
import { labelKey, placeKey, shared, sizeOf, type Coding } from "./coding";

/** Codings that mean one thing: at most one of each person. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly codings: readonly Coding[];
}

interface Form {
  readonly coding: Coding;
  readonly label: string;
  readonly size: number;
  count: number;
}

interface Growing {
  start: number;
  end: number;
  readonly codings: Coding[];
  /** The codings that differ from one another, with how many people said the same. */
  readonly forms: Map<string, Form>;
}

/** A coding with what is asked about it more than once. */
interface Measured {
  readonly coding: Coding;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly size: number;
  readonly key: string;
}

/**
 * How much of two spans must be shared for them to be one thing although they are labelled otherwise:
 * twice what they share by what both cover (Dice). Below it the one stands in the other, as a claim
 * stands in a quotation. Spans with the same label are one where they share a character.
 */
const LEAST_SHARED = 0.5;

/** What a shared place is worth under another label, where the same label is worth 1. */
const SAME_KIND = 0.75;
const OTHER_KIND = 0.5;

/** How many units a span is tried with: those it is most alike. */
const MAX_OFFERS = 12;

/**
 * Which spans of several people mean one thing. One person after the other, in the order of their
 * numbers, is matched with what those before them marked, so that the likeness of all pairs is the
 * greatest (maximum-weight bipartite matching); what stays alone is a unit of its own. Only spans
 * that overlap are compared. The same codings give the same units in whatever order they come, and
 * a coder more, who has the greatest number, changes none of the pairs before.
 */
export function align(codings: readonly Coding[]): Unit[] {
  const measured = codings.map(measure).toSorted(byPlace);
  return components(measured).flatMap(alignComponent);
}

function measure(coding: Coding): Measured {
  const { start, end } = hull(coding.segments);
  const label = labelKey(coding);
  const key = `${placeKey(coding.segments)} ${label}`;
  return { coding, start, end, label, size: sizeOf(coding.segments), key };
}

function byPlace(one: Measured, other: Measured): number {
  const byEnds = one.start - other.start || other.end - one.end;
  return byEnds || (one.coding.id < other.coding.id ? -1 : 1);
}

/** Runs of spans of which each overlaps one before it; they share no character with any other run. */
function components(sorted: readonly Measured[]): Measured[][] {
  const runs: Measured[][] = [];
  let end = -1;
  for (const one of sorted) {
    const last = runs.at(-1);
    if (last && one.start < end) last.push(one);
    else runs.push([one]);
    end = Math.max(last && one.start < end ? end : -1, one.end);
  }
  return runs;
}

function alignComponent(component: readonly Measured[]): Unit[] {
  const byCoder = group(component, ({ coding }) => coding.coder);
  const units: Growing[] = [];
  for (const coder of [...byCoder.keys()].sort((one, other) => one - other)) {
    const own = byCoder.get(coder) ?? [];
    const sorted = units.toSorted((one, other) => one.start - other.start || one.end - other.end);
    const offers = offersOf(own, sorted);
    const chosen = assign(offers, sorted.length);
    own.forEach((one, row) => {
      const unit = sorted[chosen[row] ?? -1];
      if (unit) join(unit, one);
      else units.push(begin(one));
    });
  }
  return units;
}

function begin(one: Measured): Growing {
  const { coding, start, end, label, size, key } = one;
  const forms = new Map([[key, { coding, label, size, count: 1 }]]);
  return { start, end, codings: [coding], forms };
}

function join(unit: Growing, one: Measured): void {
  const { coding, label, size, key } = one;
  unit.start = Math.min(unit.start, one.start);
  unit.end = Math.max(unit.end, one.end);
  unit.codings.push(coding);
  const form = unit.forms.get(key);
  if (form) form.count++;
  else unit.forms.set(key, { coding, label, size, count: 1 });
}

/** What it is worth to put each span into each of the units that it is like, the best of them. */
function offersOf(own: readonly Measured[], units: readonly Growing[]): Offer[][] {
  let open: number[] = [];
  let next = 0;
  return own.map((one) => {
    while (next < units.length && (units[next]?.start ?? 0) < one.end) open.push(next++);
    // A later span of this person begins no earlier, so what ends before this one is done with.
    open = open.filter((column) => (units[column]?.end ?? 0) > one.start);
    const found: Offer[] = [];
    for (const column of open) {
      const unit = units[column] as Growing;
      const saving = unit.start < one.end ? likeness(one, unit) : 0;
      if (saving > 0) found.push({ column, saving });
    }
    if (found.length <= MAX_OFFERS) return found;
    return found.sort((a, b) => b.saving - a.saving || a.column - b.column).slice(0, MAX_OFFERS);
  });
}

/** How alike a span is to those of a unit, 0 to 1: the mean over the people in it. */
function likeness(one: Measured, { forms }: Growing): number {
  let sum = 0;
  let people = 0;
  for (const { coding, label, size, count } of forms.values()) {
    people += count;
    const dice = (2 * shared(one.coding.segments, coding.segments)) / (one.size + size);
    if (dice === 0) continue;
    if (label === one.label) sum += count * dice;
    else if (dice >= LEAST_SHARED || isNearLabel(one.coding, coding)) {
      sum += count * dice * (one.coding.kind === coding.kind ? SAME_KIND : OTHER_KIND);
    }
  }
  return sum / people;
}

/** Whether two labels differ only in what is said beside the tag: further tags, the speaker. */
function isNearLabel(one: Coding, other: Coding): boolean {
  return one.kind === other.kind && one.slug !== null && one.slug === other.slug;
}

import { bisectLeft } from "d3-array";
import type { Marked } from "../study";
import { assign, type Offer } from "./assign";
import { dissimilarity, EMPTY } from "./dissimilarity";
import { disorderOf, pairsOf, type Alignment, type Group } from "./disorder";
import { exactAlignment, MAX_EXACT } from "./exact-alignment";

/** How many of the nearest unitary alignments a unit may join: of two coders, and of more. */
const NEAREST_OF_TWO = 16;
const NEAREST = 8;
/** With so few coders each of them is begun with once. */
const MAX_STARTS = 4;
/** Beyond so many units an alignment is improved once at most. */
const MANY = 2_000;
const ROUNDS = 4;

/**
 * The alignment with the least disorder. For two coders it is an assignment, which is solved exactly
 * among the nearest units; for few units all alignments are tried. The general problem is a
 * set partition, which is NP-hard, so beyond that the coders are aligned one after another, each by
 * an optimal assignment, and then each again as long as that lessens the disorder.
 */
export function align(coders: readonly (readonly Marked[])[]): Alignment {
  const n = coders.length;
  const count = coders.reduce((sum, units) => sum + units.length, 0);
  if (n > 2 && count <= MAX_EXACT) return exactAlignment(coders);
  const order = coders.map((_, at) => at);
  const starts = n > 2 && n <= MAX_STARTS && count < MANY ? n : 1;
  let best: Alignment | null = null;
  for (let start = 0; start < starts; start++) {
    const found = alignFrom(coders, [...order.slice(start), ...order.slice(0, start)]);
    if (!best || found.cost < best.cost) best = found;
  }
  return best ?? { groups: [], cost: 0 };
}

function alignFrom(coders: readonly (readonly Marked[])[], order: readonly number[]): Alignment {
  let groups: Group[] = [];
  for (const coder of order) groups = join(groups, coder, coders);
  let cost = costOf(groups, coders.length);
  if (coders.length === 2) return { groups, cost };
  const count = coders.reduce((sum, units) => sum + units.length, 0);
  for (let round = 0; round < (count > MANY ? 1 : ROUNDS); round++) {
    for (const coder of order) groups = join(without(groups, coder), coder, coders);
    const improved = costOf(groups, coders.length);
    if (improved >= cost - 1e-9) return { groups, cost: Math.min(cost, improved) };
    cost = improved;
  }
  return { groups, cost };
}

function costOf(groups: readonly Group[], coders: number): number {
  return groups.reduce((sum, group) => sum + disorderOf(group, coders), 0);
}

function without(groups: readonly Group[], coder: number): Group[] {
  return groups.flatMap((group) => {
    if (!group.has(coder)) return [group];
    const rest = new Map(group);
    rest.delete(coder);
    return rest.size > 0 ? [rest] : [];
  });
}

/** Adds a coder's units, each to the unitary alignment where it saves the most, or alone. */
function join(
  groups: readonly Group[],
  coder: number,
  coders: readonly (readonly Marked[])[],
): Group[] {
  const units = coders[coder] ?? [];
  const centred = groups
    .map((group) => ({ group, centre: centreOf([...group.values()]) }))
    .sort((one, other) => one.centre - other.centre);
  const centres = centred.map(({ centre }) => centre);
  const offers = units.map((unit) => offersFor(unit, centres, centred, coders.length));
  const taken = assign(offers, centred.length);
  const joined = centred.map(({ group }) => new Map(group));
  for (const [at, unit] of units.entries()) {
    const column = taken[at] as number;
    if (column === -1) joined.push(new Map([[coder, unit]]));
    else joined[column]?.set(coder, unit);
  }
  return joined;
}

/**
 * Joining saves a unitary alignment, which costs Δ_∅ for each pair of coders, and the empty places
 * that the unit fills.
 */
function offersFor(
  unit: Marked,
  centres: readonly number[],
  centred: readonly { readonly group: Group }[],
  coders: number,
): Offer[] {
  const centre = centreOf([unit]);
  const nearest = coders === 2 ? NEAREST_OF_TWO : NEAREST;
  const offers: Offer[] = [];
  let above = bisectLeft(centres, centre);
  let below = above - 1;
  while (offers.length < nearest && (below >= 0 || above < centres.length)) {
    const isBelow =
      above >= centres.length ||
      (below >= 0 && centre - (centres[below] as number) <= (centres[above] as number) - centre);
    const column = isBelow ? below-- : above++;
    const group = centred[column]?.group ?? new Map<number, Marked>();
    let saving = (pairsOf(coders) + group.size) * EMPTY;
    for (const other of group.values()) saving -= dissimilarity(unit, other);
    offers.push({ column, saving });
  }
  return offers;
}

function centreOf(units: readonly Marked[]): number {
  return units.reduce((sum, { start, end }) => sum + start + end, 0) / (2 * units.length);
}

import { seededRandom, seedOf, type Random } from "../measure/random";

/** That somebody codes a document. */
export interface Pair {
  readonly documentId: string;
  readonly userId: string;
}

interface DrawnFor {
  readonly id: string;
  /** What it has in common with some of the others, such as its language. */
  readonly stratum: string;
}

export interface Draw {
  readonly documents: readonly DrawnFor[];
  readonly people: readonly string[];
  /** To how many people each document goes; null for all of them. */
  readonly perText: number | null;
  /** What is assigned already, also to others. */
  readonly already: readonly Pair[];
  readonly seed: string;
}

/**
 * Draws who codes which document, beside what is assigned already. Each document goes to the people
 * who have the fewest of its stratum, among them those who have the fewest of all; whoever is alike
 * in both is drawn by lot. Without assignments before, what two people get of a stratum, and so of a
 * draw without strata, differs by one at most. The same seed draws the same pairs, in whatever order
 * documents and people come.
 */
export function drawAssignments({ documents, people, perText, already, seed }: Draw): Pair[] {
  const random = seededRandom(seedOf(seed));
  const ordered = [...people].sort();
  const load = new Load(documents, already);
  const coders = new Map<string, Set<string>>();
  for (const { documentId, userId } of already) addTo(coders, documentId, userId);
  const drawn: Pair[] = [];
  for (const document of shuffled([...documents].sort(byId), random)) {
    const has = coders.get(document.id) ?? new Set<string>();
    // The lot is drawn before it is known whether it decides, so that it does not depend on loads.
    const free = ordered
      .filter((id) => !has.has(id))
      .map((id) => ({ id, ...load.of(document.stratum, id), lot: random() }));
    const missing = perText === null ? free.length : Math.max(0, perText - has.size);
    for (const { id: userId } of leastLoaded(free, missing)) {
      drawn.push({ documentId: document.id, userId });
      load.add(document.stratum, userId);
    }
  }
  return drawn;
}

interface Candidate {
  readonly id: string;
  /** How many documents they have of the stratum. */
  readonly alike: number;
  /** How many they have of all. */
  readonly all: number;
  readonly lot: number;
}

/** Up to so many people a text are found without sorting all who are free. */
const FEW = 8;

/** Those who come first, in their order. */
function leastLoaded(candidates: readonly Candidate[], count: number): Candidate[] {
  if (count > FEW) return candidates.toSorted(compare).slice(0, count);
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    if (found.length === count && compare(candidate, found[count - 1] ?? candidate) >= 0) continue;
    found.push(candidate);
    found.sort(compare);
    found.length = Math.min(found.length, count);
  }
  return found;
}

function compare(one: Candidate, other: Candidate): number {
  return one.alike - other.alike || one.all - other.all || one.lot - other.lot;
}

/** How many documents people have, of each stratum and of all. */
class Load {
  private readonly all = new Map<string, number>();
  /** By stratum, and in it by person. */
  private readonly alike = new Map<string, Map<string, number>>();

  constructor(documents: readonly DrawnFor[], already: readonly Pair[]) {
    const strata = new Map(documents.map(({ id, stratum }) => [id, stratum]));
    for (const { documentId, userId } of already) {
      const stratum = strata.get(documentId);
      if (stratum !== undefined) this.add(stratum, userId);
    }
  }

  of(stratum: string, userId: string): { readonly alike: number; readonly all: number } {
    return {
      alike: this.alike.get(stratum)?.get(userId) ?? 0,
      all: this.all.get(userId) ?? 0,
    };
  }

  add(stratum: string, userId: string): void {
    const alike = this.alike.get(stratum) ?? new Map<string, number>();
    this.alike.set(stratum, alike);
    for (const counts of [alike, this.all]) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  }
}

function addTo(sets: Map<string, Set<string>>, name: string, value: string): void {
  const values = sets.get(name);
  if (values) values.add(value);
  else sets.set(name, new Set([value]));
}

function byId(one: DrawnFor, other: DrawnFor): number {
  return one.id < other.id ? -1 : 1;
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

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
    const free = ordered.filter((id) => !has.has(id));
    const missing = perText === null ? free.length : Math.max(0, perText - has.size);
    // The lot is drawn before it is known whether it decides, so that it does not depend on loads.
    const lots = new Map(free.map((id) => [id, random()]));
    const chosen = free.sort(
      (one, other) =>
        load.of(document.stratum, one) - load.of(document.stratum, other) ||
        load.of(null, one) - load.of(null, other) ||
        (lots.get(one) ?? 0) - (lots.get(other) ?? 0),
    );
    for (const userId of chosen.slice(0, missing)) {
      drawn.push({ documentId: document.id, userId });
      load.add(document.stratum, userId);
    }
  }
  return drawn;
}

/** How many documents people have, of each stratum and of all. */
class Load {
  private readonly counts = new Map<string, number>();

  constructor(documents: readonly DrawnFor[], already: readonly Pair[]) {
    const strata = new Map(documents.map(({ id, stratum }) => [id, stratum]));
    for (const { documentId, userId } of already) {
      const stratum = strata.get(documentId);
      if (stratum !== undefined) this.add(stratum, userId);
    }
  }

  of(stratum: string | null, userId: string): number {
    return this.counts.get(key(stratum, userId)) ?? 0;
  }

  add(stratum: string, userId: string): void {
    for (const one of [stratum, null]) {
      this.counts.set(key(one, userId), this.of(one, userId) + 1);
    }
  }
}

function key(stratum: string | null, userId: string): string {
  return stratum === null ? userId : `${userId}/${stratum}`;
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

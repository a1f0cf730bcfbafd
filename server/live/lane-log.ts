import "server-only";
import { LRUCache } from "lru-cache";
import { dropCard, type Entry } from "./entry";

/** How many entries of a lane are kept for streams that are a little behind, and their size. */
const MAX_ENTRIES = 300;
const MAX_CHARACTERS = 2_000_000;

/** How many of the newest entries keep what was sent of them: all streams but a few are here. */
const RENDERED_ENTRIES = 10;

/** How many entries are read at a time. */
export const STEP = 50;

/** The newest changes of a lane, in memory, with how far the lane has come. */
export class LaneLog {
  /** The number of the newest entry that was read, and of the newest that was announced. */
  read: number;
  announced: number;
  private entries: Entry[] = [];
  private characters = 0;
  /** Older entries, in steps, for streams that are far behind; by the number before the first. */
  private readonly older = new LRUCache<number, readonly Entry[]>({ max: 6 });
  private readonly loading = new Map<number, Promise<void>>();

  constructor(
    readonly lane: string,
    last: number,
  ) {
    this.read = this.announced = last;
  }

  /** The entry of a number that was read, unless it is not in memory any more. */
  find(number: number): Entry | undefined {
    const first = this.read - this.entries.length + 1;
    if (number >= first) return this.entries[number - first];
    const from = stepBefore(number);
    return this.older.get(from)?.[number - from - 1];
  }

  /** Adds entries that follow the newest; answers whether there were any. */
  append(entries: readonly Entry[]): boolean {
    const before = this.read;
    for (const entry of entries) {
      if (entry.number !== this.read + 1) break;
      this.supersede(entry.annotationId);
      this.read = entry.number;
      this.entries.push(entry);
      this.entries.at(-1 - RENDERED_ENTRIES)?.rendered.clear();
      this.characters += sizeOf(entry);
    }
    let excess = Math.max(0, this.entries.length - MAX_ENTRIES);
    for (const entry of this.entries.slice(0, excess)) this.characters -= sizeOf(entry);
    while (this.characters > MAX_CHARACTERS && excess < this.entries.length - 1) {
      const entry = this.entries[excess++];
      if (entry) this.characters -= sizeOf(entry);
    }
    this.entries.splice(0, excess);
    return this.read > before;
  }

  /** Forgets all entries; those that are asked for are read again. */
  clear(): void {
    this.entries = [];
    this.characters = 0;
    this.older.clear();
  }

  /**
   * Reads the step that holds an older number, once for all streams that need it at the same time.
   * `read` answers the entries after a number up to another.
   */
  load(number: number, read: (after: number, upTo: number) => Promise<Entry[]>): Promise<void> {
    const from = stepBefore(number);
    const known = this.loading.get(from);
    if (known) return known;
    const upTo = this.read;
    const loading = read(from, Math.min(from + STEP, upTo))
      .then((entries) => {
        // What was announced meanwhile may be about the same annotations.
        if (this.read > upTo) entries.forEach(dropCard);
        this.older.set(from, entries);
        if (!entries[number - from - 1]) throw new Error(`Change ${number} is missing.`);
      })
      .finally(() => this.loading.delete(from));
    this.loading.set(from, loading);
    return loading;
  }

  /** What an annotation was before is sent to nobody any more: it may have been made private. */
  private supersede(annotationId: string | null): void {
    if (annotationId === null) return;
    for (const entries of [this.entries, ...this.older.values()]) {
      for (const entry of entries) {
        if (entry.card && entry.annotationId === annotationId) this.drop(entry);
      }
    }
  }

  private drop(entry: Entry): void {
    if (this.entries.includes(entry)) this.characters -= entry.card?.json?.length ?? 0;
    dropCard(entry);
  }
}

function stepBefore(number: number): number {
  return Math.floor((number - 1) / STEP) * STEP;
}

function sizeOf({ json, card }: Entry): number {
  return json.length + (card?.json?.length ?? 0);
}

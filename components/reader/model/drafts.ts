import type { Shelf } from "./outbox-storage";

/** How long a draft is kept that nobody comes back to, in milliseconds. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

interface StoredDraft {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly draft: unknown;
}

/**
 * What one person has begun to write in the forms of a document and has neither saved nor
 * discarded, by the name of the form. It outlives the form, the page and the browser's session;
 * where the browser keeps nothing, it outlives the form.
 */
export class Drafts {
  private readonly all = new Map<string, unknown>();
  private readonly listeners = new Set<(name: string) => void>();

  /** `prefix` names the person and the document. */
  constructor(
    private readonly shelf: Shelf | null,
    private readonly prefix: string,
    now = Date.now(),
  ) {
    for (const key of this.keysOnShelf()) {
      const name = key.slice(prefix.length);
      const stored = storedDraft(shelf?.getItem(key) ?? null);
      if (stored && now - stored.at < MAX_AGE_MS) this.all.set(name, stored.draft);
      else shelf?.removeItem(key);
    }
  }

  has(name: string): boolean {
    return this.all.has(name);
  }

  get(name: string): unknown {
    return this.all.get(name);
  }

  set(name: string, draft: unknown, now = Date.now()): void {
    this.all.set(name, draft);
    const stored: StoredDraft = { at: now, draft };
    try {
      this.shelf?.setItem(this.prefix + name, JSON.stringify(stored));
    } catch {
      // The browser is full or refuses: the draft lives as long as the page.
    }
  }

  remove(name: string): void {
    this.all.delete(name);
    this.shelf?.removeItem(this.prefix + name);
  }

  /** Puts back what was discarded, and tells those who listen, so that its form is opened again. */
  restore(name: string, draft: unknown): void {
    this.set(name, draft);
    for (const listener of this.listeners) listener(name);
  }

  /** Calls `listener` with the name of each draft that is put back; the answer ends that. */
  onRestored(listener: (name: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private keysOnShelf(): string[] {
    const { shelf, prefix } = this;
    if (!shelf) return [];
    const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "");
    return keys.filter((key) => key.startsWith(prefix));
  }
}

function storedDraft(record: string | null): StoredDraft | null {
  try {
    const stored = JSON.parse(record ?? "null") as Partial<StoredDraft> | null;
    return typeof stored?.at === "number" && "draft" in stored ? (stored as StoredDraft) : null;
  } catch {
    return null;
  }
}

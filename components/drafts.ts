import { callLater } from "./call-later";
import { browserShelf, keysOf, type Shelf } from "./shelf";

/** How long a draft is kept that nobody comes back to, in milliseconds. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** How long changes are gathered before they are stored together, in milliseconds. */
const GATHERED_MS = 500;

interface StoredDraft {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly draft: unknown;
}

/** Everything that a person has begun to write is kept under names that begin so. */
const shelfOf = (personId: string) => `obelus.draft.${personId}.`;

/** Those with changes that are not stored yet. */
const changedDrafts = new Set<Drafts>();
let isListening = false;

/** Stores all changes at once: the page may be gone before the next chance. */
function storeAll(): void {
  for (const drafts of changedDrafts) drafts.storeNow();
}

function storeBeforeLeaving(): void {
  if (isListening || typeof window === "undefined") return;
  isListening = true;
  window.addEventListener("pagehide", storeAll);
  // A phone may end a page that is not shown without another word.
  document.addEventListener("visibilitychange", storeAll);
}

/**
 * What one person has begun to write in the forms of a document, or in those of the other pages,
 * and has neither saved nor discarded, by the name of the form. It outlives the form, the page and the browser's session;
 * where the browser keeps nothing, it outlives the form.
 */
export class Drafts {
  private readonly all = new Map<string, unknown>();
  private readonly unstored = new Set<string>();
  /** When those were changed that are not stored yet, in milliseconds since 1970. */
  private readonly changed = new Map<string, number>();
  /** How many forms show each of them. */
  private readonly shown = new Map<string, number>();
  private readonly listeners = new Set<(name: string) => void>();

  /** `prefix` names the person and the document. */
  constructor(
    private readonly shelf: Shelf | null,
    private readonly prefix: string,
    now = Date.now(),
  ) {
    storeAll();
    for (const key of shelf ? keysOf(shelf, prefix) : []) {
      const name = key.slice(prefix.length);
      const stored = storedDraft(shelf?.getItem(key) ?? null);
      if (stored && now - stored.at < MAX_AGE_MS) this.all.set(name, stored.draft);
      else shelf?.removeItem(key);
    }
  }

  has(name: string): boolean {
    return this.all.has(name);
  }

  /** The names that begin so. */
  namesUnder(begins: string): string[] {
    return [...this.all.keys()].filter((name) => name.startsWith(begins));
  }

  /** Whether it lives only as long as the page, since the browser did not store it. */
  isUnstored(name: string): boolean {
    this.storeNow();
    return this.unstored.has(name);
  }

  /** Whether leaving the page would lose something. */
  get hasUnstored(): boolean {
    this.storeNow();
    return this.unstored.size > 0;
  }

  get(name: string): unknown {
    return this.all.get(name);
  }

  /** It is stored a moment later, or when the page is left, with what else is changed until then. */
  set(name: string, draft: unknown, now = Date.now()): void {
    this.all.set(name, draft);
    this.changed.set(name, now);
    if (changedDrafts.has(this)) return;
    changedDrafts.add(this);
    storeBeforeLeaving();
    callLater(() => this.storeNow(), GATHERED_MS);
  }

  /** Stores what was changed. */
  storeNow(): void {
    changedDrafts.delete(this);
    for (const [name, at] of this.changed) this.store(name, { at, draft: this.all.get(name) });
    this.changed.clear();
  }

  private store(name: string, stored: StoredDraft): void {
    this.unstored.add(name);
    try {
      this.shelf?.setItem(this.prefix + name, JSON.stringify(stored));
      if (this.shelf) this.unstored.delete(name);
    } catch {
      // The browser is full or refuses: the draft lives as long as the page, and an older state of
      // it must not come back instead.
      this.shelf?.removeItem(this.prefix + name);
    }
  }

  remove(name: string): void {
    this.all.delete(name);
    this.unstored.delete(name);
    this.changed.delete(name);
    this.shelf?.removeItem(this.prefix + name);
  }

  /** Says that a form shows it; the answer ends that. */
  show(name: string): () => void {
    this.shown.set(name, (this.shown.get(name) ?? 0) + 1);
    return () => void this.shown.set(name, (this.shown.get(name) ?? 0) - 1);
  }

  isShown(name: string): boolean {
    return (this.shown.get(name) ?? 0) > 0;
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
}

function storedDraft(record: string | null): StoredDraft | null {
  try {
    const stored = JSON.parse(record ?? "null") as Partial<StoredDraft> | null;
    return typeof stored?.at === "number" && "draft" in stored ? (stored as StoredDraft) : null;
  } catch {
    return null;
  }
}

/** The drafts of a person in one document. */
export function draftsInDocument(
  shelf: Shelf | null,
  personId: string,
  documentId: string,
): Drafts {
  return new Drafts(shelf, `${shelfOf(personId)}${documentId}.`);
}

/** Those of each person in the forms of the pages: one set a page load, so that all forms share it. */
const ofPages = new Map<string, Drafts>();

/** The drafts of a person in the forms that are not in a document. */
export function draftsInPages(personId: string): Drafts {
  if (typeof window === "undefined") return new Drafts(null, "");
  const known = ofPages.get(personId);
  if (known) return known;
  const drafts = new Drafts(browserShelf(), `${shelfOf(personId)}page.`);
  ofPages.set(personId, drafts);
  return drafts;
}

/** How many drafts of a person this browser keeps. */
export function countDrafts(personId: string): number {
  storeAll();
  const shelf = browserShelf();
  return shelf ? keysOf(shelf, shelfOf(personId)).length : 0;
}

/** Deletes what a person has begun to write from this browser, which others may use after them. */
export function forgetDrafts(personId: string): void {
  storeAll();
  const shelf = browserShelf();
  for (const key of shelf ? keysOf(shelf, shelfOf(personId)) : []) shelf?.removeItem(key);
}

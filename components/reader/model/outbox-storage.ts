import { keysOf, type Shelf } from "@/components/shelf";
import { OPERATIONS } from "./operations/registry";
import type { Write } from "./write";
import { migrateWrite } from "./outbox-migration";

/**
 * Where writes wait across a reload: one record each, so that two tabs never overwrite each
 * other's. A record that can not be read is set aside under another name and counted, never
 * thrown away.
 */
export class OutboxStorage {
  /** False once the browser refused to keep something: full, or switched off. */
  keeps = true;
  setAside = 0;

  constructor(
    private readonly shelf: Shelf | null,
    private readonly prefix: string,
  ) {
    if (!shelf) this.keeps = false;
  }

  /** What was left here, oldest first. `alive` tells whether the tab that wrote it still works on it. */
  load(alive: (tab: string) => boolean): Write[] {
    const left: Write[] = [];
    for (const key of this.keys()) {
      const record = this.shelf?.getItem(key) ?? null;
      if (record === null) continue;
      const write = writeFrom(record);
      if (!write) this.aside(key, record);
      else if (!alive(write.tab)) left.push(write);
    }
    return left.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  save(write: Write): void {
    try {
      this.shelf?.setItem(this.prefix + write.id, JSON.stringify(write));
    } catch {
      this.keeps = false;
    }
  }

  remove(id: string): void {
    this.shelf?.removeItem(this.prefix + id);
  }

  private keys(): string[] {
    return this.shelf ? keysOf(this.shelf, this.prefix) : [];
  }

  private aside(key: string, record: string): void {
    this.setAside++;
    try {
      this.shelf?.setItem(`unreadable.${key}`, record);
      this.shelf?.removeItem(key);
    } catch {
      this.keeps = false;
    }
  }
}

function writeFrom(record: string): Write | null {
  try {
    const write = migrateWrite(JSON.parse(record)) as Partial<Write> | null;
    const whole =
      typeof write?.id === "string" &&
      typeof write.at === "string" &&
      typeof write.operation?.kind === "string" &&
      Object.hasOwn(OPERATIONS, write.operation.kind) &&
      typeof write.request?.path === "string";
    return whole ? (write as Write) : null;
  } catch {
    return null;
  }
}

/** The names of a person's shelves, one for each document: `<begins><document>.<write>`. */
export function shelvesOf(shelf: Shelf, begins: string): string[] {
  const names = keysOf(shelf, begins).map((key) => key.slice(0, key.lastIndexOf(".") + 1));
  return [...new Set(names)];
}

/** What was left in this very page: its lock may be told of as held for a moment yet. */
const leftHere = new Set<string>();

/**
 * Which tabs of this browser are alive, told by locks that each holds while it lives; `tab` is
 * one of them until it is `left`. Where the browser has no locks, or refuses them as it refuses
 * storage, every record is taken over, which is safe: a write sent twice is one.
 */
export async function livingTabs(
  tab?: string,
  left?: AbortSignal,
): Promise<(other: string) => boolean> {
  if (tab) {
    leftHere.delete(tab);
    left?.addEventListener("abort", () => leftHere.add(tab));
  }
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  if (!locks) return () => false;
  const untilLeft = () =>
    new Promise<void>((end) => {
      if (left?.aborted) end();
      else left?.addEventListener("abort", () => end());
    });
  if (tab) locks.request(nameOf(tab), untilLeft).catch(() => undefined);
  const { held } = await locks.query().catch((): LockManagerSnapshot => ({}));
  const names = new Set(held?.map((lock) => lock.name));
  return (other) => other !== tab && !leftHere.has(other) && names.has(nameOf(other));
}

function nameOf(tab: string): string {
  return `obelus.tab.${tab}`;
}

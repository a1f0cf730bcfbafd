import type { ApiAnswer, ApiRefusal } from "@/components/api";
import { annotationIdOf } from "./operations/operation";
import { typeOf, type Operation } from "./operations/registry";
import type { OutboxStorage } from "./outbox-storage";
import { containsAll } from "./deep-equal";
import type { Write } from "./write";

export interface OutboxDependencies {
  send(write: Write): Promise<ApiAnswer<unknown>>;
  /** Calls back after some milliseconds; the answer cancels. */
  later(call: () => void, milliseconds: number): () => void;
  /** The list of writes is another one now. */
  changed(writes: readonly Write[]): void;
  /** The server has it. `value` is its answer, null for a thing taken away. */
  acknowledged(write: Write, value: unknown): void;
}

const FIRST_RETRY_DELAY_MS = 500;
const MAX_RETRY_DELAY_MS = 15_000;
/** A server that fails again and again at one write will not have it; the others go on. */
const MAX_FAILURES = 8;

/**
 * Everything the page writes goes through here: kept until the server has acknowledged it, sent
 * in order and one at a time, sent again when nobody knows whether it arrived. That is safe
 * since every create carries its id and every change the version it was made against.
 */
export class Outbox {
  private writes: readonly Write[] = [];
  private running = false;
  private stopped = false;
  private cancel: () => void = () => undefined;

  constructor(
    private readonly storage: OutboxStorage,
    private readonly dependencies: OutboxDependencies,
  ) {}

  get list(): readonly Write[] {
    return this.writes;
  }

  /** Take up what an earlier page left behind; without a tab for its own page to take up again. */
  adopt(left: readonly Write[], ours?: string): void {
    this.stopped = false;
    const known = new Set(this.writes.map(({ id }) => id));
    const adopted = left
      .filter(({ id }) => !known.has(id))
      .map((write): Write => {
        const tab = ours ?? write.tab;
        return write.state === "sending"
          ? { ...write, tab, state: "waiting", tries: write.tries + 1 }
          : { ...write, tab };
      });
    for (const write of adopted) this.storage.save(write);
    this.set([...adopted, ...this.writes]);
    void this.drain();
  }

  add(write: Write): void {
    this.storage.save(write);
    this.set([...this.writes, write]);
    void this.drain();
  }

  /** Try at once: the browser is online again, or a person asks. */
  wake(): void {
    this.cancel();
    void this.drain();
  }

  /** Send a refused or conflicting write again, perhaps against another version or in other words. */
  again(id: string, change: Partial<Pick<Write, "version" | "request">> = {}): void {
    this.change(id, { ...change, state: "waiting", code: "", reason: "", current: null, tries: 0 });
    this.wake();
  }

  /** Let a write go that was not sent, with everything that only makes sense after it. */
  discard(id: string): Write[] {
    const at = this.writes.findIndex((write) => write.id === id && write.state !== "sending");
    const first = this.writes[at];
    if (!first) return [];
    const takesOthers = typeOf(first.operation).dependents === "are discarded";
    const all = this.writes.filter(
      (write, i) => i === at || (takesOthers && i > at && isOnSameAnnotation(write, first)),
    );
    for (const write of all) this.storage.remove(write.id);
    this.set(this.writes.filter((write) => !all.includes(write)));
    void this.drain();
    return all;
  }

  /** What is not sent yet stays in the storage, for whoever takes it up. */
  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  private async drain(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        this.change(next.id, { state: "sending" });
        const answer = await this.dependencies.send(next);
        if (!this.acknowledge(next, answer) || this.stopped) break;
      }
    } finally {
      this.running = false;
    }
  }

  /** True when the next write may go out. */
  private acknowledge(write: Write, answer: ApiAnswer<unknown>): boolean {
    if (answer.ok) {
      this.arrived(write, answer.value);
      return true;
    }
    const before = arrivedBefore(write, answer);
    if (before) {
      this.arrived(write, before.value);
      return true;
    }
    const { code, detail: reason } = answer;
    const tries = write.tries + 1;
    if (mayPass(answer) && !(answer.status === 500 && tries >= MAX_FAILURES)) {
      this.change(write.id, { state: "waiting", code, reason, tries });
      this.cancel();
      if (!this.stopped)
        this.cancel = this.dependencies.later(() => void this.drain(), waitAfter(tries));
      return false;
    }
    const current = currentIn(answer);
    const state = answer.status === 412 && current ? "conflict" : "refused";
    this.change(write.id, { state, code, reason, current, tries });
    return true;
  }

  private arrived(write: Write, value: unknown): void {
    this.storage.remove(write.id);
    const rest = this.writes.filter(({ id }) => id !== write.id);
    // Acknowledged first, so that the page never shows a moment without it.
    this.dependencies.acknowledged(write, value);
    const newer = newVersion(write.operation, value);
    this.set(
      rest.map((later) =>
        newer && later.state === "waiting" && versionedBy(later) === newer.subject
          ? { ...later, version: newer.version }
          : later,
      ),
    );
  }

  private next(): Write | undefined {
    return this.writes.find(
      (write, at) =>
        write.state === "waiting" &&
        !this.writes.slice(0, at).some((earlier) => isStuck(earlier) && needs(write, earlier)),
    );
  }

  private change(id: string, change: Partial<Write>): void {
    this.set(this.writes.map((write) => (write.id === id ? { ...write, ...change } : write)));
    const changed = this.writes.find((write) => write.id === id);
    if (changed) this.storage.save(changed);
  }

  private set(writes: readonly Write[]): void {
    this.writes = writes;
    this.dependencies.changed(writes);
  }
}

/** What now has which version, when the answer to an operation tells it. */
function newVersion(
  operation: Operation,
  value: unknown,
): { subject: string; version: number } | null {
  const version = (value as { version?: unknown } | null)?.version;
  return typeof version === "number"
    ? { subject: typeOf(operation).subject(operation), version }
    : null;
}

function versionedBy({ operation }: Write): string | null {
  return typeOf(operation).versionedBy(operation);
}

function isOnSameAnnotation(write: Write, other: Write): boolean {
  return annotationIdOf(write.operation) === annotationIdOf(other.operation);
}

function isStuck({ state }: Write): boolean {
  return state === "refused" || state === "conflict";
}

/** Whether a write only makes sense once an earlier one has arrived. */
function needs(write: Write, earlier: Write): boolean {
  if (!isOnSameAnnotation(write, earlier)) return false;
  if (typeOf(earlier.operation).dependents !== "go on") return true;
  if (typeOf(write.operation).follows === earlier.operation.kind) return true;
  const subject = versionedBy(earlier);
  return subject !== null && versionedBy(write) === subject;
}

/** Refusals that time or a person mends: not reached, signed out, too often, the server is away. */
function mayPass({ status }: ApiRefusal): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

function waitAfter(tries: number): number {
  return Math.min(MAX_RETRY_DELAY_MS, FIRST_RETRY_DELAY_MS * 2 ** Math.min(tries - 1, 10));
}

function currentIn({ problem }: ApiRefusal): Write["current"] {
  const current = problem.current as Write["current"];
  return current && typeof current.id === "string" ? current : null;
}

/**
 * Whether a refusal leaves nothing to decide: what stands there is what was sent, here or from
 * another page; or what should be taken away is gone, and only the answer to that was lost.
 */
function arrivedBefore(write: Write, answer: ApiRefusal): { value: unknown } | null {
  const again = write.tries > 0;
  if (again && answer.status === 404 && write.request.method === "DELETE") return { value: null };
  const current = currentIn(answer);
  if (answer.status !== 412 || !current || write.request.method !== "PATCH") return null;
  const there = current as unknown as Record<string, unknown>;
  const same = Object.entries(write.request.body ?? {}).every(([field, value]) =>
    containsAll(value, there[field]),
  );
  return same ? { value: current } : null;
}

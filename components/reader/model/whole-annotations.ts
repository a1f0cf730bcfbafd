import type { ApiAnswer } from "@/components/api";
import type { Annotation } from "@/lib/annotation/annotation";

/** What is wanted within so many milliseconds is read together. */
const GATHER_DELAY_MS = 20;
/** How long, in milliseconds, until what could not be read is asked for again. */
const RETRY_DELAY_MS = 5_000;

interface Dependencies {
  /** Those of these annotations that may be seen. */
  read(ids: readonly string[]): Promise<ApiAnswer<ReadonlyMap<string, Annotation>>>;
  arrived(annotations: readonly Annotation[]): void;
  /** Calls back after some milliseconds; the answer cancels. */
  later(call: () => void, milliseconds: number): () => void;
}

/** Reads annotations whole of which only an outline is known, several at once and each once. */
export class WholeAnnotations {
  private readonly queue = new Set<string>();
  /** What is being read, and what nobody may see any more. */
  private readonly requestedIds = new Set<string>();
  private cancel: (() => void) | null = null;
  private stopped = false;

  constructor(private readonly dependencies: Dependencies) {}

  want(ids: readonly string[]): void {
    for (const id of ids) if (!this.requestedIds.has(id)) this.queue.add(id);
    if (this.queue.size > 0) this.readLater(GATHER_DELAY_MS);
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
    this.cancel = null;
  }

  start(): void {
    this.stopped = false;
    this.want([]);
  }

  private readLater(milliseconds: number): void {
    if (this.stopped) return;
    this.cancel ??= this.dependencies.later(() => void this.read(), milliseconds);
  }

  private async read(): Promise<void> {
    this.cancel = null;
    const ids = [...this.queue];
    this.queue.clear();
    for (const id of ids) this.requestedIds.add(id);
    const answer = await this.dependencies.read(ids);
    if (answer.ok) {
      for (const id of answer.value.keys()) this.requestedIds.delete(id);
      if (answer.value.size > 0) this.dependencies.arrived([...answer.value.values()]);
      return;
    }
    for (const id of ids) {
      this.requestedIds.delete(id);
      this.queue.add(id);
    }
    this.readLater(RETRY_DELAY_MS);
  }
}

import "server-only";

/** How much is kept for a client before no more is taken for it, in bytes. */
const FULL_BYTES = 64_000;

/**
 * The body of an event stream. It keeps a bounded amount: whoever fills it asks `hasRoom` and goes
 * on when `onDrain` is called. `latest` is kept apart, since only the newest of it is worth sending.
 */
export class Outbox {
  readonly body: ReadableStream<Uint8Array>;
  /** How often the client took something. */
  taken = 0;
  private waiting: Uint8Array[] = [];
  private bytes = 0;
  private latest: Uint8Array | null = null;
  private paused = false;
  private ending = false;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private wake: (() => void) | null = null;

  constructor(
    private readonly onDrain: () => void,
    private readonly onCancel: () => void,
  ) {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => void (this.controller = controller),
      pull: () => this.give(),
      cancel: () => this.onCancel(),
    };
    // Nothing is kept in the stream itself beyond what its reader asked for.
    this.body = new ReadableStream(source, { highWaterMark: 0 });
  }

  hasRoom(): boolean {
    return !this.ending && this.bytes < FULL_BYTES;
  }

  /** Whether something waits for the client. */
  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  push(event: Uint8Array): void {
    if (this.ending) return;
    this.waiting.push(event);
    this.bytes += event.byteLength;
    this.wake?.();
  }

  setLatest(event: Uint8Array): void {
    if (this.ending) return;
    this.latest = event;
    this.wake?.();
  }

  /** Gives nothing until it is resumed. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.wake?.();
  }

  /** Drops what was not taken yet, and ends after `last`. */
  end(last?: Uint8Array): void {
    this.waiting = last ? [last] : [];
    this.latest = null;
    this.ending = true;
    this.paused = false;
    this.wake?.();
  }

  /** Closes the connection of a client that does not even take the end. */
  abort(): void {
    this.controller?.error(new DOMException("The client does not read.", "AbortError"));
    this.wake?.();
  }

  private async give(): Promise<void> {
    while (this.paused || !(this.isWaiting || this.latest || this.ending)) {
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = null;
    }
    const chunks = this.latest ? [...this.waiting, this.latest] : this.waiting;
    this.waiting = [];
    this.latest = null;
    this.bytes = 0;
    if (chunks.length > 0) {
      this.taken += 1;
      const [first] = chunks;
      this.controller?.enqueue(chunks.length === 1 && first ? first : Buffer.concat(chunks));
      if (!this.ending) this.onDrain();
    } else {
      this.controller?.close();
    }
  }
}

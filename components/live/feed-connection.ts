import type { ApiAnswer } from "@/components/api";

/** Milliseconds until the first retry after a failure, and between requests while polling. */
export const FIRST_RETRY_DELAY_MS = 1_000;
const POLL = 5_000;
/** Some proxies let no stream through; after so many failures the feed is polled. */
const MAX_FAILURES = 3;
/** `EventSource.CLOSED`. */
const CLOSED = 2;

/** How a page is connected to the feed it follows. */
export type ConnectionState = "connecting" | "live" | "polling" | "disconnected" | "closed";

/** The part of the browser's EventSource that is used here. */
export type Stream = Pick<EventSource, "readyState" | "onopen" | "onerror" | "close">;

export interface FeedDependencies {
  /** Opens the stream after the last change that was received. */
  open(): Stream;
  /** Requests and applies the changes since; a refusal tells why a stream failed. */
  ask(): Promise<ApiAnswer<unknown>>;
  stateChanged(link: ConnectionState): void;
  /** Calls back after some milliseconds; the returned function cancels. */
  later(call: () => void, milliseconds: number): () => void;
}

/**
 * Keeps a page connected to its feed. When the connection breaks the browser reopens the stream by
 * itself; after an answer other than 200 it gives up for good, so the reason is requested
 * separately: an outage, which is retried more and more rarely, or a refusal. A signed-out person
 * may sign in elsewhere, so requests continue at the rate of polling.
 */
export class FeedConnection {
  private stream: Stream | null = null;
  private cancel: () => void = () => undefined;
  private failures = 0;
  private stopped = false;

  constructor(private readonly dependencies: FeedDependencies) {}

  connect(): void {
    if (this.stopped) return;
    const stream = this.dependencies.open();
    this.stream = stream;
    stream.onopen = () => {
      this.failures = 0;
      this.dependencies.stateChanged("live");
    };
    stream.onerror = () => {
      if (this.stopped) return;
      this.dependencies.stateChanged("disconnected");
      if (stream.readyState !== CLOSED) return;
      stream.close();
      this.failures++;
      this.wait(this.failures >= MAX_FAILURES ? POLL : FIRST_RETRY_DELAY_MS * 2 ** this.failures);
    };
  }

  stop(): void {
    this.stopped = true;
    this.stream?.close();
    this.cancel();
  }

  private wait(milliseconds: number): void {
    this.cancel();
    this.cancel = this.dependencies.later(() => void this.ask(), milliseconds);
  }

  private async ask(): Promise<void> {
    const answer = await this.dependencies.ask();
    if (this.stopped) return;
    if (!answer.ok) {
      const closed = answer.status === 401 || answer.status === 403 || answer.status === 404;
      this.dependencies.stateChanged(closed ? "closed" : "disconnected");
      if (!closed || answer.status === 401) this.wait(POLL);
      return;
    }
    if (this.failures < MAX_FAILURES) return this.connect();
    this.dependencies.stateChanged("polling");
    this.wait(POLL);
  }
}

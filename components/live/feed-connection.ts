import type { ApiAnswer } from "@/components/api";

/** How long, in milliseconds, until a feed is asked again after it failed, and while polling. */
export const FIRST_RETRY_DELAY_MS = 1_000;
const POLL = 5_000;
/** Proxies exist that let no stream through; after so many failures the feed is polled. */
const MAX_FAILURES = 3;
/** `EventSource.CLOSED`. */
const CLOSED = 2;

/** How a page stands to the feed it follows. */
export type ConnectionState = "connecting" | "live" | "polling" | "away" | "closed";

/** What the browser's EventSource is used for here. */
export type Stream = Pick<EventSource, "readyState" | "onopen" | "onerror" | "close">;

export interface FeedDependencies {
  /** Open the stream after the last change that was heard. */
  open(): Stream;
  /** Ask by hand what happened since, and take it in; a refusal tells why a stream failed. */
  ask(): Promise<ApiAnswer<unknown>>;
  told(link: ConnectionState): void;
  /** Calls back after some milliseconds; the answer cancels. */
  later(call: () => void, milliseconds: number): () => void;
}

/**
 * Keeps a page at its feed. While a connection is lost the browser opens the stream again by
 * itself; after an answer other than 200 it gives up for good, so the reason is asked for by
 * hand: away, to be tried again more and more rarely, or no longer allowed. Who is signed out may
 * sign in elsewhere, so they are asked on, as seldom as in polling.
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
      this.dependencies.told("live");
    };
    stream.onerror = () => {
      if (this.stopped) return;
      this.dependencies.told("away");
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
      this.dependencies.told(closed ? "closed" : "away");
      if (!closed || answer.status === 401) this.wait(POLL);
      return;
    }
    if (this.failures < MAX_FAILURES) return this.connect();
    this.dependencies.told("polling");
    this.wait(POLL);
  }
}

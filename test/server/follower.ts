import type { Client } from "./client";

/**
 * Follows a feed as a browser does: each time the stream ends, it reconnects after the last number
 * it received completely.
 */
export class Follower {
  /** The numbers of all changes, in the order in which they came. */
  readonly numbers: number[] = [];
  /** When each arrived (milliseconds of `performance.now()`), by the id of what changed. */
  readonly seen = new Map<string, number>();
  connections = 0;
  #stream: AbortController | undefined;

  constructor(
    readonly path: string,
    readonly after = 0,
  ) {}

  get last(): number {
    return this.numbers.at(-1) ?? this.after;
  }

  /** Reads until the stream ends in any way. Answers the status; 0 when there was none. */
  async follow(client: Client): Promise<number> {
    const stream = new AbortController();
    this.#stream = stream;
    this.connections += 1;
    try {
      const response = await fetch(`${client.url}${this.path}`, {
        headers: {
          ...client.headers,
          accept: "text/event-stream",
          ...(this.last > 0 ? { "last-event-id": String(this.last) } : {}),
        },
        signal: stream.signal,
      });
      if (response.status === 200 && response.body) await this.#read(response.body);
      else await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }

  /** Breaks the connection, wherever in an event it is. */
  cut(): void {
    this.#stream?.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const events = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) this.#hear(event);
    }
  }

  #hear(event: string): void {
    const lines = event.split("\n");
    const id = lines.find((line) => line.startsWith("id: "));
    const data = lines.find((line) => line.startsWith("data: "));
    if (!id || !data) return;
    this.numbers.push(Number(id.slice(4)));
    this.seen.set((JSON.parse(data.slice(6)) as { id: string }).id, performance.now());
  }
}

/** 1, 2, 3 … up to `last`. */
export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, n) => n + 1);
}

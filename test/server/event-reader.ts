/** An event of a stream. */
export interface ServerEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads a stream as a browser does, and keeps every event and every byte. */
export class EventReader {
  readonly events: ServerEvent[] = [];
  /** Everything that was received. */
  text = "";
  private rest = "";
  private readonly decoder = new TextDecoder();
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  /** Reads on until an event matches; fails when the stream ends before. */
  async until(matches: (event: ServerEvent) => boolean): Promise<ServerEvent> {
    for (let seen = 0; ;) {
      for (; seen < this.events.length; seen++) {
        const event = this.events[seen];
        if (event && matches(event)) return event;
      }
      if (!(await this.next())) throw new Error(`The stream ended: ${this.text.slice(-2000)}`);
    }
  }

  /** Reads until the stream ends. */
  async untilEnd(): Promise<void> {
    while (await this.next());
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }

  private async next(): Promise<boolean> {
    const { value, done } = await this.reader.read();
    if (done) return false;
    const text = this.decoder.decode(value, { stream: true });
    this.text += text;
    const blocks = (this.rest + text).split("\n\n");
    this.rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse(block);
      if (event) this.events.push(event);
    }
    return true;
  }
}

function parse(block: string): ServerEvent | null {
  const fields = new Map(
    block.split("\n").map((line) => {
      const at = line.indexOf(": ");
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const [event, data] = [fields.get("event"), fields.get("data")];
  if (event === undefined || data === undefined) return null;
  return { id: fields.get("id"), event, data: JSON.parse(data) as Record<string, unknown> };
}

import { useEffect } from "react";
import type { Change } from "@/lib/change/change";
import { hearOfClaim } from "./claim/live";
import type { PersonHere } from "./presence/people";
import type { Reading } from "./reading";

/** How long, in milliseconds, until the feed is asked again after it failed, and while polling. */
const FIRST_WAIT = 1_000;
const POLL = 5_000;
/** Proxies exist that let no stream through; after so many failures the feed is polled. */
const MOST_FAILURES = 3;

/**
 * Follow the document's feed while the page is open. What it tells is read by id and taken in
 * with lib/change/apply; one's own writes come back the same way.
 */
export function useChanges(reading: Reading, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const follower = new Follower(reading);
    follower.connect();
    return () => follower.stop();
  }, [reading, ready]);
}

class Follower {
  private stream: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private stopped = false;
  private queue: Change[] = [];
  private working = false;
  /** The number of the last change that was received. */
  private heard: number;
  private readonly stopListening: () => void;

  constructor(private readonly reading: Reading) {
    this.heard = reading.store.now().known.seen;
    this.stopListening = reading.store.listen(() => {
      const { editing, held } = reading.store.now();
      if (editing === 0 && held.length > 0) this.release();
    });
  }

  connect(): void {
    if (this.stopped) return;
    const { client, store } = this.reading;
    const { projectChange } = store.now();
    const stream = new EventSource(client.eventsAfter(this.heard, projectChange));
    this.stream = stream;
    stream.onopen = () => {
      this.failures = 0;
      this.reading.store.set({ link: "live" });
    };
    stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
      this.hear([JSON.parse(data) as Change]);
    });
    stream.addEventListener("project", ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as Change;
      void hearOfClaim(this.reading, change);
      this.hearOfProject(change.number);
    });
    stream.addEventListener("presence", ({ data }: MessageEvent<string>) => {
      store.set({ people: (JSON.parse(data) as { people: PersonHere[] }).people });
    });
    stream.onerror = () => {
      if (this.stopped) return;
      this.reading.store.set({ link: "away", people: [] });
      // While it is connecting the browser goes on by itself, from the last number on.
      if (stream.readyState !== EventSource.CLOSED) return;
      stream.close();
      this.failures++;
      this.wait(this.failures >= MOST_FAILURES ? POLL : FIRST_WAIT * 2 ** this.failures);
    };
  }

  stop(): void {
    this.stopped = true;
    this.stream?.close();
    clearTimeout(this.timer);
    this.stopListening();
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), milliseconds);
  }

  /** Ask by hand: for the reason of a failure, and for the changes themselves. */
  private async ask(): Promise<void> {
    const answer = await this.reading.client.changesAfter(this.heard);
    if (this.stopped) return;
    if (!answer.ok) {
      const closed = answer.status === 401 || answer.status === 403 || answer.status === 404;
      this.reading.store.set({ link: closed ? "closed" : "away" });
      if (!closed || answer.status === 401) this.wait(POLL);
      return;
    }
    this.hear(answer.value.changes);
    if (this.failures < MOST_FAILURES) return this.connect();
    await this.askOfProject();
    this.reading.store.set({ link: "polling" });
    this.wait(POLL);
  }

  private async askOfProject(): Promise<void> {
    const { client, store, place } = this.reading;
    const { projectChange } = store.now();
    const answer = await client.projectChangesAfter(place.projectId, projectChange);
    if (answer.ok) this.hearOfProject(answer.value.last);
  }

  private hearOfProject(number: number): void {
    const { store } = this.reading;
    if (number > store.now().projectChange) store.set({ projectChange: number });
  }

  private hear(changes: readonly Change[]): void {
    const next = changes.filter(({ number }) => number > this.heard);
    this.heard = next.at(-1)?.number ?? this.heard;
    this.queue.push(...next);
    void this.work();
  }

  private release(): void {
    const { store } = this.reading;
    this.queue.unshift(...store.now().held);
    store.set({ held: [] });
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      while (this.queue.length > 0 && !this.stopped) {
        const changes = this.queue.splice(0);
        const { store } = this.reading;
        const { editing, held } = store.now();
        if (editing > 0) store.set({ held: [...held, ...changes] });
        else if (!(await this.reading.takeIn(changes))) {
          this.queue.unshift(...changes);
          await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT));
        }
      }
    } finally {
      this.working = false;
    }
  }
}

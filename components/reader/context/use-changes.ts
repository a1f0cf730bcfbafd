import { useEffect } from "react";
import { FeedConnection, FIRST_RETRY_DELAY_MS } from "@/components/live/feed-connection";
import { callLater } from "@/components/call-later";
import type { Change, DocumentChange } from "@/lib/change/change";
import { annotationsCarrying } from "../model/claim-changes";
import type { PresentPerson } from "../model/people";
import type { Reading } from "../model/reading";
import type { ReceivedChange } from "../model/received-change";

/**
 * Follows the document's feed while the page is open. Changed annotations come with the events, or
 * are fetched by id where they do not, and are merged with lib/change/apply; the user's own writes
 * come back the same way.
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
  private stopped = false;
  private queue: ReceivedChange[] = [];
  /** Changes from the project's feed to claims that occur in this document. */
  private claims: Change[] = [];
  private working = false;
  /** The number of the last change that was received. */
  private lastNumber: number;
  private readonly stopListening: () => void;
  private readonly link: FeedConnection;

  constructor(private readonly reading: Reading) {
    const { client, store } = reading;
    this.lastNumber = store.now().known.seen;
    this.stopListening = store.listen(() => {
      const { editing, held, heldClaims } = store.now();
      if (editing === 0 && held.length + heldClaims.length > 0) this.release();
    });
    this.link = new FeedConnection({
      open: () => this.open(),
      stateChanged: store.setConnection,
      later: callLater,
      ask: async () => {
        const answer = await client.changesAfter(this.lastNumber);
        if (!answer.ok || this.stopped) return answer;
        this.hear(answer.value.changes);
        return this.askOfProject();
      },
    });
  }

  connect(): void {
    this.link.connect();
  }

  stop(): void {
    this.stopped = true;
    this.link.stop();
    this.stopListening();
  }

  private open(): EventSource {
    const { client, store } = this.reading;
    const stream = new EventSource(client.eventsAfter(this.lastNumber, store.now().projectChange));
    stream.addEventListener("change", ({ data }: MessageEvent<string>) => {
      const change = client.received(JSON.parse(data) as DocumentChange);
      if (change.number > this.lastNumber + 1) void this.askMissed();
      else this.hear([change]);
    });
    stream.addEventListener("project", ({ data }: MessageEvent<string>) => {
      this.hearOfProject(JSON.parse(data) as Change);
    });
    stream.addEventListener("presence", ({ data }: MessageEvent<string>) => {
      store.setPeople((JSON.parse(data) as { people: PresentPerson[] }).people);
    });
    return stream;
  }

  /** A number was skipped, which no stream does: what happened is asked for. */
  private async askMissed(): Promise<void> {
    const answer = await this.reading.client.changesAfter(this.lastNumber);
    if (answer.ok && !this.stopped) this.hear(answer.value.changes);
  }

  private async askOfProject() {
    const { client, store, place } = this.reading;
    const answer = await client.projectChangesAfter(place.projectId, store.now().projectChange);
    if (answer.ok && !this.stopped)
      for (const change of answer.value.changes) this.hearOfProject(change);
    return answer;
  }

  private hearOfProject(change: Change): void {
    const { store } = this.reading;
    // Ask again after a break: the browser resumes only by the document's change numbers.
    if (change.number <= store.now().projectChange) return;
    store.noteProjectChange(change);
    if (change.kind !== "claim.saved" || annotationsCarrying(store.now(), [change]).length === 0)
      return;
    this.claims.push(change);
    void this.work();
  }

  private hear(changes: readonly ReceivedChange[]): void {
    const next = changes.filter(({ number }) => number > this.lastNumber);
    this.lastNumber = next.at(-1)?.number ?? this.lastNumber;
    this.queue.push(...next);
    void this.work();
  }

  private release(): void {
    const { changes, claims } = this.reading.store.releaseChanges();
    this.queue.unshift(...changes);
    this.claims.unshift(...claims);
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      while (this.queue.length + this.claims.length > 0 && !this.stopped) {
        const [changes, claims] = [this.queue.splice(0), this.claims.splice(0)];
        const { store } = this.reading;
        if (store.now().editing > 0) {
          store.holdChanges(changes, claims);
        } else if (!(await this.reading.takeIn(changes, claims))) {
          this.queue.unshift(...changes);
          this.claims.unshift(...claims);
          await new Promise((resolve) => setTimeout(resolve, FIRST_RETRY_DELAY_MS));
        }
      }
    } finally {
      this.working = false;
    }
  }
}

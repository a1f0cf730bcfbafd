import "server-only";
import { log } from "@/server/platform/log";
import { encode, render, type Form, type Reader } from "./entry";
import { Outbox } from "./outbox";
import type { Right } from "./rights";
import type { Position, Room, Subscriber } from "./room";

const HEARTBEAT = encode(": here\n\n");
const TOO_SLOW = encode(
  ": This stream was ended because its events were not read. Go on after the last id.\n\n",
);

/** How long a client that was too slow has to take the end, in milliseconds. */
const LAST_WORDS_MS = 15_000;

/** An open event stream of one person. It sends only while they are known to have access. */
export class LiveStream {
  /** Null until access was found for the first time. */
  right: Right | null = null;
  private readonly outbox: Outbox;
  private readonly feeds: FollowedFeed[] = [];
  private readonly whenEnded: (() => void)[] = [];
  /** Grows with each doubt about the access; access was confirmed at `confirmed`. */
  private doubts = 1;
  private confirmed = 0;
  private takenBefore = -1;
  private hasEnded = false;

  constructor(readonly userId: string) {
    this.outbox = new Outbox(
      () => this.advance(),
      () => this.finish(),
    );
    this.outbox.pause();
  }

  get body(): ReadableStream<Uint8Array> {
    return this.outbox.body;
  }

  /** Whether it may send: it is open, and nothing has cast doubt on the access since it was checked. */
  get isConfirmed(): boolean {
    return !this.hasEnded && this.confirmed === this.doubts;
  }

  hasRoom(): boolean {
    return this.isConfirmed && this.outbox.hasRoom();
  }

  /** Has it send the changes of a room after `seen`, a number of the person's own feed. */
  async follow(room: Room, form: Form, seen: number): Promise<void> {
    const feed = new FollowedFeed(this, room, form);
    this.feeds.push(feed);
    this.onEnd(() => room.leave(feed));
    await room.enter(feed);
    feed.position = room.positionAt(this.userId, seen);
  }

  follows(room: Room): boolean {
    return this.feeds.some((feed) => feed.room === room);
  }

  onEnd(act: () => void): void {
    if (this.hasEnded) act();
    else this.whenEnded.push(act);
  }

  push(event: Uint8Array): void {
    if (!this.hasEnded) this.outbox.push(event);
  }

  /** Sends something of which only the newest matters, as soon as the client takes it. */
  setLatest(event: Uint8Array): void {
    if (!this.hasEnded) this.outbox.setLatest(event);
  }

  /** Sends nothing more until access was confirmed since; answers what to confirm. */
  doubt(): number {
    this.outbox.pause();
    return ++this.doubts;
  }

  /** The last doubt, which a check that begins now can clear. */
  get doubted(): number {
    return this.doubts;
  }

  /** Access was checked after the doubt of this number. Answers whether there is no later one. */
  confirm(doubt: number): boolean {
    if (this.hasEnded || doubt !== this.doubts) return false;
    this.confirmed = doubt;
    this.outbox.resume();
    this.advance();
    return true;
  }

  advance(): void {
    for (const feed of this.feeds) feed.advance();
  }

  /** Shows that the stream lives. One whose client has taken nothing since the last time ends. */
  beat(): void {
    if (!this.outbox.isWaiting) {
      this.outbox.push(HEARTBEAT);
    } else if (this.outbox.taken === this.takenBefore && this.isConfirmed) {
      log.info({ userId: this.userId }, "a stream whose client reads nothing was ended");
      this.end(TOO_SLOW);
      setTimeout(() => this.outbox.isWaiting && this.outbox.abort(), LAST_WORDS_MS).unref();
    }
    this.takenBefore = this.outbox.taken;
  }

  /** Ends at once: what the client has not taken is not sent any more. */
  end(last?: Uint8Array): void {
    if (this.hasEnded) return;
    this.finish();
    this.outbox.end(last);
  }

  private finish(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    for (const act of this.whenEnded) act();
  }
}

/** The part of a stream that reports one feed. */
class FollowedFeed implements Subscriber, Reader {
  position: Position | null = null;
  private isLoading = false;

  constructor(
    private readonly stream: LiveStream,
    readonly room: Room,
    readonly form: Form,
  ) {}

  get userId(): string {
    return this.stream.userId;
  }

  numberOf(thing: { readonly change: number; readonly lane: string | null }): number {
    return this.room.numberFor(this.userId, thing);
  }

  advance(): void {
    while (this.position && !this.isLoading && this.stream.hasRoom()) {
      const next = this.room.next(this.userId, this.position);
      if (!next) return;
      if ("load" in next) return void this.load(next.load);
      this.stream.push(render(next.entry, next.number, this));
      this.position = next.position;
    }
  }

  private async load(read: () => Promise<void>): Promise<void> {
    this.isLoading = true;
    try {
      await read();
    } catch (error) {
      log.warn({ err: error }, "a stream ended early");
      this.stream.end();
    } finally {
      this.isLoading = false;
    }
    this.advance();
  }
}

import "server-only";
import { SHARED } from "@/lib/change/lane";
import { read } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { encode } from "./entry";
import { readPersonalTexts, readSharedTexts } from "@/server/feed/position";
import type { LiveStream } from "./stream";

/** Changes that come together are counted once, after so many milliseconds. */
const PAUSE_MS = 50;

/** How long, in milliseconds, until what could not be read is asked for again. */
const RETRY_DELAY_MS = 1_000;

/**
 * All streams in this process that report how far the texts of a project have come. What everybody
 * sees is counted once for all of them, and a person's own work when it was added to.
 */
export class TextsRoom {
  private readonly followers = new Map<LiveStream, number>();
  private readonly personal = new Map<string, number>();
  private shared = 0;
  private readonly due = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private reading = false;

  constructor(
    private readonly projectId: string,
    private readonly whenEmpty: () => void,
  ) {}

  enter(stream: LiveStream): void {
    this.followers.set(stream, -1);
    stream.onEnd(() => {
      this.followers.delete(stream);
      if (this.followers.size === 0) this.whenEmpty();
    });
    this.announce(SHARED);
    this.announce(stream.userId);
  }

  /** A lane of one of the texts has come further, or may have. */
  announce(lane: string): void {
    if (this.followers.size === 0) return;
    this.due.add(lane);
    if (!this.reading) this.timer ??= setTimeout(() => void this.count(), PAUSE_MS);
  }

  /** Any of the texts may have come further for anybody: announcements were missed. */
  announceAll(): void {
    this.announce(SHARED);
    for (const { userId } of this.followers.keys()) this.announce(userId);
  }

  private async count(): Promise<void> {
    let delay = PAUSE_MS;
    this.timer = null;
    this.reading = true;
    const due = [...this.due];
    this.due.clear();
    try {
      if (due.includes(SHARED)) this.shared = await readSharedTexts(read, this.projectId);
      const people = new Set([...this.followers.keys()].map(({ userId }) => userId));
      const lanes = due.filter((lane) => people.has(lane));
      if (lanes.length > 0) {
        const counted = await readPersonalTexts(read, lanes, this.projectId);
        for (const [userId, last] of counted) this.personal.set(userId, last);
      }
      this.send();
    } catch (error) {
      log.warn({ err: error }, "how far texts have come could not be read");
      for (const lane of due) this.due.add(lane);
      delay = RETRY_DELAY_MS;
    } finally {
      this.reading = false;
    }
    if (this.due.size > 0 && this.followers.size > 0) {
      this.timer ??= setTimeout(() => void this.count(), delay);
    }
  }

  private send(): void {
    const events = new Map<number, Uint8Array>();
    for (const [stream, lastSent] of this.followers) {
      const own = this.personal.get(stream.userId);
      if (own === undefined || this.shared + own === lastSent) continue;
      const last = this.shared + own;
      const event = events.get(last) ?? encode(`event: texts\ndata: {"last":${last}}\n\n`);
      events.set(last, event);
      stream.push(event);
      this.followers.set(stream, last);
    }
  }
}

import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { lanesAt, personalNumber, SHARED, sharedNumber } from "@/lib/change/lane";
import { log } from "@/server/platform/log";
import type { ChangeAnnouncement } from "@/server/feed/announcement";
import type { Entry } from "./entry";
import { LaneLog, STEP } from "./lane-log";
import { readFeedState } from "./positions";
import { readEntries, type LaneSpan } from "./read-entries";

/** Within so many changes of the newest, an entry carries its annotation. */
const CARD_RANGE = 500;

/** How many streams are written to before others get their turn. */
const SLICE = 50;

const RETRY_DELAY_MS = 1_000;

/** Kinds of changes after which nobody may read the feed any more. */
const CLOSING: ReadonlySet<Entry["kind"]> = new Set(["document.deleted", "project.deleted"]);

/** Who follows a feed: sends what comes next, as far as there is room for it. */
export interface Subscriber {
  readonly userId: string;
  advance(): void;
}

/** How far a reader has come in the shared lane and in their own. */
export interface Position {
  readonly shared: number;
  readonly personal: number;
}

/** What follows a position: an entry with its number for this reader, or one to be loaded first. */
type Next =
  | { readonly entry: Entry; readonly number: number; readonly position: Position }
  | { readonly load: () => Promise<void> }
  | null;

/** A personal lane, with the shared numbers after which its changes were written. */
interface PersonalLane {
  readonly log: LaneLog;
  readonly afters: number[];
}

/**
 * All streams of one feed in this process. Each change is read once, however many follow; who gets
 * which of it is decided by lane. A room is told the numbers that were committed and reads no
 * further, so nothing is sent before the announcements that came before it were heard.
 */
export class Room {
  readonly subscribers = new Set<Subscriber>();
  private shared: LaneLog | null = null;
  private readonly personal = new Map<string, PersonalLane>();
  private readonly entering = new Map<string, Promise<void>>();
  /** What was announced of lanes that are being read for the first time. */
  private readonly early = new Map<string, number>();
  private pumping = false;

  /** `checkAccess` ends the streams of a feed that was just closed to its readers. */
  constructor(
    readonly feedId: string,
    private readonly checkAccess: () => Promise<void>,
    private readonly whenEmpty: () => void,
  ) {}

  /** Whether how far the feed has come was not read yet. */
  get isNew(): boolean {
    return this.shared === null;
  }

  /**
   * Lets a stream in, which sends nothing before it is ready. How far the feed has come for its
   * person is read in one statement, once for all their streams.
   */
  async enter(subscriber: Subscriber): Promise<void> {
    this.subscribers.add(subscriber);
    const { userId } = subscriber;
    while (this.subscribers.has(subscriber) && !this.personal.has(userId)) {
      await (this.entering.get(userId) ?? this.readState(userId));
    }
  }

  private readState(userId: string): Promise<void> {
    const entering = readFeedState(this.feedId, userId)
      .then(({ last, afters }) => {
        this.shared ??= new LaneLog(SHARED, last);
        this.personal.set(userId, { log: new LaneLog(userId, afters.length), afters });
        // What was announced while this was read.
        for (const lane of [SHARED, userId]) this.raise(lane, this.early.get(lane) ?? 0);
      })
      .finally(() => {
        this.entering.delete(userId);
        if (this.entering.size === 0) this.early.clear();
      });
    this.entering.set(userId, entering);
    return entering;
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size === 0) return this.whenEmpty();
    const { userId } = subscriber;
    for (const other of this.subscribers) if (other.userId === userId) return;
    this.personal.delete(userId);
  }

  /** Where a reader is who has seen everything up to a number of their own. */
  positionAt(userId: string, seen: number): Position {
    return lanesAt(seen, this.personal.get(userId)?.afters ?? []);
  }

  lanes(): string[] {
    return this.shared ? [SHARED, ...this.personal.keys()] : [];
  }

  /** What is needed again is read again: the names in it have changed. */
  forgetEntries(): void {
    this.shared?.clear();
    for (const { log } of this.personal.values()) log.clear();
  }

  announce({ lane, number, after }: Omit<ChangeAnnouncement, "about">): void {
    const personal = this.personal.get(lane);
    if (personal && number === personal.afters.length + 1) personal.afters.push(after);
    this.raise(lane, number);
  }

  /** A lane has come to this number. */
  raise(lane: string, number: number): void {
    const personal = this.personal.get(lane);
    if (personal && number > personal.afters.length) return void this.reenter(lane);
    const known = lane === SHARED ? this.shared : personal?.log;
    if (!known && this.entering.size > 0) this.early.set(lane, number);
    if (!known || number <= known.announced) return;
    known.announced = number;
    void this.pump();
  }

  /** An announcement was missed: where the person's changes stand is read again. */
  private async reenter(userId: string): Promise<void> {
    try {
      const { afters } = await readFeedState(this.feedId, userId);
      const personal = this.personal.get(userId);
      if (!personal) return;
      personal.afters.push(...afters.slice(personal.afters.length));
      this.raise(userId, personal.afters.length);
    } catch (error) {
      log.warn({ err: error }, "how far a feed has come could not be read");
    }
  }

  next(userId: string, { shared, personal }: Position): Next {
    const own = this.personal.get(userId);
    const lane = this.shared;
    if (!lane || !own) return null;
    if (own.log.announced > personal && (own.afters[personal] ?? 0) <= shared) {
      const number = personal + 1;
      const after = own.afters[personal] ?? 0;
      return this.take(own.log, number, personalNumber({ number, after }), {
        shared,
        personal: number,
      });
    }
    if (lane.announced <= shared) return null;
    const number = sharedNumber(shared + 1, own.afters);
    return this.take(lane, shared + 1, number, { shared: shared + 1, personal });
  }

  /** The number of a thing's last change in this person's own feed. */
  numberFor(userId: string, thing: { readonly change: number; readonly lane: string | null }) {
    const afters = this.personal.get(userId)?.afters ?? [];
    return thing.lane === null
      ? sharedNumber(thing.change, afters)
      : personalNumber({ number: thing.change, after: afters[thing.change - 1] ?? 0 });
  }

  private take(lane: LaneLog, number: number, merged: number, position: Position): Next {
    // What is not read yet comes by itself.
    if (number > lane.read) return null;
    const entry = lane.find(number);
    if (entry) return { entry, number: merged, position };
    return {
      load: () =>
        lane.load(number, (after, upTo) =>
          readEntries(this.feedId, [{ lane: lane.lane, after, upTo }], isRecent(lane, upTo)),
        ),
    };
  }

  private behind(): LaneLog[] {
    const logs = [...this.personal.values()].map(({ log: own }) => own);
    if (this.shared) logs.push(this.shared);
    return logs.filter(({ read, announced }) => read < announced);
  }

  /** Reads what was announced and sends it, until nothing more was announced meanwhile. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      for (let behind = this.behind(); behind.length > 0; behind = this.behind()) {
        const spans = behind.map(spanOf);
        const isNew = behind.every((lane) => isRecent(lane, lane.read));
        const entries = await readEntries(this.feedId, spans, isNew);
        if (entries.some(({ kind }) => CLOSING.has(kind))) await this.checkAccess();
        const grown = behind.filter((lane) =>
          lane.append(entries.filter((entry) => entry.lane === lane.lane)),
        );
        await this.advanceAll();
        if (grown.length === 0) throw new Error("A change that was announced is missing.");
      }
    } catch (error) {
      if (this.subscribers.size === 0) return;
      log.warn({ err: error }, "changes could not be read and are read again");
      setTimeout(() => void this.pump(), RETRY_DELAY_MS).unref();
    } finally {
      this.pumping = false;
    }
  }

  private async advanceAll(): Promise<void> {
    let count = 0;
    for (const subscriber of [...this.subscribers]) {
      subscriber.advance();
      if (++count % SLICE === 0) await nextTurn();
    }
  }
}

function spanOf({ lane, read, announced }: LaneLog): LaneSpan {
  return { lane, after: read, upTo: Math.min(announced, read + STEP) };
}

function isRecent({ announced }: LaneLog, number: number): boolean {
  return announced - number <= CARD_RANGE;
}

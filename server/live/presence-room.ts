import "server-only";
import { perProcess } from "@/server/platform/process";
import { encode } from "./entry";
import { presentAt, watchPeople } from "./presence";
import type { LiveStream } from "./stream";

/** The shortest time between two reports of who is here, in milliseconds. */
const MIN_INTERVAL_MS = 150;

/**
 * How many bytes of reports a document may cause in a second. Where many people are present to many
 * readers, a report costs more and comes more seldom.
 */
const BYTES_A_SECOND = 4_000_000;

interface PresenceRoom {
  readonly streams: Set<LiveStream>;
  readonly stopWatching: () => void;
  /** The last report, as everybody got it. */
  text: string;
  event: Uint8Array;
  isDue: boolean;
  /** When the next report may be sent, in milliseconds of this process. */
  nextAt: number;
}

const presence = perProcess("presence-rooms", () => ({
  rooms: new Map<string, PresenceRoom>(),
  timer: null as NodeJS.Timeout | null,
}));

/** Sends a stream who is at a document, now and whenever it changes, several changes in one. */
export function followPeople(documentId: string, stream: LiveStream): void {
  const room = presence.rooms.get(documentId) ?? openRoom(documentId);
  room.streams.add(stream);
  stream.setLatest(room.event);
  stream.onEnd(() => {
    room.streams.delete(stream);
    if (room.streams.size > 0 || presence.rooms.get(documentId) !== room) return;
    presence.rooms.delete(documentId);
    room.stopWatching();
  });
}

function openRoom(documentId: string): PresenceRoom {
  const text = textOf(documentId);
  const room: PresenceRoom = {
    streams: new Set(),
    stopWatching: watchPeople(documentId, () => {
      room.isDue = true;
      reportSoon();
    }),
    text,
    event: encode(text),
    isDue: false,
    nextAt: 0,
  };
  presence.rooms.set(documentId, room);
  return room;
}

function textOf(documentId: string): string {
  return `event: presence\ndata: ${JSON.stringify({ people: presentAt(documentId) })}\n\n`;
}

/** One timer for all documents. */
function reportSoon(): void {
  presence.timer ??= setTimeout(report, MIN_INTERVAL_MS).unref();
}

function report(): void {
  presence.timer = null;
  const now = performance.now();
  for (const [documentId, room] of presence.rooms) {
    if (!room.isDue) continue;
    if (room.nextAt > now) {
      reportSoon();
      continue;
    }
    room.isDue = false;
    const text = textOf(documentId);
    if (text === room.text) continue;
    room.text = text;
    room.event = encode(text);
    for (const stream of room.streams) stream.setLatest(room.event);
    const bytes = room.event.byteLength * room.streams.size;
    room.nextAt = now + (bytes / BYTES_A_SECOND) * 1000;
  }
}

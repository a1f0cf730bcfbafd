import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { listen } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { hooks, perProcess } from "@/server/platform/process";
import { parseAnnouncement } from "@/server/feed/announcement";
import { openStreams } from "./open-streams";
import { readLaneHeads } from "./positions";
import { receivePresence } from "./presence";
import { rightsInForce } from "./rights";
import { Room } from "./room";
import type { LiveStream } from "./stream";
import { TextsRoom } from "./texts-room";

/** How often streams show that they live, and what was missed is looked for. */
const BEAT_MS = 15_000;

/** Streams of one person; the oldest gives way. And of one process; then there is no more room. */
const MAX_STREAMS_PER_PERSON = 20;
const MAX_STREAMS = 5_000;

/** How long, in milliseconds, until what could not be read is asked for again. */
const RETRY_DELAY_MS = 1_000;

/** How many streams are written to before others get their turn. */
const SLICE = 100;

const live = perProcess("live", () => ({
  byPerson: new Map<string, Set<LiveStream>>(),
  rooms: new Map<string, Room>(),
  texts: new Map<string, TextsRoom>(),
  hearing: null as Promise<unknown> | null,
  timer: null as NodeJS.Timeout | null,
  refreshing: false,
  isRefreshDue: false,
}));

hooks.endStreams = () => {
  for (const stream of [...openStreams]) stream.end();
};

/** False when this process holds as many streams as it may. */
export function isFull(): boolean {
  return openStreams.size >= MAX_STREAMS;
}

/** Whether this person follows this document in this process, and is known to have access. */
export function isFollowing(userId: string, documentId: string): boolean {
  for (const { right, isConfirmed } of live.byPerson.get(userId) ?? []) {
    const isHere = right && "documentId" in right.feed && right.feed.documentId === documentId;
    if (isConfirmed && isHere) return true;
  }
  return false;
}

/** From now on the stream hears of doubts about its access. Resolves when announcements come. */
export async function register(stream: LiveStream): Promise<void> {
  live.hearing ??= listen(hear).catch((error: unknown) => {
    live.hearing = null;
    throw error;
  });
  await live.hearing;
  const mine = live.byPerson.get(stream.userId) ?? new Set();
  if (mine.size >= MAX_STREAMS_PER_PERSON) [...mine][0]?.end();
  live.byPerson.set(stream.userId, mine.add(stream));
  openStreams.add(stream);
  live.timer ??= setInterval(() => void beat(), BEAT_MS).unref();
  stream.onEnd(() => {
    openStreams.delete(stream);
    mine.delete(stream);
    if (mine.size === 0 && live.byPerson.get(stream.userId) === mine) {
      live.byPerson.delete(stream.userId);
    }
    if (openStreams.size > 0 || !live.timer) return;
    clearInterval(live.timer);
    live.timer = null;
  });
}

/** The room of a feed, for as long as a stream is in it. */
export function roomOf(feedId: string): Room {
  const known = live.rooms.get(feedId);
  if (known) return known;
  const room: Room = new Room(
    feedId,
    () => checkAccess(streamsWhere((stream): boolean => stream.follows(room))),
    () => live.rooms.delete(feedId),
  );
  live.rooms.set(feedId, room);
  return room;
}

/** The room of those who follow how far the texts of a project have come. */
export function textsRoomOf(projectId: string): TextsRoom {
  const known = live.texts.get(projectId);
  if (known) return known;
  const room = new TextsRoom(projectId, () => live.texts.delete(projectId));
  live.texts.set(projectId, room);
  return room;
}

/**
 * Checks whether streams may go on, in a few statements for all of them. Until that is known they
 * send nothing; those that may not end with what they have not sent.
 */
export async function checkAccess(streams: readonly LiveStream[]): Promise<void> {
  for (const stream of streams) stream.doubt();
  await settleDoubts(streams);
}

/** A stream whose access was never found is left to whoever opens it. */
async function settleDoubts(streams: readonly LiveStream[]): Promise<void> {
  const checked = streams.flatMap((stream) =>
    stream.right ? [{ stream, right: stream.right, doubt: stream.doubted }] : [],
  );
  const inForce = await rightsInForce(checked.map(({ right }) => right));
  for (const { stream, right, doubt } of checked) {
    if (inForce.has(right)) stream.confirm(doubt);
    else stream.end();
  }
}

function streamsWhere(matches: (stream: LiveStream) => boolean): LiveStream[] {
  return [...openStreams].filter(matches);
}

function hear(payload: string): void {
  receivePresence(payload);
  const announcement = parseAnnouncement(payload);
  if (announcement.about === "change") {
    live.rooms.get(announcement.feedId)?.announce(announcement);
    live.texts.get(announcement.projectId)?.announce(announcement.lane);
  } else if (announcement.about === "person") {
    checkSoon([...(live.byPerson.get(announcement.userId) ?? [])]);
  } else if (announcement.about === "former") {
    for (const room of live.rooms.values()) room.forgetEntries();
  } else if (announcement.about === "project") {
    const { projectId } = announcement;
    checkSoon(streamsWhere(({ right }) => !right || right.projectId === projectId));
  } else if (announcement.about === "everything") {
    for (const stream of openStreams) stream.doubt();
    void refresh();
  }
}

/** A check that fails leaves its streams silent until they are checked again. */
function checkSoon(streams: readonly LiveStream[]): void {
  if (streams.length === 0) return;
  checkAccess(streams).catch((error: unknown) => {
    log.warn({ err: error }, "whether streams may go on could not be checked");
    setTimeout(() => void refresh(), RETRY_DELAY_MS).unref();
  });
}

/**
 * Finds what announcements did not tell. How far the feeds have come is read before access is
 * checked, so that nothing is sent that was written after somebody lost it.
 */
async function refresh(): Promise<void> {
  live.isRefreshDue = true;
  if (live.refreshing) return;
  live.refreshing = true;
  try {
    while (live.isRefreshDue) {
      live.isRefreshDue = false;
      await refreshOnce();
    }
  } catch (error) {
    log.warn({ err: error }, "what streams may have missed could not be read");
    setTimeout(() => void refresh(), RETRY_DELAY_MS).unref();
  } finally {
    live.refreshing = false;
  }
}

async function refreshOnce(): Promise<void> {
  const heads = await readLaneHeads(
    [...live.rooms.values()].flatMap((room) =>
      room.lanes().map((lane) => ({ feedId: room.feedId, lane })),
    ),
  );
  const streams = [...openStreams];
  // One that is being opened may have been checked before the heads were read.
  for (const stream of streams) if (!stream.right) stream.doubt();
  await settleDoubts(streams);
  for (const { feedId, lane, last } of heads) live.rooms.get(feedId)?.raise(lane, last);
  for (const room of live.texts.values()) room.announceAll();
}

/** One timer for all streams. */
export async function beat(): Promise<void> {
  let count = 0;
  for (const stream of [...openStreams]) {
    stream.beat();
    if (++count % SLICE === 0) await nextTurn();
  }
  await refresh();
}

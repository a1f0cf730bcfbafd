import "server-only";
import { SHARED } from "@/lib/change/lane";
import { readFeed } from "./changes";
import { listen, read } from "@/server/platform/db";
import { projectTextsPosition } from "./position";
import { log } from "@/server/platform/log";
import { hooks, perProcess } from "@/server/platform/process";
import { receivePresence } from "./presence";
import { streamPresence } from "./presence-stream";
import type { Viewer } from "@/server/access/viewer";

/** How many changes are read at a time, and how often a silent stream shows that it lives. */
const PAGE = 500;
const HEARTBEAT = 15_000;

/** Streams of one person; the oldest gives way. And of one process; then there is no more room. */
const MAX_STREAMS_PER_PERSON = 20;
const MAX_STREAMS = 2_000;

/** How much a client may leave unread, in bytes, before it is let go; it resumes with its number. */
const MAX_UNREAD_BYTES = 256_000;

/** What wakes a stream for the texts of its project. */
const TEXTS = "texts";

/**
 * What a page hears besides, in the same stream: who is at the document, as `presence`, what
 * happens in its project after a number, as `project`, and how far the texts of a project have
 * come, as `texts`. None has an id: one goes on by the numbers of the feed alone.
 */
export interface StreamOptions {
  readonly presentAt?: string;
  readonly project?: { readonly id: string; readonly after: number };
  readonly textsOf?: string;
}

interface Stream {
  readonly feedIds: readonly string[];
  readonly userId: string;
  /** The project whose texts' positions it reports. */
  readonly textsOf?: string;
  /** Something happened in one of its feeds or in its texts, or perhaps in any. */
  wake(of?: string): void;
  end(): void;
}

const all = perProcess("streams", () => ({
  open: new Set<Stream>(),
  hearing: null as Promise<unknown> | null,
}));
hooks.endStreams = () => {
  for (const stream of all.open) stream.end();
};

function hear(payload: string): void {
  receivePresence(payload);
  const [first = "", second = "", third = ""] = payload.split(":");
  for (const stream of all.open) {
    if (payload === "") stream.wake();
    else if (stream.feedIds.includes(first)) stream.wake(first);
    if (stream.textsOf === third && (second === SHARED || second === stream.userId)) {
      stream.wake(TEXTS);
    }
    // Someone's role or sessions changed: their streams look again whether they may go on.
    if (first === "access" && stream.userId === second) stream.wake();
  }
}

export function streamCount(): number {
  return all.open.size;
}

/** False when this process holds as many streams as it may. */
export function hasRoom(): boolean {
  return all.open.size < MAX_STREAMS;
}

/**
 * A feed as server-sent events, from the change after number `after` on, without loss or
 * repetition. Ends when `mayGoOn` says that the viewer may no longer read it.
 */
export async function openStream(
  viewer: Viewer,
  feedId: string,
  after: number,
  mayGoOn: () => Promise<boolean>,
  besides: StreamOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  all.hearing ??= listen(hear).catch((error: unknown) => {
    all.hearing = null;
    throw error;
  });
  await all.hearing;

  const mine = [...all.open].filter((stream) => stream.userId === viewer.id);
  if (mine.length >= MAX_STREAMS_PER_PERSON) mine[0]?.end();

  const encoder = new TextEncoder();
  const { project, textsOf } = besides;
  let seen = after;
  let seenOfProject = project?.after ?? 0;
  let stopWatching = () => {};
  let awake = true;
  let isDue = true;
  let isProjectDue = true;
  let toldOfTexts = -1;
  let areTextsDue = true;
  let running = false;
  let timer: NodeJS.Timeout;
  let stream: Stream;

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          if (!all.open.delete(stream)) return;
          clearInterval(timer);
          stopWatching();
          try {
            controller.close();
          } catch {
            // The client has already gone.
          }
        };
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) < -MAX_UNREAD_BYTES) end();
          else controller.enqueue(encoder.encode(text));
        };
        const run = async () => {
          if (running) return;
          running = true;
          try {
            while (awake && all.open.has(stream)) {
              awake = false;
              if (!(await mayGoOn())) return end();
              const reads = isDue;
              isDue = false;
              for (let more = reads; more && all.open.has(stream);) {
                const { changes, last } = await readFeed(read, viewer, feedId, seen, PAGE);
                for (const change of changes) {
                  send(`id: ${change.number}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
                  seen = change.number;
                }
                more = changes.length > 0 && seen < last;
              }
              if (project && isProjectDue) await runProject(project.id);
              if (textsOf && areTextsDue) await runTexts(textsOf);
            }
          } catch (error) {
            log.warn({ err: error }, "a stream ended early");
            end();
          } finally {
            running = false;
          }
        };
        const runProject = async (id: string) => {
          isProjectDue = false;
          const { changes } = await readFeed(read, viewer, id, seenOfProject, PAGE);
          for (const change of changes) {
            send(`event: project\ndata: ${JSON.stringify(change)}\n\n`);
            seenOfProject = change.number;
          }
          if (changes.length === PAGE) awake = isProjectDue = true;
        };
        const runTexts = async (id: string) => {
          areTextsDue = false;
          const last = await projectTextsPosition(read, viewer, id);
          if (last !== toldOfTexts) send(`event: texts\ndata: ${JSON.stringify({ last })}\n\n`);
          toldOfTexts = last;
        };
        stream = {
          feedIds: project ? [feedId, project.id] : [feedId],
          userId: viewer.id,
          textsOf,
          end,
          wake: (of) => {
            awake = true;
            isDue ||= of === undefined || of === feedId;
            isProjectDue ||= of === undefined || of === project?.id;
            areTextsDue ||= of === undefined || of === TEXTS;
            void run();
          },
        };
        all.open.add(stream);
        timer = setInterval(() => {
          send(": here\n\n");
          // What a lost notification would have said is read with the next heartbeat.
          stream.wake();
        }, HEARTBEAT);
        send("retry: 1000\n\n");
        if (besides.presentAt) stopWatching = streamPresence(besides.presentAt, send);
        stream.wake();
      },
      cancel() {
        clearInterval(timer);
        stopWatching();
        all.open.delete(stream);
      },
    },
    { highWaterMark: 16 },
  );
}

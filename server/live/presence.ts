import "server-only";
import { notifyNow } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { newId } from "@/server/platform/new-id";
import { perProcess } from "@/server/platform/process";
import type { sayPresenceCall } from "@/lib/contract/feeds";
import type { BodyOf } from "@/lib/contract/operation";

/** The state of an open page. Offsets are code points of the revision that it shows. */
export type Presence = Required<
  Pick<BodyOf<typeof sayPresenceCall>, "tab" | "revision" | "selection" | "annotationId">
>;

/** A person who has the document open, as others see them. */
export interface PresentPerson extends Omit<Presence, "tab"> {
  readonly id: string;
  readonly name: string;
}

interface Entry extends PresentPerson {
  readonly documentId: string;
  readonly tab: string;
  /** When it was heard, in milliseconds of this process. */
  readonly at: number;
  /** Reported to this instance, which answers other instances that ask. */
  readonly own: boolean;
}

type PresenceMessage =
  | { readonly says: "hello"; readonly documentId: string }
  | { readonly says: "gone"; readonly documentId: string; readonly key: string }
  | { readonly says: "here"; readonly key: string; readonly entry: Omit<Entry, "at" | "own"> };

/** A page speaks at least every 20 seconds; one that was silent for so long is not open any more. */
const SILENT = 45_000;
const SWEEP = 5_000;
const MAX_PAGES = 500;
const WORD = "presence";

/** Messages to other instances that come within so many milliseconds are sent together. */
const SENDING_PAUSE_MS = 50;
/** PostgreSQL takes less than 8,000 bytes in a notification. */
const MAX_PAYLOAD_BYTES = 7_800;

type Pages = Map<string, Entry>;

const all = perProcess("presence", () => ({
  instance: newId(),
  documents: new Map<string, Pages>(),
  watchers: new Map<string, Set<() => void>>(),
  sweeping: null as NodeJS.Timeout | null,
  /** Messages for the other instances, as JSON. */
  unsent: [] as string[],
  sending: null as NodeJS.Timeout | null,
}));

/** A page of this instance is open, or did something. */
export function addPage(key: string, entry: Omit<Entry, "at" | "own">): void {
  keep(key, { ...entry, at: performance.now(), own: true });
  publishPresence({ says: "here", key, entry });
}

/** A page of this instance was closed. */
export function removePage(documentId: string, key: string): void {
  forget(documentId, key);
  publishPresence({ says: "gone", documentId, key });
}

/** Who has the document open, each person once: with the page in which they did something last. */
export function presentAt(documentId: string): PresentPerson[] {
  const people = new Map<string, Entry>();
  for (const entry of all.documents.get(documentId)?.values() ?? []) {
    const known = people.get(entry.id);
    const says = ({ selection, annotationId }: Entry) =>
      selection !== null || annotationId !== null;
    const rather = known && (says(known) === says(entry) ? known.at > entry.at : says(known));
    if (!rather) people.set(entry.id, entry);
  }
  return [...people.values()]
    .map(({ id, name, revision, selection, annotationId }) => ({
      id,
      name,
      revision,
      selection,
      annotationId,
    }))
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** Calls back whenever the people at a document change. The answer ends that. */
export function watchPeople(documentId: string, changed: () => void): () => void {
  const watchers = all.watchers.get(documentId) ?? new Set();
  all.watchers.set(documentId, watchers.add(changed));
  if (watchers.size === 1) publishPresence({ says: "hello", documentId });
  return () => {
    watchers.delete(changed);
    if (watchers.size === 0 && all.watchers.get(documentId) === watchers) {
      all.watchers.delete(documentId);
    }
  };
}

/**
 * What another instance announced. Empty after the connection was lost: what was announced
 * meanwhile is asked for.
 */
export function receivePresence(payload: string): void {
  if (payload === "") {
    for (const documentId of all.watchers.keys()) publishPresence({ says: "hello", documentId });
    return;
  }
  // A page of somebody who lost a role or a session reports again if it still may.
  const [word, who] = payload.split(":");
  if (word === "access") {
    for (const [documentId, pages] of all.documents) {
      for (const [key, { id }] of pages) if (id === who) forget(documentId, key);
    }
  }
  if (word !== WORD || who === all.instance) return;
  for (const line of payload.slice(`${WORD}:${who}:`.length).split("\n")) {
    receiveMessage(JSON.parse(line) as PresenceMessage);
  }
}

function receiveMessage(message: PresenceMessage): void {
  if (message.says === "here") {
    keep(message.key, { ...message.entry, at: performance.now(), own: false });
  } else if (message.says === "gone") {
    forget(message.documentId, message.key);
  } else {
    for (const [key, { own, at: _at, ...entry }] of all.documents.get(message.documentId) ?? []) {
      if (own) publishPresence({ says: "here", key, entry });
    }
  }
}

/** Sends a message to the other instances, several that come together in one notification. */
function publishPresence(message: PresenceMessage): void {
  all.unsent.push(JSON.stringify(message));
  all.sending ??= setTimeout(sendMessages, SENDING_PAUSE_MS).unref();
}

/** One message is short enough: names and selections are bounded where they come in. */
function sendMessages(): void {
  all.sending = null;
  const head = `${WORD}:${all.instance}:`;
  while (all.unsent.length > 0) {
    let payload = head + all.unsent.shift();
    for (
      let next = all.unsent[0];
      next !== undefined &&
      Buffer.byteLength(payload) + Buffer.byteLength(next) < MAX_PAYLOAD_BYTES;
      next = all.unsent[0]
    ) {
      payload += `\n${next}`;
      all.unsent.shift();
    }
    notifyNow(payload).catch((error: unknown) =>
      log.warn({ err: error }, "presence was not sent to the other instances"),
    );
  }
}

function keep(key: string, entry: Entry): void {
  const pages: Pages = all.documents.get(entry.documentId) ?? new Map<string, Entry>();
  if (!pages.has(key) && pages.size >= MAX_PAGES) return;
  all.documents.set(entry.documentId, pages.set(key, entry));
  all.sweeping ??= setInterval(sweep, SWEEP).unref();
  wake(entry.documentId);
}

function forget(documentId: string, key: string): void {
  const pages = all.documents.get(documentId);
  if (!pages?.delete(key)) return;
  if (pages.size === 0) all.documents.delete(documentId);
  wake(documentId);
}

function wake(documentId: string): void {
  for (const changed of all.watchers.get(documentId) ?? []) changed();
}

function sweep(): void {
  const oldest = performance.now() - SILENT;
  for (const [documentId, pages] of all.documents) {
    for (const [key, { at }] of pages) if (at < oldest) forget(documentId, key);
  }
  if (all.documents.size > 0 || !all.sweeping) return;
  clearInterval(all.sweeping);
  all.sweeping = null;
}

import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { read, notifyNow } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { newId } from "@/server/platform/new-id";
import { perProcess } from "@/server/platform/process";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { SHARED } from "@/server/access/visible-annotations";
import type { sayPresenceCall } from "@/lib/contract/documents";
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

type Pages = Map<string, Entry>;

const all = perProcess("presence", () => ({
  instance: newId(),
  documents: new Map<string, Pages>(),
  watchers: new Map<string, Set<() => void>>(),
  sweeping: null as NodeJS.Timeout | null,
}));

/**
 * A page says that it is open, and what is selected in it; `null` says that it closes. Nothing of
 * it is stored: the instances keep it in memory and send it to each other.
 *
 * Which annotation is open is reported only when everybody may see that annotation.
 */
export async function recordPresence(
  viewer: Viewer,
  documentId: string,
  tab: string,
  here: Omit<Presence, "tab"> | null,
): Promise<Outcome<null>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const key = `${viewer.id}/${tab}`;
  if (here === null) {
    forget(documentId, key);
    publishPresence({ says: "gone", documentId, key });
    return done(null);
  }
  const annotationId = (await isShared(documentId, here.annotationId)) ? here.annotationId : null;
  const { revision, selection } = here;
  const { id, name } = viewer;
  const entry = { documentId, tab, id, name, revision, selection, annotationId };
  keep(key, { ...entry, at: performance.now(), own: true });
  publishPresence({ says: "here", key, entry });
  return done(null);
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

/** What another instance said. Empty after the connection broke: what was said meanwhile is asked for. */
export function receivePresence(payload: string): void {
  if (payload === "") {
    for (const documentId of all.watchers.keys()) publishPresence({ says: "hello", documentId });
    return;
  }
  // Who lost a role or a session speaks again if they still may.
  const [word, who] = payload.split(":");
  if (word === "access") {
    for (const [documentId, pages] of all.documents) {
      for (const [key, { id }] of pages) if (id === who) forget(documentId, key);
    }
  }
  if (word !== WORD || who === all.instance) return;
  const message = JSON.parse(payload.slice(`${WORD}:${who}:`.length)) as PresenceMessage;
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

/** A payload holds less than 8,000 bytes: names and selections are bounded where they come in. */
function publishPresence(message: PresenceMessage): void {
  notifyNow(`${WORD}:${all.instance}:${JSON.stringify(message)}`).catch((error: unknown) =>
    log.warn({ err: error }, "presence was not sent to the other instances"),
  );
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

async function isShared(documentId: string, annotationId: string | null): Promise<boolean> {
  if (annotationId === null) return false;
  const shared = await read.annotation.findFirst({
    where: { id: annotationId, documentId, ...SHARED },
    select: { id: true },
  });
  return shared !== null;
}

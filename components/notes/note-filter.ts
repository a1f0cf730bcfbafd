import { THREAD_STATES } from "@/lib/contract/terms";

/** Which annotations with notes are listed; null lets everything through. */
export interface NoteFilter {
  readonly thread: (typeof THREAD_STATES)[number] | null;
  /** Somebody who wrote, by id. */
  readonly by: string | null;
  /** Only those in which the viewer is mentioned. */
  readonly mentionsMe: boolean;
  /** Only those with notes since the viewer was last here. */
  readonly onlyNew: boolean;
}

/** The filter that an address names; what it names wrongly is passed over. */
export function noteFilterFrom(query: URLSearchParams): NoteFilter {
  const thread = query.get("thread");
  const by = query.get("by") ?? "";
  return {
    thread: THREAD_STATES.find((state) => state === thread) ?? null,
    by: /^[0-9a-f-]{36}$/i.test(by) ? by : null,
    mentionsMe: query.get("mentions") === "me",
    onlyNew: query.get("new") === "true",
  };
}

/** The query by which an address names a filter: "?" for everything. */
export function noteQueryOf({ thread, by, mentionsMe, onlyNew }: NoteFilter): string {
  const query = new URLSearchParams();
  if (thread) query.set("thread", thread);
  if (by) query.set("by", by);
  if (mentionsMe) query.set("mentions", "me");
  if (onlyNew) query.set("new", "true");
  return `?${query.toString()}`;
}

import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason, type ReasonKey } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { recordHistory, type HistorySubject } from "@/server/history/record";
import { act, isRefused, locate, timeOf, type ActionOf } from "./act";
import type { Expected, Located, Refused, VersionedSubject, Write } from "./subject";

/** The refusal for whoever read another version than the one that is there. */
export function changedMeanwhile(
  { changedMeanwhile: key }: { readonly changedMeanwhile: ReasonKey },
  current: unknown,
): Refused {
  return refused("someone-was-faster", reason(key), { more: { current } });
}

/** Step 5. */
function checkVersion<Found extends Located, Answer extends { readonly version: number }, Written>(
  subject: VersionedSubject<Found, Answer, Written>,
  found: Found,
  expected: Expected,
): Refused | null {
  const current = subject.current(found);
  return expected(current.version) ? null : changedMeanwhile(subject, current);
}

/** An entry of the history: what is done, and what is kept where it is not what the subject says. */
interface Entry {
  readonly action: string;
  readonly before?: HistorySubject;
}

/** Step 6. */
async function keep<Found extends Located, Answer extends { readonly version: number }, Written>(
  subject: VersionedSubject<Found, Answer, Written>,
  write: Write & Found,
  entry: string | Entry,
): Promise<void> {
  if (subject.noun === undefined) return;
  const { action, before } = typeof entry === "string" ? { action: entry } : entry;
  const stands = before ?? subject.before?.(write) ?? subject.current(write);
  const { tx, viewer: by, now: at } = write;
  await recordHistory(tx, stands as HistorySubject, { subject: subject.noun, action, by, at });
}

interface EditOptions<Found, More, Args extends readonly unknown[]> {
  /** Finds what else the request names, for the steps that come after; or says why it can not be. */
  readonly resolve?: (write: Write & Found, ...args: Args) => Promise<Outcome<More>>;
  /** Asked before the version: a request that is sent again meets the version it made itself. */
  readonly unchanged?: (write: Write & Found & More, ...args: Args) => boolean | Promise<boolean>;
  /** What the history calls this edit; without it, nothing is kept. */
  readonly history?:
    string | ((write: Write & Found & More, ...args: Args) => string | Promise<Entry>);
  readonly timeoutMs?: number;
}

/** Builds edits of a subject, which may depend on the edit: `(viewer, id, expected, …args, now?)`. */
export function onSubject<
  Found extends Located,
  Answer extends { readonly version: number },
  Written,
  Params extends readonly unknown[] = readonly unknown[],
>(
  subjectOf:
    | VersionedSubject<Found, Answer, Written>
    | ((...args: Params) => VersionedSubject<Found, Answer, Written>),
) {
  return <Args extends Params, More extends object>(
      action: ActionOf<Found, Args>,
      { resolve, unchanged, history, timeoutMs }: EditOptions<Found, More, Args>,
      edit: (write: Write & Found & More, ...args: Args) => Promise<Written | Refused>,
    ) =>
    (
      viewer: Viewer,
      id: string,
      expected: Expected,
      ...argsAndTime: [...Args, now?: Date]
    ): Promise<Outcome<Answer>> =>
      act<Answer>(async (tx) => {
        const { args, now } = timeOf<Args>(argsAndTime);
        const subject = typeof subjectOf === "function" ? subjectOf(...args) : subjectOf;
        const located = await locate(subject, action, { tx, viewer, now }, id, args);
        if (!located.ok) return located;
        const resolved = await resolve?.(located.value, ...args);
        if (resolved && !resolved.ok) return resolved;
        const write = { ...located.value, ...resolved?.value } as Write & Found & More;
        if (await unchanged?.(write, ...args)) return done(subject.current(write));
        const stale = checkVersion(subject, write, expected);
        if (stale) return stale;
        const entry = typeof history === "function" ? await history(write, ...args) : history;
        if (entry) await keep(subject, write, entry);
        const written = await edit(write, ...args);
        if (isRefused(written)) return written;
        const answer = await subject.saved(write, id, written);
        return answer ? done(answer) : refused("not-found");
      }, timeoutMs);
}

/** An edit of whatever version is there, for requests that name none: `(viewer, id, …args, now?)`. */
export function ofAnyVersion<Rest extends readonly unknown[], Answer>(
  edit: (viewer: Viewer, id: string, expected: Expected, ...rest: Rest) => Promise<Outcome<Answer>>,
) {
  return (viewer: Viewer, id: string, ...rest: Rest): Promise<Outcome<Answer>> =>
    edit(viewer, id, () => true, ...rest);
}

/** Builds the removal of a subject that has a version: `(viewer, id, expected, now?)`. */
export function removalOf<
  Found extends Located,
  Answer extends { readonly version: number },
  Written,
>(
  subject: VersionedSubject<Found, Answer, Written> & {
    deleted(write: Write & Found, id: string): Promise<void>;
  },
  action: ActionOf<Found, []>,
  remove: (write: Write & Found) => Promise<unknown> = async () => undefined,
) {
  return (
    viewer: Viewer,
    id: string,
    expected: Expected,
    now = new Date(),
  ): Promise<Outcome<null>> =>
    act<null>(async (tx) => {
      const located = await locate(subject, action, { tx, viewer, now }, id, []);
      if (!located.ok) return located;
      const write = located.value;
      const stale = checkVersion(subject, write, expected);
      if (stale) return stale;
      await keep(subject, write, "delete");
      const removed = await remove(write);
      if (isRefused(removed)) return removed;
      await subject.deleted(write, id);
      return done(null);
    });
}

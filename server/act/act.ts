import "server-only";
import type { Action } from "@/lib/access/policy";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason, type ReasonKey } from "@/lib/reason";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { recordHistory, type HistorySubject } from "@/server/history/record";
import { transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type {
  Addition,
  Expected,
  Located,
  Place,
  Refused,
  VersionedSubject,
  Write,
} from "./subject";

/**
 * The one write path. Every write does the same things in the same order, in one transaction:
 *
 * 1. lock the rows of the document or the project the thing belongs to, and read it under the lock;
 * 2. ask the policy table;
 * 3. answer what is there when the request changes nothing (it was sent twice);
 * 4. compare the version the client last saw;
 * 5. keep how the thing stands in the history;
 * 6. act;
 * 7. give the change its number, which comes from the row of the document or the project that is
 *    locked until the commit, and publish it with NOTIFY, which PostgreSQL delivers at the commit
 *    and only then;
 * 8. answer with the thing as it now stands.
 *
 * A refusal at any of these undoes the whole.
 */

export function idTaken(): Refused {
  return refused("id-taken", reason("Refusals.idUsed"));
}

class Rollback extends Error {
  constructor(readonly refusal: Refused) {
    super(refusal.problem);
  }
}

/** Run a write: all of it or, when it is refused or fails, nothing. */
export async function act<T>(
  run: (tx: Transaction) => Promise<Outcome<T>>,
  timeoutMs?: number,
): Promise<Outcome<T>> {
  try {
    return await transaction(async (tx) => {
      const outcome = await run(tx);
      if (!outcome.ok) throw new Rollback(outcome);
      return outcome;
    }, timeoutMs);
  } catch (error) {
    if (error instanceof Rollback) return error.refusal;
    throw error;
  }
}

/** What the policy table is asked; it may depend on what is written. */
type Asked<Found extends Located, Args extends readonly unknown[]> =
  Action | ((write: Write & Found, ...args: Args) => Action);

/** Steps 1 and 2, then whatever is left to do. */
async function locate<Found extends Located, Args extends readonly unknown[]>(
  place: Place<Found>,
  action: Asked<Found, Args>,
  { tx, viewer, now }: Write,
  id: string,
  args: Args,
): Promise<Outcome<Write & Found>> {
  const found = await place.lock(tx, viewer, id);
  if (!found) return refused("not-found");
  if (isRefused(found)) return found;
  const write = { tx, viewer, now, ...found };
  const asked = typeof action === "function" ? action(write, ...args) : action;
  return whyNot(asked, found.membership, place.facts?.(viewer, found)) ?? done(write);
}

function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false;
}

/** Writers may name the time; the clock's is taken where they do not. */
function timeOf<Args extends readonly unknown[]>(
  given: readonly [...Args, now?: Date],
): { args: Args; now: Date } {
  const last = given.at(-1);
  const args = last instanceof Date ? given.slice(0, -1) : given;
  return {
    args: args as readonly unknown[] as Args,
    now: last instanceof Date ? last : new Date(),
  };
}

/** The refusal for whoever read another version than the one that is there. */
export function changedMeanwhile(
  { changedMeanwhile: key }: { readonly changedMeanwhile: ReasonKey },
  current: unknown,
): Refused {
  return refused("someone-was-faster", reason(key), { more: { current } });
}

/** Step 4. For acts that can only say late whether they change anything at all. */
export function checkVersion<
  Found extends Located,
  Answer extends { readonly version: number },
  Written,
>(
  subject: VersionedSubject<Found, Answer, Written>,
  found: Found,
  expected: Expected,
): Refused | null {
  const current = subject.current(found);
  return expected(current.version) ? null : changedMeanwhile(subject, current);
}

interface EditOptions<Found, Args extends readonly unknown[]> {
  /** What the history calls this edit; without it, nothing is kept. */
  readonly history?: string;
  /** Asked before the version: a request that is sent again meets the version it made itself. */
  readonly unchanged?: (write: Write & Found, ...args: Args) => boolean;
  readonly timeoutMs?: number;
}

/** Builds edits of a subject: `(viewer, id, expected, …args, now?)`. */
export function onSubject<
  Found extends Located,
  Answer extends { readonly version: number },
  Written,
>(subject: VersionedSubject<Found, Answer, Written>) {
  return <Args extends readonly unknown[]>(
      action: Asked<Found, Args>,
      { history, unchanged, timeoutMs }: EditOptions<Found, Args>,
      edit: (write: Write & Found, ...args: Args) => Promise<Written | Refused>,
    ) =>
    (
      viewer: Viewer,
      id: string,
      expected: Expected,
      ...given: [...Args, now?: Date]
    ): Promise<Outcome<Answer>> =>
      act<Answer>(async (tx) => {
        const { args, now } = timeOf<Args>(given);
        const located = await locate(subject, action, { tx, viewer, now }, id, args);
        if (!located.ok) return located;
        const write = located.value;
        if (unchanged?.(write, ...args)) return done(subject.current(write));
        const stale = checkVersion(subject, write, expected);
        if (stale) return stale;
        if (history) await keep(subject, write, history);
        const written = await edit(write, ...args);
        if (isRefused(written)) return written;
        const answer = await subject.saved(write, id, written);
        return answer ? done(answer) : refused("not-found");
      }, timeoutMs);
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
  action: Asked<Found, []>,
  remove: (write: Write & Found) => Promise<unknown>,
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

async function keep<Found extends Located, Answer extends { readonly version: number }, Written>(
  subject: VersionedSubject<Found, Answer, Written>,
  write: Write & Found,
  action: string,
): Promise<void> {
  if (subject.noun === undefined) return;
  const before = subject.before?.(write) ?? (subject.current(write) as unknown as HistorySubject);
  const { tx, viewer: by, now: at } = write;
  await recordHistory(tx, before, { subject: subject.noun, action, by, at });
}

/**
 * Builds a write under a place's lock that has no version to compare: `(viewer, id, …args, now?)`.
 * The act numbers its own changes and says what to answer.
 */
export function under<Found extends Located, Given extends readonly unknown[] = readonly unknown[]>(
  place: Place<Found> | ((...args: Given) => Place<Found>),
) {
  return <Args extends Given, Answer>(
      action: Asked<Found, Args>,
      write: (write: Write & Found, ...args: Args) => Promise<Outcome<Answer>>,
      timeoutMs?: number,
    ) =>
    (viewer: Viewer, id: string, ...given: [...Args, now?: Date]): Promise<Outcome<Answer>> =>
      act<Answer>(async (tx) => {
        const { args, now } = timeOf<Args>(given);
        const at = typeof place === "function" ? place(...args) : place;
        const located = await locate(at, action, { tx, viewer, now }, id, args);
        return located.ok ? write(located.value, ...args) : located;
      }, timeoutMs);
}

/**
 * Builds a creation: `(viewer, placeId, draft, now?)`. Idempotent by the id in the draft: sent
 * again, it answers 200 with what is there; an id that is used for anything else is refused.
 */
export function addTo<
  Found extends Located,
  Draft extends { readonly id?: string },
  Answer,
  Written,
>(
  place: Place<Found> | ((draft: Draft) => Place<Found>),
  action: Asked<Found, [draft: Draft]>,
  addition: Addition<Found, Answer, Written>,
  create: (
    write: Write & Found,
    draft: Draft & { readonly id: string },
  ) => Promise<Written | Refused>,
) {
  return (
    viewer: Viewer,
    placeId: string,
    draft: Draft,
    now = new Date(),
  ): Promise<Outcome<Answer>> =>
    act<Answer>(async (tx) => {
      const at = typeof place === "function" ? place(draft) : place;
      const located = await locate(at, action, { tx, viewer, now }, placeId, [draft]);
      if (!located.ok) return located;
      const write = located.value;
      const id = draft.id ?? newId();
      const there = draft.id === undefined ? null : await addition.there(write, id);
      if (there === "taken") return idTaken();
      if (there !== null) return done(there);
      const written = await create(write, { ...draft, id });
      if (isRefused(written)) return written;
      const answer = await addition.saved(write, id, written);
      return answer ? created(answer) : refused("not-found");
    });
}

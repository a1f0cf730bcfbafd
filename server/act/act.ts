import "server-only";
import type { Action } from "@/lib/access/policy";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { IdUsed } from "./insert-once";
import type { Addition, Located, Place, Refused, Write } from "./subject";
import { answerUsed, idTaken } from "./used-id";

/**
 * The one write path. Every write does the same things in the same order, in one transaction:
 *
 * 1. lock the rows of the document or the project the thing belongs to, and read it under the lock;
 * 2. ask the policy table;
 * 3. find whatever else the request names, such as what a thing is merged into;
 * 4. answer what is there when the request changes nothing (it was sent twice);
 * 5. compare the version the client last saw;
 * 6. record in the history how the thing stands;
 * 7. act;
 * 8. give the change its number, which comes from the row of the document or the project that is
 *    locked until the commit, and publish it with NOTIFY, which PostgreSQL delivers at the commit
 *    and only then;
 * 9. answer with the thing as it now stands.
 *
 * A refusal at any of these rolls the whole back. This file has what all writes share and the
 * writes without a version; edit.ts has those of things with a version and a history.
 */

/** Ends a transaction that must leave nothing behind, with what it answers nevertheless. */
class Rollback extends Error {
  constructor(readonly outcome: Outcome<unknown>) {
    super("A write was rolled back.");
  }
}

/** Runs a write: all of it or, when it is refused or fails, nothing. */
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
    if (error instanceof Rollback) return error.outcome as Outcome<T>;
    throw error;
  }
}

/** What the policy table is asked; it may depend on what is written. */
export type ActionOf<Found extends Located, Args extends readonly unknown[]> =
  Action | ((write: Write & Found, ...args: Args) => Action);

/** Steps 1 and 2. */
export async function locate<Found extends Located, Args extends readonly unknown[]>(
  place: Place<Found>,
  action: ActionOf<Found, Args>,
  { tx, viewer, now }: Write,
  id: string,
  args: Args,
): Promise<Outcome<Write & Found>> {
  const found = await place.lock(tx, viewer, id);
  if (!found) return refused("not-found");
  if (isRefused(found)) return found;
  const write = { tx, viewer, now, ...found };
  const name = typeof action === "function" ? action(write, ...args) : action;
  return whyNot(name, found.membership, place.facts?.(viewer, found)) ?? done(write);
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false;
}

/** Separates the arguments of an act from the time, which is the clock's where none is named. */
export function timeOf<Args extends readonly unknown[]>(
  argsAndTime: readonly [...Args, now?: Date],
): { args: Args; now: Date } {
  const last = argsAndTime.at(-1);
  const args = last instanceof Date ? argsAndTime.slice(0, -1) : argsAndTime;
  return {
    args: args as readonly unknown[] as Args,
    now: last instanceof Date ? last : new Date(),
  };
}

/**
 * Builds a write under a place's lock that has no version to compare: `(viewer, id, …args, now?)`.
 * The act numbers its own changes and says what to answer.
 */
export function under<Found extends Located>(place: Place<Found>) {
  return <Args extends readonly unknown[], Answer>(
      action: ActionOf<Found, Args>,
      write: (write: Write & Found, ...args: Args) => Promise<Outcome<Answer>>,
      timeoutMs?: number,
    ) =>
    (viewer: Viewer, id: string, ...argsAndTime: [...Args, now?: Date]): Promise<Outcome<Answer>> =>
      act<Answer>(async (tx) => {
        const { args, now } = timeOf<Args>(argsAndTime);
        const located = await locate(place, action, { tx, viewer, now }, id, args);
        return located.ok ? write(located.value, ...args) : located;
      }, timeoutMs);
}

/**
 * Builds a creation: `(viewer, placeId, draft, now?)`. Idempotent by the id in the draft: sent again
 * by the same person, it answers 200 with what is there; an id that is used for anything else is
 * refused. The id is tried, not asked for: the act inserts by `insertOnce`, and what has the id is
 * read only where that, or something before it, was refused. Either way nothing is written.
 */
export function addTo<
  Found extends Located,
  Draft extends { readonly id?: string },
  Answer,
  Written,
>(
  place: Place<Found> | ((draft: Draft) => Place<Found>),
  action: ActionOf<Found, [draft: Draft]>,
  addition: Addition<Found, Answer, Written>,
  create: (
    write: Write & Found,
    draft: Draft & { readonly id: string },
  ) => Promise<Written | IdUsed | Refused>,
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
      const written = await create(write, { ...draft, id });
      if (written instanceof IdUsed || isRefused(written)) {
        const used = await answerUsed(addition, write, id, written);
        if (used) throw new Rollback(used);
        return isRefused(written) ? written : idTaken();
      }
      const answer = await addition.saved(write, id, written);
      return answer ? created(answer) : refused("not-found");
    });
}

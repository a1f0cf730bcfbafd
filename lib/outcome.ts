import type { Reason } from "./reason";

/** Every refusal a client can meet, with its HTTP status. */
export const STATUS = {
  moved: 301,
  "not-understood": 400,
  "not-signed-in": 401,
  "not-yours": 403,
  "cross-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "id-taken": 409,
  "quote-in-several-places": 409,
  "quote-not-found": 422,
  "quote-disagrees": 409,
  "text-moved-on": 409,
  "already-there": 409,
  "last-owner": 409,
  "verdict-out-of-order": 409,
  "not-undoable": 409,
  "in-use": 409,
  "backup-failed": 409,
  gone: 410,
  "someone-was-faster": 412,
  "too-large": 413,
  "not-this-type": 415,
  "unknown-host": 421,
  "span-outside-text": 422,
  "text-not-usable": 422,
  "too-costly": 422,
  "not-fetched": 422,
  "model-not-usable": 422,
  "authorities-not-usable": 422,
  "scale-not-usable": 422,
  "relation-not-usable": 422,
  "version-missing": 428,
  "too-many": 429,
  "storage-full": 507,
  "went-wrong": 500,
  "not-ready": 503,
} as const;

export type Problem = keyof typeof STATUS;

/** A field that was not understood: where it stands (`target.0.start`) and what is wrong with it. */
export interface FieldProblem {
  readonly path: string;
  readonly reason: Reason;
}

/** Why an operation is refused; `more` holds members of the problem document (RFC 9457). */
export interface Refusal {
  readonly problem: Problem;
  /**
   * Why exactly; without it, the message of the problem. It has no words: those are made where the
   * refusal is answered. Never names what the viewer may not know.
   */
  readonly reason?: Reason;
  readonly errors?: readonly FieldProblem[];
  readonly more?: Readonly<Record<string, unknown>>;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly created: boolean }
  | ({ readonly ok: false } & Refusal);

/** Success, with the current state. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value, created: false };
}

/** Success, and the thing did not exist before. */
export function created<T>(value: T): Outcome<T> {
  return { ok: true, value, created: true };
}

export function refused(
  problem: Problem,
  reason?: Reason,
  more: Omit<Refusal, "problem" | "reason"> = {},
): { readonly ok: false } & Refusal {
  return { ok: false, problem, reason, ...more };
}

/** The refusal of a request for one of its fields. */
export function wrongField(path: string, reason: Reason): { readonly ok: false } & Refusal {
  return refused("not-understood", reason, { errors: [{ path, reason }] });
}

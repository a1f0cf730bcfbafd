import "server-only";
import type { Subject as PolicySubject } from "@/lib/access/policy";
import type { Refusal } from "@/lib/outcome";
import type { ReasonKey } from "@/lib/reason";
import type { Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { HistorySubject } from "@/server/history/record";
import type { Transaction } from "@/server/platform/db";
import type { CreatedTable } from "./insert-once";

/** Whether the version a client last saw is the one that is there. */
export type Expected = (version: number) => boolean;

export type Refused = { readonly ok: false } & Refusal;

/** Who writes, when, and through what. */
export interface Write {
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** What was found under the lock, with the viewer's place in its project. */
export interface Located {
  readonly membership: Membership;
}

/** How a kind of thing is locked and found, and what the policy table asks about it. */
export interface Place<Found extends Located> {
  lock(tx: Transaction, viewer: Viewer, id: string): Promise<Found | Refused | null>;
  facts?(viewer: Viewer, found: Found): Pick<PolicySubject, "mine" | "private" | "nameOnly">;
}

/**
 * A kind of thing that is written. `saved` numbers and publishes the change and answers the thing
 * as it now stands; `written` is what the act returned.
 */
interface Subject<Found extends Located, Answer, Written = void> extends Place<Found> {
  saved(write: Write & Found, id: string, written: Written): Promise<Answer | null>;
  /** Numbers and publishes that it is gone. */
  deleted?(write: Write & Found, id: string): Promise<void>;
  /** The thing as it stands before the act, when it has a version. */
  current(found: Found): Answer;
}

/** A subject with a version, whose earlier states are kept in the history. */
export interface VersionedSubject<
  Found extends Located,
  Answer extends { readonly version: number },
  Written = void,
> extends Subject<Found, Answer, Written> {
  /** What the history calls it; without it, nothing is kept. */
  readonly noun?: string;
  readonly changedMeanwhile: ReasonKey;
  /** What the history keeps; without it, the thing as it is answered. */
  before?(found: Found): HistorySubject;
}

/** A kind of thing that is added to a place and known by an id its maker may choose. */
export interface Addition<Found extends Located, Answer, Written = unknown> {
  readonly table: CreatedTable;
  /** What the viewer made under this id, in this place; null for what is removed or elsewhere. */
  there(write: Write & Found, id: string): Promise<Answer | null>;
  saved(write: Write & Found, id: string, written: Written): Promise<Answer | null>;
}

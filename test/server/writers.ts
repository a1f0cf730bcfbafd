import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { ask, type Client } from "./client";

/** Words of a note that must be in no log. */
export const NOTE_WORDS = "a remark nobody else reads";

export const HARBOUR =
  "The harbour is open to all ships. Its gates have not been shut for forty years, the mayor says.";

/** An annotation as it is sent. */
interface Draft {
  readonly id: string;
  readonly kind: string;
  readonly target: readonly { readonly start: number; readonly end: number }[];
  readonly body: string;
}

interface Saved {
  readonly id: string;
  readonly body: string;
  readonly change: number;
}

interface Change {
  readonly number: number;
  readonly kind: string;
  readonly id: string;
}

/** A server's answer to a write that it refused. */
export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The sentence that a person reads. */
  readonly detail: string;
  readonly elapsed: number;
}

/**
 * Clients that write one annotation after the other, each with an id of its own. The impatient stop
 * at the first write that is not acknowledged; the patient send it again, with the same id, until
 * it is, as the reader in the browser does.
 */
export class Writers {
  /** By id, as the server acknowledged it. */
  readonly acknowledged = new Map<string, Saved>();
  /** Sent, and no answer came. */
  readonly unknown = new Map<string, Draft>();
  readonly refusals: Refusal[] = [];
  #going = true;
  #people: Promise<void>[] = [];

  constructor(
    readonly clients: readonly Client[],
    readonly documentId: string,
    readonly patient = false,
  ) {}

  start(people: number): this {
    for (let n = 0; n < people; n += 1) this.#people.push(this.#write(n));
    return this;
  }

  /** Resolves after the first acknowledgement. */
  async begun(): Promise<void> {
    while (this.acknowledged.size === 0) await sleep(5);
  }

  /** Each finishes the write it is at. */
  async stop(): Promise<void> {
    this.#going = false;
    await this.ended();
  }

  async ended(): Promise<void> {
    await Promise.all(this.#people);
  }

  async #write(person: number): Promise<void> {
    for (let n = 0; this.#going; n += 1) {
      const id = v7();
      const start = (person * 7 + n) % 60;
      const target = [{ start, end: start + 12 }];
      const draft = { id, kind: "claim", target, body: `${NOTE_WORDS} ${person} ${n}` };
      this.unknown.set(id, draft);
      while (!(await this.#send(draft, person + n))) {
        if (!this.patient) return;
        await sleep(150);
      }
      this.unknown.delete(id);
    }
  }

  async #send(draft: Draft, turn: number): Promise<boolean> {
    const client = this.clients[turn % this.clients.length];
    const answer = await client
      ?.post(`/api/v1/documents/${this.documentId}/annotations`, draft)
      .catch(() => undefined);
    if (!answer) return false;
    if (answer.status === 200 || answer.status === 201) {
      this.acknowledged.set(draft.id, answer.body as Saved);
      return true;
    }
    const { status, headers, body, elapsed } = answer;
    const { detail } = body as { detail: string };
    this.refusals.push({ status, retryAfter: headers.get("retry-after"), detail, elapsed });
    return false;
  }
}

/** The final annotations of a document, compared with the acknowledged ones. */
export interface Account {
  readonly lost: readonly string[];
  readonly different: readonly string[];
  readonly twice: readonly string[];
  /** There without an acknowledgement, and not among those that wait for an answer. */
  readonly foreign: readonly string[];
  /** True when the changes are numbered 1, 2, 3 … and name every annotation exactly once. */
  readonly numbered: boolean;
  readonly there: number;
}

export async function account(
  client: Client,
  documentId: string,
  writers: readonly Writers[],
): Promise<Account> {
  const found = await client.all<Saved>(`/api/v1/documents/${documentId}/annotations`);
  const byId = new Map(found.map((one) => [one.id, one]));
  const acknowledged = new Map(writers.flatMap((one) => [...one.acknowledged]));
  const unknown = new Set(writers.flatMap((one) => [...one.unknown.keys()]));
  const changes = await changesOf(client, documentId);
  const named = changes.filter((one) => one.kind === "annotation.saved").map((one) => one.id);
  return {
    lost: [...acknowledged.keys()].filter((id) => !byId.has(id)),
    different: [...acknowledged].flatMap(([id, acknowledgement]) =>
      JSON.stringify(acknowledgement) === JSON.stringify(byId.get(id)) ? [] : [id],
    ),
    twice: found.map((one) => one.id).filter((id, at, ids) => ids.indexOf(id) !== at),
    foreign: [...byId.keys()].filter((id) => !acknowledged.has(id) && !unknown.has(id)),
    numbered:
      changes.every((one, at) => one.number === at + 1) &&
      new Set(named).size === named.length &&
      named.length === found.length,
    there: found.length,
  };
}

export async function changesOf(client: Client, documentId: string): Promise<Change[]> {
  const all: Change[] = [];
  for (;;) {
    const { changes, last } = await client.must<{ changes: Change[]; last: number }>(
      "GET",
      `/api/v1/documents/${documentId}/changes?limit=1000&after=${all.length}`,
    );
    all.push(...changes);
    if (changes.length === 0 || all.length >= last) return all;
  }
}

/** Nothing lost, nothing repeated, nothing unexpected. */
export const WHOLE = { lost: [], different: [], twice: [], foreign: [], numbered: true } as const;

/** Waits until the server reports that it and its database are ready. */
export async function untilReady(url: string, longest = 60_000): Promise<number> {
  const began = performance.now();
  for (;;) {
    const answer = await ask(`${url}/api/ready`).catch(() => undefined);
    const elapsed = performance.now() - began;
    if (answer?.status === 200) return elapsed;
    if (elapsed > longest) throw new Error(`Not ready after ${longest} ms: ${answer?.status}`);
    await sleep(100);
  }
}

import "server-only";
import { hooks, perProcess, type Answering } from "./process";

/** Where each request reads: on the primary until it may read on the replica. */
const places = perProcess("request reads", () => new WeakMap<Answering, "replica" | "primary">());

function current(): Answering | undefined {
  return hooks.answering?.getStore();
}

/** Whether what runs now belongs to a request that reads on the replica. */
export function readsOnReplica(): boolean {
  const request = current();
  return request !== undefined && places.get(request) === "replica";
}

/** Whether what runs now belongs to a request for which this was not settled otherwise. */
export function mayChooseReplica(): boolean {
  const request = current();
  return request !== undefined && !places.has(request);
}

/** This request reads on the replica from now on, unless it stays on the primary. */
export function chooseReplica(): void {
  const request = current();
  if (request && !places.has(request)) places.set(request, "replica");
}

/** This request reads on the primary to its end: it has written, or the replica has failed it. */
export function stayOnPrimary(): void {
  const request = current();
  if (request) places.set(request, "primary");
}

/** Runs what outlives the request that starts it: that belongs to no request. */
export function outsideRequest<T>(act: () => T): T {
  return hooks.answering ? hooks.answering.exit(act) : act();
}

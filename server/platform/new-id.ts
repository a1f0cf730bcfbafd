import "server-only";
import { v7 } from "uuid";

/** A UUIDv7: its order is the order of making, so that rows made together lie together. */
export function newId(): string {
  return v7();
}

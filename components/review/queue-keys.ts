import { byKeyName } from "../ui/key-names";
import { isTypedElsewhere } from "../ui/typed-elsewhere";

export type QueueKey =
  | "agree"
  | "disagree"
  | "unsure"
  | "accepted"
  | "rejected"
  | "comment"
  | "next"
  | "previous"
  | "undo";

/** As on the cards beside a text, where these letters have the same meaning. */
const KEYS: Readonly<Record<string, QueueKey>> = {
  y: "agree",
  d: "disagree",
  u: "unsure",
  v: "accepted",
  x: "rejected",
  c: "comment",
  j: "next",
  k: "previous",
  z: "undo",
};

/** What a key means in the queue; null for keys that belong to a field or to the browser. */
export function queueKey(event: KeyboardEvent): QueueKey | null {
  return isTypedElsewhere(event) ? null : (byKeyName(event, (name) => KEYS[name]) ?? null);
}

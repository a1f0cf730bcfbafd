import { byKeyName } from "../ui/key-names";
import { isTypedElsewhere } from "../ui/typed-elsewhere";

export type QueueAct = "found" | "not-found" | "not-needed" | "skip" | "next" | "previous";

const ACTS: Readonly<Record<string, QueueAct>> = {
  f: "found",
  m: "not-found",
  x: "not-needed",
  s: "skip",
  j: "next",
  k: "previous",
};

export function queueAct(event: KeyboardEvent): QueueAct | null {
  return isTypedElsewhere(event) ? null : (byKeyName(event, (name) => ACTS[name]) ?? null);
}

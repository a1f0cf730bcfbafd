import { byKeyName } from "../ui/key-names";

/**
 * Whether a key belongs to a field or is a shortcut of the browser. A key that is held down counts
 * once, since the next item has not been read yet.
 */
export function isTyping(event: KeyboardEvent): boolean {
  const { target, altKey, ctrlKey, metaKey, repeat } = event;
  const field =
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null;
  return field || repeat || altKey || ctrlKey || metaKey || event.defaultPrevented;
}

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
  return isTyping(event) ? null : (byKeyName(event, (name) => ACTS[name]) ?? null);
}

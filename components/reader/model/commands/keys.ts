import { byKeyName, type KeyPress as NamedPress } from "@/components/ui/key-names";
import type { Command } from "./command";

type KeyPress = NamedPress & Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** How the help writes keys whose name in an event is another. */
const EVENT_KEYS: Readonly<Record<string, string>> = {
  "↓": "arrowdown",
  "↑": "arrowup",
  "←": "arrowleft",
  "→": "arrowright",
  Esc: "escape",
};

/** Whether a key press is the one that the help writes so, such as "Ctrl+Shift+Z". */
export function isPress(written: string, press: KeyPress): boolean {
  return byKeyName(press, (name) => isPressNamed(name, written, press) || undefined) ?? false;
}

/** The same with what the pressed key is called. */
function isPressNamed(pressed: string, written: string, press: KeyPress): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const parts = written.split("+");
  const name = parts.at(-1) ?? "";
  const key = EVENT_KEYS[name] ?? name.toLowerCase();
  if (pressed !== key) return false;
  // Many keyboards give brackets only together with Alt, some with what stands for Ctrl and Alt;
  // with Ctrl or ⌘ alone they are the browser's way back and forward.
  if (key === "[" || key === "]") return !metaKey && (!ctrlKey || altKey);
  if (parts.includes("Ctrl")) {
    return (ctrlKey || metaKey) && !altKey && shiftKey === parts.includes("Shift");
  }
  if (ctrlKey || metaKey || altKey !== parts.includes("Alt")) return false;
  // Characters are the same with Shift and Caps Lock; some keyboards need Shift for "/" and "?".
  return !/^f\d/.test(key) || shiftKey === parts.includes("Shift");
}

/** The command that a key press means, or undefined. */
export function commandFor<C extends Pick<Command, "keys" | "bound">>(
  commands: readonly C[],
  press: KeyPress,
): C | undefined {
  return byKeyName(press, (name) =>
    commands.find(({ keys, bound = keys }) =>
      bound.some((each) => isPressNamed(name, each, press)),
    ),
  );
}

/** Whether keys belong to what has the focus: a field, a menu, a dialog over the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"][data-state]',
    ) !== null
  );
}

/** Whether Enter presses the button or follows the link that has the focus. */
export function isPressing({ key, target }: Pick<KeyboardEvent, "key" | "target">): boolean {
  return key === "Enter" && target instanceof HTMLElement && target.closest("button, a") !== null;
}

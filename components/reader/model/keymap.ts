import { type Kind } from "@/lib/annotation/annotation";
import { KINDS } from "@/lib/contract/terms";

/** What a key does. The names are those of the messages in the help. */
export type Act =
  | { readonly does: "tag"; readonly kind: Kind }
  | { readonly does: "edge"; readonly side: "start" | "end" }
  | { readonly does: (typeof LETTERS)[keyof typeof LETTERS] | "undo" | "redo" };

interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

/**
 * The help lists these, by what one wants to do. Some belong to the text, the lists and the forms
 * rather than to the page; a person need not know which.
 */
export const SHORTCUTS = {
  read: [
    { keys: ["J", "Alt+↓"], does: "next" },
    { keys: ["K", "Alt+↑"], does: "previous" },
    { keys: ["Enter"], does: "open" },
    { keys: ["T"], does: "reply" },
    { keys: ["Esc"], does: "close" },
    { keys: ["?"], does: "help" },
  ],
  select: [
    { keys: ["Tab", "Enter"], does: "caret" },
    { keys: ["←", "→"], does: "character" },
    { keys: ["Ctrl+←", "Ctrl+→"], does: "word" },
    { keys: ["Page Up", "Page Down"], does: "sentence" },
    { keys: ["Ctrl+↑", "Ctrl+↓"], does: "paragraph" },
    { keys: ["Shift"], does: "select" },
    { keys: ["Ctrl", "Alt"], does: "drag" },
    { keys: ["W"], does: "snap" },
  ],
  tag: [
    { keys: ["1"], does: "claim" },
    { keys: ["2"], does: "quotation" },
    { keys: ["3"], does: "rhetoric" },
    { keys: ["N"], does: "note" },
    { keys: ["R"], does: "reference" },
    { keys: ["A"], does: "arm" },
  ],
  change: [
    { keys: ["E"], does: "edit" },
    { keys: ["[", "]"], does: "edge" },
    { keys: ["←", "→"], does: "edgeWord" },
    { keys: ["Shift+←", "Shift+→"], does: "edgeCharacter" },
    { keys: ["Delete"], does: "remove" },
    { keys: ["Ctrl+Z"], does: "undo" },
    { keys: ["Ctrl+Shift+Z"], does: "redo" },
  ],
  find: [
    { keys: ["/", "Ctrl+F"], does: "find" },
    { keys: ["Q"], does: "proposals" },
    { keys: ["Enter", "F3"], does: "nextHit" },
    { keys: ["Shift+Enter", "Shift+F3"], does: "previousHit" },
    { keys: ["Alt+Enter"], does: "annotateHit" },
    { keys: ["Esc Esc"], does: "browserFind" },
  ],
} as const satisfies Readonly<Record<string, readonly Shortcut[]>>;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The act of a key press, or null. Single letters are given with Caps Lock, too. */
export function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Act | null {
  // Many keyboards give brackets only together with Alt, some with what stands for Ctrl and Alt;
  // with Ctrl or ⌘ alone they are the browser's way back and forward.
  if ((key === "[" || key === "]") && !metaKey && (!ctrlKey || altKey)) {
    return { does: "edge", side: key === "[" ? "start" : "end" };
  }
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (altKey) return null;
    if (letter === "z") return { does: shiftKey ? "redo" : "undo" };
    return letter === "y" && !shiftKey ? { does: "redo" } : null;
  }
  if (altKey) {
    if (key === "ArrowDown") return { does: "next" };
    return key === "ArrowUp" ? { does: "previous" } : null;
  }
  const kind = KINDS[Number(key) - 1];
  if (kind && /^[123]$/.test(key)) return { does: "tag", kind };
  const act = LETTERS[letter as keyof typeof LETTERS];
  return act ? { does: act } : null;
}

const LETTERS = {
  n: "note",
  r: "reference",
  t: "reply",
  e: "edit",
  j: "next",
  k: "previous",
  w: "snap",
  a: "arm",
  q: "proposals",
  "/": "find",
  "?": "help",
  delete: "remove",
  escape: "close",
} as const;

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

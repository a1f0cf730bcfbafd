import { KINDS, type Kind } from "@/lib/annotation/annotation";

/** What a key does. The names are those of the messages in the help. */
export type Act =
  | { readonly does: "tag"; readonly kind: Kind }
  | {
      readonly does:
        "note" | "reply" | "next" | "previous" | "edit" | "close" | "help" | "undo" | "redo";
    };

/** The help lists these; the last ones belong to the browser, the text and the lists. */
export const SHORTCUTS = [
  { keys: ["1"], does: "claim" },
  { keys: ["2"], does: "quotation" },
  { keys: ["3"], does: "rhetoric" },
  { keys: ["N"], does: "note" },
  { keys: ["R"], does: "reply" },
  { keys: ["E"], does: "edit" },
  { keys: ["J", "Alt+↓"], does: "next" },
  { keys: ["K", "Alt+↑"], does: "previous" },
  { keys: ["Enter"], does: "open" },
  { keys: ["Esc"], does: "close" },
  { keys: ["Ctrl+Z"], does: "undo" },
  { keys: ["Ctrl+Shift+Z"], does: "redo" },
  { keys: ["Shift+←", "Shift+→"], does: "select" },
  { keys: ["?"], does: "help" },
] as const;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The act of a key press, or null. Single letters are given with Caps Lock, too. */
export function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Act | null {
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
  r: "reply",
  e: "edit",
  j: "next",
  k: "previous",
  "?": "help",
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

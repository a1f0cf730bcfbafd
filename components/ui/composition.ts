/** What browsers call the code of a key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key belongs to an input method. Safari says so by the old code alone: there the Enter
 * that ends a composition comes after its end.
 */
function belongsToComposition({ isComposing, keyCode, target }: KeyboardEvent): boolean {
  if (isComposing) return true;
  return (
    keyCode === TAKEN_BY_INPUT_METHOD &&
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea"))
  );
}

/**
 * Leaves Escape, Enter, arrows and letters to the input method while somebody composes a word: no
 * form, dialog or shortcut sees them. Of what the browser itself does with them one thing is
 * prevented: Chromium empties a search field at Escape, and the composed word with it. To be called
 * before anything else listens to keys of the window.
 */
export function leaveKeysToComposition(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      if (!belongsToComposition(event)) return;
      event.stopImmediatePropagation();
      if (event.key === "Escape" && isSearchField(event.target)) event.preventDefault();
    },
    { capture: true },
  );
}

function isSearchField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "search";
}

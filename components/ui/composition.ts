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
 * form, dialog or shortcut sees them. What the browser itself does with them is not prevented. To be
 * called before anything else listens to keys of the window.
 */
export function leaveKeysToComposition(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      if (belongsToComposition(event)) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** Longer than this nobody's keys are held back, in milliseconds. */
const MAX_HELD_MS = 2_000;

/**
 * Holds back what is typed until the part of the page that it is meant for is there. The answer
 * ends that and types the keys again, into whatever has the focus by then.
 */
export function holdKeys(): () => void {
  const held: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  window.addEventListener("keydown", hold, { capture: true });
  const end = () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", hold, { capture: true });
    typeAgain(held.splice(0));
  };
  const timer = setTimeout(end, MAX_HELD_MS);
  return end;
}

/** One key after the other, each when the page has taken in the one before. */
function typeAgain([first, ...rest]: readonly KeyboardEvent[]): void {
  if (!first) return;
  setTimeout(() => {
    const target = document.activeElement ?? document.body;
    const { key, code, shiftKey } = first;
    const press = { key, code, shiftKey, bubbles: true, cancelable: true };
    const isLeft = target.dispatchEvent(new KeyboardEvent("keydown", press));
    if (isLeft && key.length === 1) insert(target, key);
    target.dispatchEvent(new KeyboardEvent("keyup", press));
    typeAgain(rest);
  });
}

function insert(target: Element, words: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  target.setRangeText(words, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end");
  target.dispatchEvent(new InputEvent("input", { bubbles: true, data: words }));
}

/**
 * Whether a key belongs to a field or is a shortcut of the browser. A key that is held down counts
 * once, since the next item has not been read yet.
 */
export function isTypedElsewhere(event: KeyboardEvent): boolean {
  const { target, altKey, ctrlKey, metaKey, repeat } = event;
  const field =
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null;
  return field || repeat || altKey || ctrlKey || metaKey || event.defaultPrevented;
}

/** A ref for a list without a field to type in: the arrow keys are heard only inside it. */
export function focusAdded(added: HTMLElement | null): void {
  added?.focus();
}

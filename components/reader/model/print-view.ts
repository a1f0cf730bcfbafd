/** Opens the print view. Annotations that the filter hides are not printed either. */
export function openPrintView(): void {
  const query = new URLSearchParams(window.location.search);
  query.set("view", "print");
  window.location.assign(`${window.location.pathname}?${query}`);
}

/** Opens the print view. Annotations that the filter hides are not printed either. */
export function openPrintView(): void {
  const query = new URLSearchParams(window.location.search);
  query.set("view", "print");
  window.location.assign(`${window.location.pathname}?${query}`);
}

/** Opens the document as it stood on an earlier day. */
export function openPast(): void {
  window.location.assign(`${window.location.pathname}/past`);
}

/** Opens the page on which a new revision of the document is added. */
export function openRevise(): void {
  window.location.assign(`${window.location.pathname}/revise`);
}

/** Opens the list of annotations that a revision left without a certain place. */
export function openPlaces(): void {
  window.location.assign(`${window.location.pathname}/places`);
}

/** Opens the page on which annotations are imported from a file. */
export function openImport(): void {
  window.location.assign(`${window.location.pathname}/import`);
}

/** Opens the list of the revisions of the text. */
export function openRevisions(): void {
  window.location.assign(`${window.location.pathname}/revisions`);
}

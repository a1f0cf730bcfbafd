/** A file that one page takes for the next: it lives as long as the browser does not load anew. */
let handed: File | null = null;

/** Leaves a file for the page that is opened next. */
export function handOver(file: File): void {
  handed = file;
}

/** The file that was left; a second call gets nothing. */
export function takeHanded(): File | null {
  const file = handed;
  handed = null;
  return file;
}

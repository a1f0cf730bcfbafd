/** The number of a revision that an address names, or null. */
export function revisionIn(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null;
}

/** A quotation, its source, and what a careful reader says of it. */
export interface CheckCase {
  readonly name: string;
  readonly source: string;
  readonly quotation: string;
  /**
   * The verdicts that are right, with "|" between them; "warn" is a verbatim quotation with a
   * warning.
   */
  readonly right: string;
}

/** One case or more for each kind of difference between a quotation and its source. */
export const CHECK_CASES: readonly CheckCase[] = [
  {
    name: "a minus before a number lost",
    source: "At noon it was −12 degrees on the quay.",
    quotation: "At noon it was 12 degrees on the quay",
    right: "altered",
  },
];

import type { ReactNode } from "react";

/** What every block of a text needs to know of its page. */
export interface Page {
  /** The prefix of all ids, so that two texts beside each other do not share any. */
  readonly id: string;
  /** Added to the level of each heading. */
  readonly headingShift: number;
  /** Where the block begins that repeats the document's title, in UTF-16 code units. */
  readonly titleAt?: number;
  /** The labels of existing footnotes. */
  readonly footnotes: ReadonlySet<string>;
  readonly tableLabel: string;
  readonly backLabel: string;
  /** Special rendering for the words that begin at an offset. */
  readonly words?: (start: number, words: string) => ReactNode;
}

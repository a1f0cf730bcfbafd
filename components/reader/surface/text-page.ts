import type { ReactNode } from "react";

/** What every block of one text needs to know of the page it stands on. */
export interface Page {
  /** Begins all ids, so that two texts beside each other do not share any. */
  readonly id: string;
  /** Added to each heading's level. */
  readonly headingShift: number;
  /** Labels of the footnotes that are there. */
  readonly footnotes: ReadonlySet<string>;
  readonly tableLabel: string;
  readonly backLabel: string;
  /** How words are shown that begin at an offset, where they are more than words. */
  readonly words?: (start: number, words: string) => ReactNode;
}

import type { CurrentUser, ReadingState } from "../reading-state";

/** What the actions of a slice read and change. Only slices are given it. */
export interface StateCell {
  readonly me: CurrentUser;
  readonly now: () => ReadingState;
  readonly set: (change: Partial<ReadingState>) => void;
}

/** A number as the tokens from `from` up to, but not including, `to` write it. */
export interface NumberExpression {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** The two ends of "tens of thousands", which names no number. */
  readonly ends?: readonly [number, number];
  /** A part of a whole ("two-thirds"); the value is a percentage. */
  readonly isShare: boolean;
  readonly isInDigits: boolean;
  /** What "million" and the like multiplied the number by, else 1. */
  readonly scale: number;
  /** A whole number of four digits without separators, which may be a year. */
  readonly isYearLike: boolean;
}

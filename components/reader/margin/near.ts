/** A stretch of the column, in CSS pixels from its top. */
export interface Near {
  readonly from: number;
  readonly to: number;
}

/** What is seen and two screens above and below: cards come before one scrolls to them. */
export function near(seen: number, height: number): Near {
  return { from: seen - 2 * height, to: seen + 3 * height };
}

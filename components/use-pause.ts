import { useEffect, useState } from "react";
import { callLater } from "./call-later";

/** The value once it has stayed as it is for so many milliseconds; the first one counts at once. */
export function usePause<T extends string>(value: T, milliseconds: number): T {
  const [pausedValue, setPausedValue] = useState(value);
  useEffect(() => callLater(() => setPausedValue(value), milliseconds), [value, milliseconds]);
  return pausedValue;
}

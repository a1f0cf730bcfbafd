import { useState } from "react";

/**
 * The position in a list that others change: it stays with its item while that exists, and
 * keeps its index afterwards. Returns the index (0 in an empty list) and how to go to an item.
 */
export function usePlaceIn<T>(items: readonly T[]): [number, (item: T | undefined) => void] {
  const [at, setAt] = useState<{ place: number; item: T | undefined }>({
    place: 0,
    item: items[0],
  });
  const found = at.item === undefined ? -1 : items.indexOf(at.item);
  const place = found === -1 ? Math.min(at.place, Math.max(0, items.length - 1)) : found;
  if (place !== at.place || items[place] !== at.item) setAt({ place, item: items[place] });
  return [place, (item) => setAt({ place, item })];
}

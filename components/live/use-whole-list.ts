"use client";
import { useEffect, useMemo, useState } from "react";

/** A list, or its beginning, and where it goes on. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The cursor of the next page, or null. */
  readonly next: string | null;
}

type ReadListPage<T> = (
  cursor: string,
) => Promise<{ readonly ok: true; readonly value: ListPage<T> } | { readonly ok: false }>;

/**
 * A list of which the page brings the beginning: what follows is read when the page is there, so
 * that it can be sorted and filtered as a whole. `readPage` must stay the same function. A new
 * beginning is followed anew; until then the rows that are known stay.
 */
export function useWholeList<T extends { readonly id: string }>(
  beginning: ListPage<T>,
  readPage: ReadListPage<T>,
): { readonly items: readonly T[]; readonly isWhole: boolean } {
  const [rest, setRest] = useState<ListPage<T>>({ items: [], next: beginning.next });
  useEffect(() => {
    let isWanted = true;
    const follow = async () => {
      const items: T[] = [];
      let { next } = beginning;
      while (next !== null && isWanted) {
        const page = await readPage(next);
        if (!page.ok) break;
        items.push(...page.value.items);
        next = page.value.next;
      }
      if (isWanted) setRest({ items, next });
    };
    void follow();
    return () => {
      isWanted = false;
    };
  }, [beginning, readPage]);

  const items = useMemo(() => {
    const there = new Set(beginning.items.map(({ id }) => id));
    return [...beginning.items, ...rest.items.filter(({ id }) => !there.has(id))];
  }, [beginning, rest]);
  return { items, isWhole: rest.next === null };
}

"use client";
import { useEffect, useEffectEvent, useMemo, useState } from "react";

/** A list, or its beginning, and where it goes on. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The cursor of the next page, or null. */
  readonly next: string | null;
}

type ReadListPage<T> = (
  cursor: string,
) => Promise<
  | { readonly ok: true; readonly value: ListPage<T> }
  | { readonly ok: false; readonly detail: string }
>;

/** How many rows are asked for at a time. */
export const ROWS_OF_PAGE = 1_000;

/** What is known of a list that is read to its end. */
export interface WholeList<T> {
  readonly items: readonly T[];
  readonly isWhole: boolean;
  /** Why it was not read to its end, or null. */
  readonly problem: string | null;
  /** Reads it anew from where its beginning ends. */
  readonly retry: () => void;
}

/**
 * A list of which the page brings the beginning: what follows is read when the page is there, so
 * that it can be sorted and filtered as a whole. A new beginning is followed anew; until then the
 * rows that are known stay.
 */
export function useWholeList<T extends { readonly id: string }>(
  beginning: ListPage<T>,
  readPage: ReadListPage<T>,
): WholeList<T> {
  const [rest, setRest] = useState<ListPage<T>>({ items: [], next: beginning.next });
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const read = useEffectEvent(readPage);
  useEffect(() => {
    let isWanted = true;
    const follow = async () => {
      const items: T[] = [];
      let { next } = beginning;
      let detail: string | null = null;
      while (next !== null && detail === null && isWanted) {
        const page = await read(next);
        if (page.ok) {
          items.push(...page.value.items);
          next = page.value.next;
        } else detail = page.detail;
      }
      if (!isWanted) return;
      setRest({ items, next });
      setProblem(detail);
    };
    void follow();
    return () => {
      isWanted = false;
    };
  }, [beginning, tries]);

  const items = useMemo(() => {
    const there = new Set(beginning.items.map(({ id }) => id));
    return [...beginning.items, ...rest.items.filter(({ id }) => !there.has(id))];
  }, [beginning, rest]);
  const retry = () => {
    setProblem(null);
    setTries(tries + 1);
  };
  return { items, isWhole: rest.next === null, problem, retry };
}

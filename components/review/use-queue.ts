import { useEffect, useRef, useState, type RefObject } from "react";

/** A list that is read page by page, as useApiPages answers it. */
interface Pages<Item> {
  readonly items: readonly Item[] | undefined;
  readonly hasMore: boolean;
  readonly isFetching: boolean;
  readonly problem: string | null;
  readonly more: () => void;
}

interface QueueOptions<Item> {
  readonly pages: Pages<Item>;
  readonly idOf: (item: Item) => string;
  /** What was done here and not taken back, by ids. */
  readonly doneIds: readonly string[];
  /** Whether what was done here is left out of the list. */
  readonly isHidden: (id: string) => boolean;
}

interface Queue<Item> {
  /** To be put on the list, whose current item has `aria-current` and in it a `data-stop`. */
  readonly list: RefObject<HTMLOListElement | null>;
  /** What is shown, in order. */
  readonly open: readonly Item[];
  /** Where the current item is in it. */
  readonly at: number;
  readonly item: Item | undefined;
  /** The current item where it left the list without the viewer's doing: it stays until they move on. */
  readonly gone: Item | null;
  /** An item as it was first listed. */
  readonly firstSeen: (id: string) => Item | undefined;
  /** Makes an item current that has the focus already. */
  readonly stay: (index: number) => void;
  /** Goes to an item, the first or the last one where there is none. */
  readonly go: (index: number) => void;
  /** Goes to what follows the current item, which is done; `isLeft` where it leaves the list. */
  readonly pass: (isLeft: boolean) => void;
  /**
   * Goes to an item by its id as soon as the list has it, such as one that was done and is taken back.
   * `isBack` where it was in the list and will be again: until then it is shown as it was. The focus
   * stays where something in it has it already, such as a form.
   */
  readonly goTo: (id: string, isBack: boolean) => void;
}

interface Current {
  readonly id: string | null;
  readonly at: number;
  /** Whether it was taken back and the list has not had it since. */
  readonly isBack?: boolean;
}

/** How many are still to come when the next page is fetched. */
const AHEAD = 10;

/** A list of which one item is current: where that is, where the focus goes, and what is read next. */
export function useQueue<Item>(options: QueueOptions<Item>): Queue<Item> {
  const { pages, idOf, doneIds, isHidden } = options;
  const { items } = pages;
  const [current, setCurrent] = useState<Current>({ id: null, at: 0 });
  const [known, setKnown] = useState<ReadonlyMap<string, Item>>(new Map());

  const fresh = items?.filter((one) => !known.has(idOf(one))) ?? [];
  if (fresh.length > 0) {
    setKnown(new Map([...known, ...fresh.map((one) => [idOf(one), one] as const)]));
  }
  const listed = items?.filter((one) => !isHidden(idOf(one))) ?? [];
  const isListed = listed.some((one) => idOf(one) === current.id);
  if (current.isBack && isListed) setCurrent({ ...current, isBack: false });
  const isHeld = !isListed && !doneIds.includes(current.id ?? "");
  const held = (isHeld && known.get(current.id ?? "")) || null;
  const open = held ? listed.toSpliced(current.at, 0, held) : listed;
  const found = open.findIndex((one) => idOf(one) === current.id);
  const at = found === -1 ? Math.min(current.at, Math.max(0, open.length - 1)) : found;

  useReadAhead(pages, open.length - at < AHEAD);
  const { list, takeFocus } = useFocusOnCurrent();
  const show = (index: number, next: Item | undefined) =>
    setCurrent({ id: next === undefined ? null : idOf(next), at: index });
  return {
    list,
    open,
    at,
    item: open[at],
    gone: current.isBack ? null : held,
    firstSeen: (id) => known.get(id),
    stay: (index) => show(index, open[index]),
    go(index) {
      const nearest = Math.min(Math.max(index, 0), open.length - 1);
      takeFocus();
      if (open[nearest] !== undefined) show(nearest, open[nearest]);
    },
    pass(isLeft) {
      takeFocus();
      show(isLeft ? at : at + 1, open[at + 1]);
    },
    goTo(id, isBack) {
      takeFocus({ unlessInside: true });
      setCurrent({ id, at, isBack });
    },
  };
}

/** Reads the next page of a list where few of it are left. */
export function useReadAhead(
  { hasMore, isFetching, problem, more }: Omit<Pages<unknown>, "items">,
  isShort: boolean,
): void {
  useEffect(() => {
    if (isShort && hasMore && !isFetching && !problem) more();
  }, [isShort, hasMore, isFetching, problem, more]);
}

/**
 * A list whose current item is given the focus once it is shown; with `unlessInside`, not where
 * something in it has the focus already.
 */
export function useFocusOnCurrent() {
  const list = useRef<HTMLOListElement>(null);
  const pending = useRef<{ readonly unlessInside?: boolean } | null>(null);
  useEffect(() => {
    if (!pending.current) return;
    const { unlessInside } = pending.current;
    pending.current = null;
    const item = list.current?.querySelector('[aria-current="true"]');
    if (unlessInside && item?.contains(document.activeElement)) return;
    item?.querySelector<HTMLElement>("[data-stop]")?.focus();
  });
  return {
    list,
    takeFocus(how: { readonly unlessInside?: boolean } = {}) {
      pending.current = how;
    },
  };
}

"use client";
import {
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { Card } from "./card";
import { LONG_TEXT } from "../../surface/grouping";
import { watchPace } from "../../surface/pace";
import { groupIntoLines, placeCards } from "./card-layout";
import { CollapsedCards } from "./collapsed-cards";
import { useCardLimit } from "./use-card-limit";
import { viewportWindow, sliceBySpan, type ViewportWindow } from "../../model/viewport-window";
import styles from "./card-column.module.css";

const GAP = 4;
const CLOSED = 34;
/** Cards pushed further than this from their words share a line. CSS pixels. */
const DRIFT = 160;
/** Above this many annotations, and in long texts, only words near the viewport are measured. */
const FEW = 800;

/** The cards beside the text, each level with its words. `layout` counts changes of the text's layout. */
export function CardColumn({ layout }: { layout: number }) {
  const t = useTranslations("Reader");
  const { surface, reading } = useReaderContext();
  // Deferred, since the lines in the text should be drawn first.
  const shown = useDeferredValue(useReading((state) => state.shown));
  const openId = useReading((state) => state.openId);
  const currentId = useReading((state) => state.currentId);
  const column = useRef<HTMLElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  const [view, setView] = useState<ViewportWindow>({ from: 0, to: 0 });

  const isNearOnly = shown.length > FEW || reading.place.text.length >= LONG_TEXT;
  /** The window measured last; rendering it may lag behind. */
  const measured = useRef<ViewportWindow>({ from: 0, to: 0 });

  const measure = useCallback(() => {
    const handle = surface();
    if (!handle || !column.current) return;
    const origin = column.current.getBoundingClientRect().top + window.scrollY;
    const seen = window.scrollY - origin;
    const window_ = viewportWindow(seen, window.innerHeight);
    const span = isNearOnly && handle.spanBetween(window_.from - seen, window_.to - seen);
    const some = span ? sliceBySpan(shown, span) : isNearOnly ? [] : shown;
    setTops(
      new Map(
        some.flatMap(({ id }) => {
          const box = handle.boxOf(id);
          return box ? [[id, box.top - origin]] : [];
        }),
      ),
    );
    setView(window_);
    measured.current = window_;
  }, [shown, surface, isNearOnly]);

  // The surface draws in an effect of its own, which runs before this one.
  useEffect(measure, [measure, layout]);

  useEffect(() => {
    return watchPace(
      () => window.scrollY,
      () => {
        const origin = (column.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
        const seen = window.scrollY - origin;
        const { from, to } = measured.current;
        const half = window.innerHeight / 2;
        if (seen > from + half && seen + half * 3 < to) return;
        // Half a screen of cards is still ahead, so rendering more need not block scrolling.
        startTransition(() => {
          if (isNearOnly) return measure();
          measured.current = viewportWindow(seen, window.innerHeight);
          setView(measured.current);
        });
      },
    );
  }, [measure, isNearOnly]);

  const lines = useMemo(() => {
    const wishes = shown.flatMap(({ id }) => {
      const top = tops.get(id);
      return top === undefined
        ? []
        : [{ id, top: top - 5, height: id === openId ? (heights.get(id) ?? 220) : CLOSED }];
    });
    const alone = new Set([openId, currentId].filter((id) => id !== null));
    return groupIntoLines(wishes, { gap: GAP, most: DRIFT, alone });
  }, [shown, tops, heights, openId, currentId]);
  const topById = useMemo(
    () =>
      placeCards(
        lines.flatMap(([first]) => first ?? []),
        { gap: GAP, openId },
      ),
    [lines, openId],
  );
  const byId = useReading((state) => state.byId);

  const onHeight = useCallback((id: string, height: number) => {
    setHeights((before) => (before.get(id) === height ? before : new Map(before).set(id, height)));
  }, []);

  const last = lines.at(-1)?.[0];
  const bottom = last ? (topById.get(last.id) ?? 0) + last.height : 0;

  return (
    <aside
      ref={column}
      className={styles.column}
      aria-label={t("margin")}
      data-print="no"
      style={{ minHeight: bottom }}
      onPointerLeave={() => reading.store.hover(null)}
    >
      {lines.map((line) => {
        const id = line[0]?.id ?? "";
        const annotation = byId.get(id);
        const top = topById.get(id) ?? 0;
        const isPinned = id === openId || id === currentId;
        if (!annotation || (!isPinned && (top > view.to || top + CLOSED < view.from))) return null;
        const open = id === openId;
        return (
          <Slot key={id} id={id} top={top} open={open} onHeight={onHeight}>
            {line.length === 1 ? (
              <Card annotation={annotation} open={open} />
            ) : (
              <CollapsedCards ids={line.map((wish) => wish.id)} />
            )}
          </Slot>
        );
      })}
    </aside>
  );
}

interface SlotProps {
  readonly id: string;
  readonly top: number;
  readonly open: boolean;
  readonly onHeight: (id: string, height: number) => void;
  readonly children: React.ReactNode;
}

/** Positions a card. An open card reports its height; closed ones are one line. */
function Slot({ id, top, open, onHeight, children }: SlotProps) {
  const slot = useRef<HTMLDivElement>(null);
  useCardLimit(slot, open, top);
  useLayoutEffect(() => {
    const element = slot.current;
    if (!open || !element) return;
    const reportHeight = () => onHeight(id, Math.ceil(element.getBoundingClientRect().height));
    reportHeight();
    const sizes = new ResizeObserver(reportHeight);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [id, open, onHeight]);
  return (
    <div
      ref={slot}
      className={open ? `${styles.slot} ${styles.raised}` : styles.slot}
      style={{ top: Math.round(top) }}
    >
      {children}
    </div>
  );
}

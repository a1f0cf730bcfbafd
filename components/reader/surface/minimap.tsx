"use client";
import { memo, useDeferredValue, useEffect, useMemo, useRef, type MouseEvent } from "react";
import { type Kind } from "@/lib/annotation/annotation";
import type { Drawn, Found } from "../model/surface-handle";
import { hitMarks, mapMarks, marksNear, type MapMark } from "./minimap-marks";
import style from "./minimap.module.css";
import { KINDS } from "@/lib/contract/terms";

/** Rows of the map: on a screen of 800 pixels a row is about as high as a mark. */
const ROWS = 180;

/**
 * A thin map of where annotations are. For sight and pointer only: the list of annotations is its
 * accessible equivalent. `place` returns the position of an offset in the rendered text, from 0 to
 * 1; without it the map goes by the number of characters.
 */
export const Minimap = memo(function Minimap({
  length,
  annotations,
  openId,
  onOpen,
  place,
  found = null,
}: {
  length: number;
  annotations: readonly Drawn[];
  openId: string | null;
  onOpen(id: string): void;
  place?: (offset: number) => number;
  found?: Found | null;
}) {
  const positionOf = useMemo(
    () => place ?? ((offset: number) => offset / Math.max(length, 1)),
    [length, place],
  );
  // Deferred, since text and cards should be drawn first.
  const later = useDeferredValue(annotations);
  const where = useDeferredValue(positionOf);
  const marks = useMemo(() => mapMarks(later, ROWS, where), [later, where]);
  const hits = found?.hits;
  const ticks = useMemo(() => hitMarks(hits ?? [], ROWS, positionOf), [hits, positionOf]);
  const press = (event: MouseEvent) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const ids = marksNear(marks, (event.clientY - top) / height, REACH / height);
    const next = ids[(openId === null ? -1 : ids.indexOf(openId)) + 1] ?? ids[0];
    if (next !== undefined) onOpen(next);
  };
  const open = openId === null ? undefined : marks.find(({ ids }) => ids.includes(openId));
  return (
    <div className={style.map} aria-hidden="true" data-print="no">
      <Window />
      {open && <span className={style.open} style={{ top: `${open.at * 100}%` }} />}
      <svg
        className={style.marks}
        aria-hidden="true"
        viewBox={`0 0 20 ${HEIGHT}`}
        preserveAspectRatio="none"
        onClick={press}
      >
        <path className={style.hit} d={ticks.map((at) => `M0 ${y(at)}h20`).join("")} />
        {KINDS.map((kind) => (
          <path key={kind} className={style.mark} data-kind={kind} d={pathOf(kind, marks)} />
        ))}
      </svg>
    </div>
  );
});

/** The vertical units of the map; horizontal ones are CSS pixels. */
const HEIGHT = 1000;
/** A press this close selects a mark, in CSS pixels: marks are thinner than a pointer is exact. */
const REACH = 7;

function y(at: number): number {
  return Math.round(at * HEIGHT * 10) / 10;
}

/**
 * All marks of a kind in one path: hundreds of boxes would each be composited at every frame of
 * scrolling. Kinds differ in shape as well as in colour.
 */
function pathOf(kind: Kind, marks: readonly MapMark[]): string {
  const form = {
    claim: (at: number) => `M3 ${at}h9`,
    quotation: (at: number) => `M4 ${at}h8`,
    rhetoric: (at: number) => `M8 ${at + 3}l6 -6`,
    note: (at: number) => `M3 ${at}h9m-3 0v-6`,
  }[kind];
  return marks.map((mark) => (mark.kind === kind ? form(y(mark.at)) : "")).join("");
}

/**
 * The part of the text in the viewport. Moved outside React by a transform on its own layer:
 * anything else would repaint the whole page at every frame of scrolling.
 */
function Window() {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const text = document.querySelector("[data-text]")?.getBoundingClientRect();
        if (!element.current || !text || text.height === 0) return;
        const top = Math.min(Math.max(0, -text.top), text.height);
        const bottom = Math.min(text.height, Math.max(top, window.innerHeight - text.top));
        const [from, share] = [top / text.height, (bottom - top) / text.height];
        element.current.style.transform = `translateY(${from * 100}%) scaleY(${share})`;
      });
    };
    measure();
    window.addEventListener("scroll", measure, { passive: true });
    window.addEventListener("resize", measure);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", measure);
      window.removeEventListener("resize", measure);
    };
  }, []);
  return <span ref={element} className={style.window} />;
}

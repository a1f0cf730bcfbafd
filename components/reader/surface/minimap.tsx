"use client";
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Drawn, Found } from "../surface";
import { hitMarks, mapMarks } from "./minimap-marks";
import style from "./minimap.module.css";

/** Rows of the map: on a screen of 800 pixels a row is about as high as a mark. */
const ROWS = 180;

/**
 * A thin map of where annotations lie. For the eye and the pointer only: the list of annotations
 * says and does the same. `place` says where an offset stands in the rendered text, from 0 to 1;
 * without it the map goes by the number of characters.
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
  const placed = useMemo(
    () => place ?? ((offset: number) => offset / Math.max(length, 1)),
    [length, place],
  );
  // The text and the cards go first.
  const later = useDeferredValue(annotations);
  const where = useDeferredValue(placed);
  const marks = useMemo(() => mapMarks(later, ROWS, where), [later, where]);
  const hits = found?.hits;
  const ticks = useMemo(() => hitMarks(hits ?? [], ROWS, placed), [hits, placed]);
  const next = (ids: readonly string[]) => {
    const at = openId === null ? -1 : ids.indexOf(openId);
    const id = ids[(at + 1) % ids.length];
    if (id !== undefined) onOpen(id);
  };
  return (
    <div className={style.map} aria-hidden="true" data-print="no">
      <Window />
      {ticks.map((at) => (
        <span key={at} className={style.hit} style={{ top: `${at * 100}%` }} />
      ))}
      {marks.map(({ kind, at, ids }) => (
        <span
          key={`${kind} ${at}`}
          className={style.mark}
          data-kind={kind}
          data-open={openId !== null && ids.includes(openId) ? "" : undefined}
          style={{ top: `${at * 100}%` }}
          onClick={() => next(ids)}
        />
      ))}
    </div>
  );
});

/** The part of the page that the window shows. */
function Window() {
  const element = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState({ top: 0, height: 0 });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const text = document.querySelector("[data-text]")?.getBoundingClientRect();
        if (!text || text.height === 0) return;
        const top = Math.max(0, -text.top);
        const bottom = Math.min(text.height, window.innerHeight - text.top);
        setShown({ top: top / text.height, height: Math.max(0, bottom - top) / text.height });
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
  return (
    <span
      ref={element}
      className={style.window}
      style={{ top: `${shown.top * 100}%`, height: `${shown.height * 100}%` }}
    />
  );
}

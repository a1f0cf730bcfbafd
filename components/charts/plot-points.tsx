"use client";
import "@/messages/charts";
import { Link } from "../ui/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { nearestTo, stepOf, stopsAround, type Place, type PlotPoint } from "./plot-walk";
import styles from "./charts.module.css";

interface PlotPointsProps {
  readonly points: readonly PlotPoint[];
  /** The position of each point in the figure, in CSS pixels. */
  readonly places: readonly Place[];
}

/** How close to a point the pointer must be, in CSS pixels. */
const REACH = 16;

/**
 * The points of a figure over their chart: one tab stop, and arrow keys move from point to point.
 * The label of the focused or hovered one is shown below.
 */
export function PlotPoints({ points, places }: PlotPointsProps) {
  const t = useTranslations("Charts");
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const walked = useRef(false);
  const [current, setCurrent] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const at = Math.min(current, points.length - 1);
  const [from, to] = stopsAround(at, points.length);

  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    list.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, [at]);

  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return (event.target as HTMLElement).blur();
    const next = stepOf(event.key, at, points);
    if (next === null) return;
    event.preventDefault();
    walked.current = next !== at;
    setCurrent(next);
  };
  const pointedAt = (event: PointerEvent | React.MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return nearestTo(places, { x: event.clientX - left, y: event.clientY - top }, REACH);
  };
  const press = (event: React.MouseEvent) => {
    const pressed = pointedAt(event);
    const href = pressed === null ? undefined : points[pressed]?.href;
    if (href) router.push(href);
  };
  const described = shown === null ? undefined : points[shown];
  return (
    <>
      <div
        role="presentation"
        className={styles.points}
        data-opens={described?.href ? "" : undefined}
        onPointerMove={(event) => setShown(pointedAt(event))}
        onPointerLeave={() => setShown(null)}
        onClick={press}
        onKeyDown={walk}
      >
        <ul
          ref={list}
          role="list"
          aria-label={t("points", { count: points.length })}
          onBlur={() => setShown(null)}
        >
          {points.slice(from, to).map((point, i) => {
            const one = from + i;
            const stop = {
              className: styles.stop,
              "aria-label": point.label,
              tabIndex: one === at ? 0 : -1,
              onFocus: () => setShown(one),
            };
            return (
              <li
                key={point.key}
                style={{ left: places[one]?.x, top: places[one]?.y }}
                aria-setsize={points.length}
                aria-posinset={one + 1}
                data-shown={one === shown || undefined}
              >
                {point.href ? (
                  <Link href={point.href} {...stop} />
                ) : (
                  <button type="button" onClick={() => setShown(one)} {...stop} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <p className={styles.readout} aria-hidden="true">
        {described?.label}
      </p>
    </>
  );
}

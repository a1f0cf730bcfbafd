"use client";
import type { Plot, PlotOptions } from "@observablehq/plot";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/charts";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { asImage } from "./as-image";
import { PlotPoints } from "./plot-points";
import type { Place, PlotPoint } from "./plot-walk";
import styles from "./charts.module.css";

type Plotting = typeof import("@observablehq/plot");

interface PlotFigureProps {
  /** A sentence about the figure, for screen readers. */
  readonly label: string;
  /**
   * Draws the figure for a width in pixels; must be the same function while the data are the same.
   */
  readonly draw: (plot: Plotting, width: number) => PlotOptions;
  /**
   * The figure's data points in keyboard order; must be the same list while the data are the same.
   */
  readonly points: readonly PlotPoint[];
}

/** A figure by Observable Plot, as wide as its container. The library is loaded on demand. */
export function PlotFigure({ label, draw, points }: PlotFigureProps) {
  const t = useTranslations("Charts");
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [plot, setPlot] = useState<Plotting | null>(null);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    sizes.observe(element);
    let gone = false;
    import("@observablehq/plot").then(
      (module) => gone || setPlot(module),
      () => gone || setMissing(true),
    );
    return () => {
      gone = true;
      sizes.disconnect();
    };
  }, []);

  const drawn = useMemo(() => {
    if (!plot || width === 0) return null;
    const options = draw(plot, width);
    const figure = plot.plot({ ariaLabel: label, width, ...options });
    // Removes the library's styles: the page's own apply, in light and dark.
    for (const style of figure.querySelectorAll("style")) style.remove();
    asImage(figure);
    return { figure, places: placesOf(figure, points, options.marginTop ?? 0) };
  }, [plot, width, draw, label, points]);

  useEffect(() => {
    const element = place.current;
    if (!element || !drawn) return;
    element.replaceChildren(drawn.figure);
    return () => element.replaceChildren();
  }, [drawn]);

  return (
    <div className={styles.plot}>
      {isMissing && <Problem>{t("notLoaded")}</Problem>}
      {!plot && !isMissing && <Spinner />}
      <div className={styles.figure}>
        <div ref={place} />
        {drawn && points.length > 0 && <PlotPoints points={points} places={drawn.places} />}
      </div>
    </div>
  );
}

/** The distance from the top of a point without a height, in CSS pixels. */
const BELOW_TOP = 6;

/** Where the library draws the points. In a figure of rows each row has its own vertical scale. */
function placesOf(figure: Plot, points: readonly PlotPoint[], top: number): Place[] {
  const [x, y, rows] = (["x", "y", "fy"] as const).map((name) => figure.scale(name));
  return points.map((point) => ({
    x: Number(x?.apply(point.x)),
    y:
      (point.y === undefined ? top + BELOW_TOP : Number(y?.apply(point.y))) +
      (point.row === undefined ? 0 : Number(rows?.apply(point.row)) - top),
  }));
}

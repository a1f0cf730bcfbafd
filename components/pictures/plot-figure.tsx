"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import { Spinner } from "../ui/spinner";
import { asImage } from "./as-image";
import styles from "./pictures.module.css";

type Plotting = typeof import("@observablehq/plot");

interface PlotFigureProps {
  /** What the figure shows, in a sentence: for those who do not see it. */
  readonly label: string;
  /** The figure for a width in pixels; it must be the same function while the data are the same. */
  readonly draw: (plot: Plotting, width: number) => PlotOptions;
}

/** A figure made by Observable Plot, as wide as its place. The library comes when it is needed. */
export function PlotFigure({ label, draw }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [plot, setPlot] = useState<Plotting | null>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    sizes.observe(element);
    let gone = false;
    void import("@observablehq/plot").then((module) => !gone && setPlot(module));
    return () => {
      gone = true;
      sizes.disconnect();
    };
  }, []);

  useEffect(() => {
    const element = place.current;
    if (!element || !plot || width === 0) return;
    const figure = plot.plot({ ariaLabel: label, width, ...draw(plot, width) });
    // The page's own styles hold, in light and dark.
    for (const style of figure.querySelectorAll("style")) style.remove();
    asImage(figure);
    element.replaceChildren(figure);
    return () => element.replaceChildren();
  }, [plot, width, draw, label]);

  return (
    <div className={styles.plot}>
      {!plot && <Spinner />}
      <div ref={place} />
    </div>
  );
}

import styles from "./charts.module.css";

interface PlotLegendProps {
  /** Each fill, by the name of its colour, with what it stands for. */
  readonly fills: readonly (readonly [fill: "ink" | "edge" | "faint", label: string])[];
}

/** What the fills of a figure stand for. */
export function PlotLegend({ fills }: PlotLegendProps) {
  return (
    <p className={styles.legend}>
      {fills.map(([fill, label]) => (
        <span key={fill} data-fill={fill}>
          {label}
        </span>
      ))}
    </p>
  );
}
